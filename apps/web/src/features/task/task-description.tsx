import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import type { TaskCard, TaskDetail } from '@nexa/shared/task'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { MarkdownView } from '../../ui/markdown-view'
import { DescriptionEditor } from './description-editor'
import { useDraft } from './draft'
import classes from './task-description.module.css'
import { useTickTasks } from './use-tick-tasks'

type Props = { task: TaskCard; detail: TaskDetail | undefined; canUpdate: boolean }

export function TaskDescription({ task, detail, canUpdate }: Props) {
  const [draft, setDraft] = useDraft(`${task.id}.description`)
  const [isOpen, setOpen] = useState(false)
  const ticking = useTickTasks(task)
  if (!detail) return <Skeleton height={88} mt="md" aria-label="Loading the description" />

  const saved = detail.description ?? ''
  const text = ticking.shown ?? saved
  const tick = (next: string) => ticking.tick({ base: text, text: next })
  const close = () => {
    setDraft(null)
    setOpen(false)
  }
  if (isOpen && canUpdate) {
    const current = draft ?? { base: text, text }
    return (
      <DescriptionEditor
        task={task}
        draft={current}
        onChange={setDraft}
        onDone={close}
        onClose={() => setOpen(false)}
      />
    )
  }

  const hasDraft = canUpdate && draft !== null && draft.text !== text
  return (
    <Stack gap="xs" mt="md" align="stretch">
      {text.trim() ? (
        <MarkdownView text={text} onToggle={canUpdate ? tick : undefined} />
      ) : (
        !canUpdate && <Text c="dimmed">No description</Text>
      )}
      {hasDraft && (
        <Alert
          variant="default"
          color="yellow"
          icon={<IconAlertTriangle size={18} />}
          title="You have a draft that is not saved"
        >
          <Group gap="xs">
            <Button size="compact-sm" onClick={() => setOpen(true)}>
              Go on writing
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setDraft(null)}>
              Discard
            </Button>
          </Group>
        </Alert>
      )}
      {canUpdate && !hasDraft && (
        <div>
          <button type="button" className={classes.edit} onClick={() => setOpen(true)}>
            {text.trim() ? 'Edit description' : 'Add a description'}
          </button>
        </div>
      )}
    </Stack>
  )
}
