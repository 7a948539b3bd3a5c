import { Modal } from '@mantine/core'
import type { CreatedApiToken } from '@nexa/shared/api-token'
import { useState } from 'react'
import { CreateTokenForm } from './create-token-form'
import { CreatedToken } from './created-token'

type Props = { isOpen: boolean; onClose: () => void }

export const CreateTokenModal = ({ isOpen, onClose }: Props) => (
  <Modal
    opened={isOpen}
    onClose={onClose}
    title="New API token"
    // A click beside it would lose the token, which is shown only here.
    closeOnClickOutside={false}
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <Steps onClose={onClose} />
  </Modal>
)

function Steps({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<CreatedApiToken | null>(null)
  return created ? (
    <CreatedToken token={created.token} onClose={onClose} />
  ) : (
    <CreateTokenForm onCreated={setCreated} onCancel={onClose} />
  )
}
