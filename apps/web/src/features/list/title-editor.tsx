import type { TaskCard } from '@nexa/shared/task'
import type { EditTask } from '../task/use-edit-task'
import classes from './task-list.module.css'

type Props = { task: TaskCard; edit: EditTask; onEnd: () => void }

/** The title while it is written. */
export const TitleEditor = ({ task, edit, onEnd }: Props) => (
  <input
    className={classes.input}
    aria-label={`Title of ${task.key}`}
    defaultValue={task.title}
    maxLength={500}
    // biome-ignore lint/a11y/noAutofocus: it takes the place of the title that was chosen
    autoFocus
    onFocus={(event) => event.currentTarget.select()}
    onBlur={(event) => {
      const title = event.currentTarget.value.trim()
      if (title !== '' && title !== task.title) void edit(task, { title })
      onEnd()
    }}
    onKeyDown={(event) => {
      event.stopPropagation()
      if (event.key === 'Escape') event.currentTarget.value = task.title
      if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
    }}
  />
)
