import { Button } from '@mantine/core'
import { IconFileUnknown } from '@tabler/icons-react'
import { EmptyState } from '../../ui/empty-state'
import { useShowTask } from './use-open-task'

export function MissingTask() {
  const showTask = useShowTask()
  return (
    <EmptyState
      title="This task is not here"
      text="It was deleted, or it belongs to another project."
      icon={<IconFileUnknown />}
    >
      <Button variant="default" onClick={() => void showTask(undefined)}>
        Close
      </Button>
    </EmptyState>
  )
}
