import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'

/** Copies the task's own address, without the filters of this page. */
export function TaskLinkButton({ task }: { task: TaskCard }) {
  const { slug } = useWorkspace()
  const { state } = useProject()
  const path = `/w/${slug}/p/${state.project.key}?task=${task.key}`
  return (
    <CopyButton value={`${window.location.origin}${path}`}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy link'}>
          <ActionIcon variant="subtle" color="gray" aria-label="Copy link" onClick={copy}>
            {copied ? <IconCheck size={18} /> : <IconLink size={18} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}
