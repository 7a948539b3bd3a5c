import { Alert, Button, Group, Text, Textarea, Title } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { showProblem } from '../../ui/show-problem'
import classes from './task-title.module.css'
import { useSaveText } from './use-save-text'

type Edit = { base: string; text: string; theirs?: string }

export function TaskTitle({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const [edit, setEdit] = useState<Edit | null>(null)
  const save = useSaveText(task)
  if (!canUpdate) return <Heading>{task.title}</Heading>

  const submit = async (from: Edit) => {
    const text = from.text.replace(/\s+/g, ' ').trim()
    setEdit(null)
    if (text === '' || text === task.title) return
    try {
      const saved = await save({ field: 'title', base: from.base, text })
      if (!saved.isSaved) setEdit({ ...from, text, theirs: saved.theirs })
    } catch (error) {
      setEdit({ ...from, text })
      showProblem(`${task.key} was not renamed`)(error)
    }
  }
  if (!edit) {
    return (
      <Heading>
        <button
          type="button"
          data-key="e"
          className={classes.title}
          title="Edit the title (e)"
          onClick={() => setEdit({ base: task.title, text: task.title })}
        >
          {task.title}
        </button>
      </Heading>
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void submit(edit)
    if (event.key === 'Escape') setEdit(null)
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
  }
  const { theirs } = edit
  return (
    <div className={classes.edit}>
      <Textarea
        aria-label="Title"
        autosize
        autoFocus
        maxLength={500}
        classNames={{ input: classes.input ?? '' }}
        value={edit.text}
        onChange={({ currentTarget }) => setEdit({ ...edit, text: currentTarget.value })}
        onKeyDown={onKeyDown}
        onBlur={() => theirs === undefined && void submit(edit)}
      />
      {theirs !== undefined && (
        <Alert
          variant="default"
          color="yellow"
          icon={<IconAlertTriangle size={18} />}
          title="Somebody else renamed the task meanwhile"
          mt="xs"
        >
          <Text size="sm">Theirs: “{theirs}”</Text>
          <Group gap="xs" mt="xs">
            <Button
              size="compact-sm"
              onClick={() => void submit({ base: theirs, text: edit.text })}
            >
              Use mine
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setEdit(null)}>
              Keep theirs
            </Button>
          </Group>
        </Alert>
      )}
    </div>
  )
}

const Heading = ({ children }: { children: React.ReactNode }) => (
  <Title order={2} className={classes.heading}>
    {children}
  </Title>
)
