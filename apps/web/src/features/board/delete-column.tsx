import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core'
import { byOrder } from '@nexa/shared/board'
import type { Status } from '@nexa/shared/status'
import { useState } from 'react'
import { useProject } from '../../sync/use-board'
import { useBoardActions } from './board-actions'

type Props = { status: Status; total: number; onClose: () => void }

export function DeleteColumn({ status, total, onClose }: Props) {
  const { columns } = useBoardActions()
  const { state } = useProject()
  const others = [...state.statuses].sort(byOrder).filter((one) => one.id !== status.id)
  const [moveTo, setMoveTo] = useState(others[0]?.id ?? '')
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Delete the column ${status.name}?`}
      centered
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack>
        <NativeSelect
          data-autofocus
          label={total === 1 ? 'Move its task to' : `Move its ${total} tasks to`}
          data={others.map((one) => ({ value: one.id, label: one.name }))}
          value={moveTo}
          onChange={(event) => setMoveTo(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              onClose()
              void columns.remove(status.id, moveTo)
            }}
          >
            Delete column
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
