import { Button } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { messageOf } from '../../query-client'
import { MarkdownEditor } from '../../ui/markdown-editor'
import { useDraft } from '../task/draft'
import { useChangeComment } from './use-change-comment'

export function CommentComposer({ task }: { task: TaskCard }) {
  const [draft, setDraft] = useDraft(`${task.id}.comment`)
  const { add } = useChangeComment(task.id)
  const text = draft?.text ?? ''
  const isEmpty = text.trim() === ''
  const send = async () => {
    if (isEmpty || add.isPending) return
    await add.mutateAsync(text)
    // Also after the panel was closed meanwhile: it would come back as a draft.
    setDraft(null)
  }
  // Why it was refused, `error` shows.
  const submit = () => void send().catch(() => undefined)
  return (
    <MarkdownEditor
      label="Write a comment"
      placeholder="Write a comment"
      value={text}
      onChange={(next) => setDraft(next === '' ? null : { base: '', text: next })}
      onSubmit={submit}
      onCancel={focusPanel}
      minRows={2}
      error={add.error && messageOf(add.error)}
    >
      <Button size="xs" disabled={isEmpty} loading={add.isPending} onClick={submit}>
        Comment
      </Button>
    </MarkdownEditor>
  )
}

/** So that the next Esc closes it. What is written stays. */
const focusPanel = () =>
  document.activeElement?.closest<HTMLElement>('[data-task-panel]')?.focus({ preventScroll: true })
