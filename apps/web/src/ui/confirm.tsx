import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useSyncExternalStore } from 'react'

export type Question = {
  title: string
  text?: ReactNode
  /** Names what happens, such as `Delete task`. */
  action: string
  /** It can't be taken back, or takes something away. */
  isDangerous?: boolean
}

type Asked = Question & { answer: (isAgreed: boolean) => void }

let asked: Asked | null = null
const listeners = new Set<() => void>()

function show(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Asks in a dialog; true when it is agreed to. `<ConfirmDialog/>` must be on the page. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false)
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (isAgreed) => {
        show(null)
        resolve(isAgreed)
      },
    })
  })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Once, at the root of the application. */
export function ConfirmDialog() {
  const question = useSyncExternalStore(subscribe, () => asked)
  return (
    <Modal
      opened={question !== null}
      onClose={() => question?.answer(false)}
      title={question?.title}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {question && (
        <Stack>
          {question.text && <Text size="sm">{question.text}</Text>}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => question.answer(false)}>
              Cancel
            </Button>
            <Button
              data-autofocus
              {...(question.isDangerous && { color: 'red.9' })}
              onClick={() => question.answer(true)}
            >
              {question.action}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
