import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'

type Props = {
  /** What is deleted, such as `workspace`. */
  what: string
  name: string
  text: ReactNode
  isDeleting: boolean
  onDelete: () => void
}

/** Asks for the name: it takes away a lot from many people. */
export function DeleteByName({ what, name, text, isDeleting, onDelete }: Props) {
  const [isOpen, { open, close }] = useDisclosure()
  const [typed, setTyped] = useState('')
  const isSure = typed.trim() === name
  return (
    <>
      <Button
        color="red.9"
        c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-3))"
        variant="outline"
        onClick={open}
      >
        Delete {what}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={`Delete “${name}”?`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (isSure) onDelete()
          }}
        >
          <Stack>
            <Text size="sm">{text}</Text>
            <TextInput
              label={`Type the name of the ${what} to go on`}
              placeholder={name}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              autoComplete="off"
              data-autofocus
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" color="red.9" disabled={!isSure} loading={isDeleting}>
                Delete {what}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
