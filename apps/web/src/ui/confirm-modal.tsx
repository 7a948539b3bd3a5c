import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { Question } from './confirm'

type Props = { question: Question | null; onAnswer: (isAgreed: boolean) => void }

export const ConfirmModal = ({ question, onAnswer }: Props) => (
  <Modal
    opened={question !== null}
    onClose={() => onAnswer(false)}
    title={question?.title}
    centered
    size="sm"
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    {question && (
      <Stack>
        {question.text && <Text size="sm">{question.text}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onAnswer(false)}>
            Cancel
          </Button>
          <Button
            data-autofocus
            {...(question.isDangerous && { color: 'red.9' })}
            onClick={() => onAnswer(true)}
          >
            {question.action}
          </Button>
        </Group>
      </Stack>
    )}
  </Modal>
)
