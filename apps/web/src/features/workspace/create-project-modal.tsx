import { Modal } from '@mantine/core'
import { CreateProjectForm } from './create-project-form'

type Props = { opened: boolean; onClose: () => void; onCreated?: (() => void) | undefined }

export const CreateProjectModal = ({ opened, onClose, onCreated }: Props) => (
  <Modal
    opened={opened}
    onClose={onClose}
    title="New project"
    centered
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <CreateProjectForm
      onDone={() => {
        onClose()
        onCreated?.()
      }}
    />
  </Modal>
)
