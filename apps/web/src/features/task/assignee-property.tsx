import { Button } from '@mantine/core'
import type { TaskCard } from '@nexa/shared/task'
import type { Person } from '@nexa/shared/user'
import { useWorkspace } from '../../session/use-workspace'
import { PersonLabel } from './person-label'
import { PersonPicker } from './person-picker'
import classes from './property.module.css'
import { useEditTask } from './use-edit-task'

export function AssigneeProperty({ task, canUpdate }: { task: TaskCard; canUpdate: boolean }) {
  const { me } = useWorkspace()
  const edit = useEditTask()
  const shown = <PersonLabel person={task.assignee} />
  if (!canUpdate) return <div className={classes.plain}>{shown}</div>
  const assign = (assignee: Person | null) => {
    if (assignee?.id !== task.assignee?.id) void edit(task, { assignee })
  }
  const { id, name, avatarUrl } = me
  return (
    <>
      <PersonPicker label="Assignee" hotkey="a" value={task.assignee} onPick={assign} />
      {task.assigneeId === null && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          flex="none"
          title="Assign to me"
          aria-label="Assign to me"
          onClick={() => assign({ id, name, avatarUrl })}
        >
          Me
        </Button>
      )}
    </>
  )
}
