import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { TaskGroup } from './list-groups'
import classes from './task-list.module.css'
import { useAddTask } from './use-add-task'

/** Stays open after a task, for the next one. */
export function AddRow({ group }: { group: TaskGroup }) {
  const add = useAddTask()
  const [title, setTitle] = useState<string | null>(null)
  const [isLeft, setLeft] = useState(false)
  if (title === null) {
    return (
      <div className={classes.add}>
        <button
          type="button"
          className={classes.addButton}
          // biome-ignore lint/a11y/noAutofocus: it takes back the place of the field that was left
          autoFocus={isLeft}
          onClick={() => setTitle('')}
          aria-label={`Add a task to ${group.label}`}
        >
          <IconPlus size={14} aria-hidden />
          Add a task
        </button>
      </div>
    )
  }
  const send = async () => {
    const given = title.trim()
    if (given === '') return
    setTitle('')
    if (!(await add(given, group.gives))) setTitle(given)
  }
  return (
    <div className={classes.add}>
      <input
        className={classes.input}
        aria-label={`Title of a new task in ${group.label}`}
        placeholder="What is to be done? Enter adds it, Esc ends"
        maxLength={500}
        value={title}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
        onBlur={() => title.trim() === '' && setTitle(null)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter') void send()
          if (event.key === 'Escape') {
            setLeft(true)
            setTitle(null)
          }
        }}
      />
    </div>
  )
}
