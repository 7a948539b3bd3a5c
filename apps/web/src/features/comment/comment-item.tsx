import { ActionIcon, Button, Menu } from '@mantine/core'
import type { Comment } from '@nexa/shared/comment'
import type { TaskCard } from '@nexa/shared/task'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { messageOf } from '../../query-client'
import { ago, dayAndTime } from '../../ui/ago'
import { confirm } from '../../ui/confirm'
import { MarkdownEditor } from '../../ui/markdown-editor'
import { MarkdownView } from '../../ui/markdown-view'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './comment.module.css'
import { useChangeComment } from './use-change-comment'

export function CommentItem({ comment, task }: { comment: Comment; task: TaskCard }) {
  const { user, content, createdAt, updatedAt, can } = comment
  const [text, setText] = useState<string | null>(null)
  const { edit, remove } = useChangeComment(task.id)
  const isEdited = updatedAt !== createdAt
  // What is on its way shows at once: the next box is ticked in it.
  const shown = edit.isPending ? edit.variables.content : content
  const save = (next: string) => {
    if (next.trim() === '' || edit.isPending) return
    if (next === content) setText(null)
    else edit.mutate({ id: comment.id, content: next }, { onSuccess: () => setText(null) })
  }
  const tick = can.update
    ? (next: string) => edit.mutate({ id: comment.id, content: next })
    : undefined
  const askAndRemove = async () => {
    const isAgreed = await confirm({
      title: 'Delete this comment?',
      text: 'It can’t be brought back.',
      action: 'Delete comment',
      isDangerous: true,
    })
    if (isAgreed) remove.mutate(comment.id)
  }
  return (
    <li className={classes.comment}>
      <UserAvatar person={user} size={26} isDecorative />
      <div>
        <div className={classes.head}>
          <span className={classes.name}>{user.name}</span>
          <time className={classes.time} dateTime={createdAt} title={dayAndTime(createdAt)}>
            {ago(createdAt)}
            {isEdited && ', edited'}
          </time>
          {(can.update || can.delete) && (
            <Menu position="bottom-end" width={160} shadow="md">
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  className={classes.actions}
                  aria-label={`Actions for the comment of ${user.name}`}
                >
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {can.update && (
                  <Menu.Item
                    leftSection={<IconPencil size={16} />}
                    onClick={() => setText(content)}
                  >
                    Edit
                  </Menu.Item>
                )}
                {can.delete && (
                  <Menu.Item
                    color="red.8"
                    leftSection={<IconTrash size={16} />}
                    onClick={() => void askAndRemove()}
                  >
                    Delete
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
        {text === null ? (
          <MarkdownView text={shown} onToggle={tick} />
        ) : (
          <MarkdownEditor
            label="Edit the comment"
            value={text}
            onChange={setText}
            onSubmit={() => save(text)}
            onCancel={() => setText(null)}
            autoFocus
            error={edit.isError && messageOf(edit.error)}
          >
            <Button size="xs" variant="default" onClick={() => setText(null)}>
              Cancel
            </Button>
            <Button size="xs" loading={edit.isPending} onClick={() => save(text)}>
              Save
            </Button>
          </MarkdownEditor>
        )}
      </div>
    </li>
  )
}
