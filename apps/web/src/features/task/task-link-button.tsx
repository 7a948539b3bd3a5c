import { ActionIcon, Tooltip } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconLink } from '@tabler/icons-react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { copyText } from '../../ui/copy-text'

/** Copies the task's own address, without the filters of this page. */
export function TaskLinkButton({ task }: { task: TaskCard }) {
  const { slug } = useWorkspace()
  const { state } = useProject()
  const path = `/w/${slug}/p/${state.project.key}?task=${task.key}`
  const copy = () => copyText(`${window.location.origin}${path}`, 'The link is copied')
  return (
    <Tooltip label="Copy link">
      <ActionIcon variant="subtle" color="gray" aria-label="Copy link" onClick={copy}>
        <IconLink size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
