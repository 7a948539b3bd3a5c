import { Modal, Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'

const NewTaskForm = lazy(async () => ({ default: (await import('./new-task-form')).NewTaskForm }))

type Props = {
  opened: boolean
  onClose: () => void
  /** The column that is chosen at first. */
  defaultStatusId?: string | undefined
}

export const NewTaskModal = ({ opened, onClose, defaultStatusId }: Props) => (
  <Modal
    opened={opened}
    onClose={onClose}
    title="New task"
    size="lg"
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Suspense fallback={<Skeleton height={320} />}>
      <NewTaskForm defaultStatusId={defaultStatusId} onDone={onClose} />
    </Suspense>
  </Modal>
)
