import type { RecentTask } from '@nexa/shared/dashboard'
import { Link } from '@tanstack/react-router'
import { DueDate } from '../../ui/due-date'
import { PriorityIcon } from '../../ui/priority-icon'
import classes from './row.module.css'

type Props = { task: RecentTask; slug: string }

export const TaskRow = ({ task, slug }: Props) => (
  <Link
    className={classes.row}
    to="/w/$workspace/p/$project"
    params={{ workspace: slug, project: task.project.key }}
    search={{ task: task.key }}
  >
    <PriorityIcon priority={task.priority} />
    <span className={classes.key}>{task.key}</span>
    <span className={classes.name}>{task.title}</span>
    <span className={classes.status}>{task.status?.name}</span>
    <span className={classes.due}>
      <DueDate task={task} />
    </span>
  </Link>
)
