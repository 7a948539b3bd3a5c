import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { fieldErrors, formError } from '../../ui/field-errors'
import { FormProblem } from '../../ui/form-problem'
import { MarkdownEditor } from '../../ui/markdown-editor'
import { priorityNames } from '../../ui/priority-icon'
import classes from './new-task-form.module.css'
import { useCreateTask } from './use-create-task'
import { usePeople } from './use-people'

type Props = { defaultStatusId: string | undefined; onDone: () => void }

const priorities = ['urgent', 'high', 'medium', 'low'] as const
const priorityChoices = priorities.map((value) => ({ value, label: priorityNames[value] }))
const fields = ['title', 'description', 'dueDate', 'assigneeId', 'statusId', 'priority'] as const
const emptyText = { title: '', description: '' }

export function NewTaskForm({ defaultStatusId, onDone }: Props) {
  const { may } = useWorkspace()
  const { state } = useProject()
  const people = usePeople()
  const [text, setText] = useState(emptyText)
  const [priority, setPriority] = useState<(typeof priorities)[number]>('medium')
  const [statusId, setStatusId] = useState<string | null>(
    defaultStatusId ?? state.statuses.find(({ isDefault }) => isDefault)?.id ?? null,
  )
  const [assigneeId, setAssigneeId] = useState<string | null>(null)
  const [dueDate, setDueDate] = useState('')
  const [isMore, setMore] = useState(false)
  const title = useRef<HTMLInputElement>(null)
  const create = useCreateTask()

  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    if (text.title.trim() === '' || create.isPending) return
    const { description } = text
    await create.mutateAsync({
      title: text.title.trim(),
      priority,
      ...(description.trim() && { description }),
      ...(statusId !== null && { statusId }),
      ...(assigneeId !== null && { assigneeId }),
      ...(dueDate && { dueDate }),
    })
    if (!isMore) return onDone()
    setText(emptyText)
    title.current?.focus()
  }
  // The dialog looked for what to focus before this was loaded.
  useEffect(() => title.current?.focus(), [])
  // Why it was refused, the form shows.
  const send = (event?: FormEvent) => void submit(event).catch(() => undefined)
  const errors = create.error ? fieldErrors(create.error, fields) : {}
  const problem = create.error && formError(create.error, fields)
  const statuses = [...state.statuses].sort((a, b) => a.order - b.order)
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <FormProblem problem={problem} />
        <TextInput
          ref={title}
          label="Title"
          required
          data-autofocus
          // Also when the form comes after the dialog has looked for what to focus.
          autoFocus
          maxLength={500}
          value={text.title}
          onChange={({ currentTarget }) => setText({ ...text, title: currentTarget.value })}
          error={errors.title}
        />
        <MarkdownEditor
          label="Description"
          placeholder="Description"
          value={text.description}
          onChange={(description) => setText({ ...text, description })}
          onSubmit={send}
          minRows={4}
          error={errors.description}
        />
        <div className={classes.properties}>
          <Select
            label="Status"
            data={statuses.map(({ id, name }) => ({ value: id, label: name }))}
            value={statusId}
            onChange={setStatusId}
            allowDeselect={false}
            error={errors.statusId}
          />
          <Select
            label="Priority"
            data={priorityChoices}
            value={priority}
            onChange={(value) => setPriority(priorities.find((one) => one === value) ?? priority)}
            allowDeselect={false}
          />
          {may('task:assign') && (
            <Select
              label="Assignee"
              placeholder="Nobody"
              searchable
              clearable
              data={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={assigneeId}
              onChange={setAssigneeId}
              error={errors.assigneeId}
            />
          )}
          <TextInput
            type="date"
            label="Due date"
            value={dueDate}
            onChange={({ currentTarget }) => setDueDate(currentTarget.value)}
            error={errors.dueDate}
          />
        </div>
        <Group justify="space-between">
          <Checkbox
            label="Create more"
            checked={isMore}
            onChange={({ currentTarget }) => setMore(currentTarget.checked)}
          />
          <Button type="submit" loading={create.isPending} disabled={text.title.trim() === ''}>
            Create task
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
