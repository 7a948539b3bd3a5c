import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { columnsOf } from '@nexa/shared/apply-event'
import { priorities, type TaskCard } from '@nexa/shared/task'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { messageOf } from '../../query-client'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { priorityNames } from '../../ui/priority-icon'
import { closeOverlay } from './overlay'

const priorityChoices = priorities.map((value) => ({ value, label: priorityNames[value] }))

/** `statusId`: the column of the card that had the focus. */
export function NewTask({ statusId: near }: { statusId: string | null }) {
  const { api } = useWorkspace()
  const { state } = useProject()
  const navigate = useNavigate()
  const columns = columnsOf(state)
  const fallback = columns.find((one) => one.isDefault)?.id
  const [title, setTitle] = useState('')
  const [statusId, setStatusId] = useState(near ?? fallback ?? null)
  const [priority, setPriority] = useState<TaskCard['priority']>('medium')
  const [isSending, setIsSending] = useState(false)

  async function create(event: FormEvent) {
    event.preventDefault()
    if (title.trim() === '' || isSending) return
    setIsSending(true)
    try {
      const body = { title: title.trim(), priority, ...(statusId && { statusId }) }
      const { data } = await api.createTask({ params: { id: state.project.id }, body })
      closeOverlay()
      const show = () => navigate({ to: '.', search: (all) => ({ ...all, task: data.key }) })
      const id = `created-${data.key}`
      notifications.show({
        id,
        message: (
          <Group justify="space-between" wrap="nowrap">
            {data.key} is created
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                notifications.hide(id)
                void show()
              }}
            >
              Open
            </Button>
          </Group>
        ),
      })
    } catch (error) {
      setIsSending(false)
      notifications.show({ color: 'red', title: 'Not created', message: messageOf(error) })
    }
  }

  return (
    <Modal
      opened
      onClose={closeOverlay}
      title={`New task in ${state.project.name}`}
      yOffset="14vh"
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <form onSubmit={(event) => void create(event)}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            label="Title"
            required
            maxLength={500}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Group grow align="flex-start">
            <Select
              label="Status"
              data={columns.map(({ id, name }) => ({ value: id, label: name }))}
              value={statusId}
              onChange={setStatusId}
              allowDeselect={false}
            />
            <Select
              label="Priority"
              data={priorityChoices}
              value={priority}
              onChange={(value) => value && setPriority(value)}
              allowDeselect={false}
            />
          </Group>
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={closeOverlay}>
              Cancel
            </Button>
            <Button type="submit" loading={isSending} disabled={title.trim() === ''}>
              Create task
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
