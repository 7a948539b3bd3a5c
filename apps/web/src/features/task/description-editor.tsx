import { Alert, Button, Group, ScrollArea, Stack } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { messageOf } from '../../query-client'
import { MarkdownEditor } from '../../ui/markdown-editor'
import { MarkdownView } from '../../ui/markdown-view'
import { useSaveText } from './use-save-text'

type Draft = { base: string; text: string }

type Props = {
  task: TaskCard
  draft: Draft
  onChange: (draft: Draft) => void
  /** It was saved, or is not to be. */
  onDone: () => void
  /** Keeps the draft. */
  onClose: () => void
}

export function DescriptionEditor({ task, draft, onChange, onDone, onClose }: Props) {
  const [theirs, setTheirs] = useState<string | null>(null)
  const saveText = useSaveText(task)
  const saving = useMutation({
    mutationFn: (base: string) => saveText({ field: 'description', base, text: draft.text }),
    onSuccess: (saved) => (saved.isSaved ? onDone() : setTheirs(saved.theirs)),
  })
  const save = (base: string) => {
    if (saving.isPending) return
    if (draft.text === draft.base) onDone()
    else saving.mutate(base)
  }
  return (
    <Stack gap="xs" mt="md">
      <MarkdownEditor
        label="Description"
        value={draft.text}
        onChange={(text) => onChange({ base: draft.base, text })}
        onSubmit={() => save(draft.base)}
        onCancel={draft.text === draft.base ? onDone : onClose}
        minRows={6}
        autoFocus
        error={saving.error && messageOf(saving.error)}
      >
        <Button size="xs" variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button size="xs" loading={saving.isPending} onClick={() => save(draft.base)}>
          Save
        </Button>
      </MarkdownEditor>
      {theirs !== null && (
        <Alert
          variant="default"
          color="yellow"
          icon={<IconAlertTriangle size={18} />}
          title="Somebody else edited the description meanwhile"
        >
          <Stack gap="xs">
            <ScrollArea.Autosize mah={240} type="auto">
              <MarkdownView text={theirs || '(empty)'} />
            </ScrollArea.Autosize>
            <Group gap="xs">
              <Button size="compact-sm" onClick={() => save(theirs)}>
                Replace it with mine
              </Button>
              <Button size="compact-sm" variant="default" onClick={onDone}>
                Keep theirs
              </Button>
            </Group>
          </Stack>
        </Alert>
      )}
    </Stack>
  )
}
