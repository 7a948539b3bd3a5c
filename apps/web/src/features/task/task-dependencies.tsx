import type { TaskCard, TaskDetail } from '@nexa/shared/task'
import { LinkedTasks } from './linked-tasks'
import classes from './linked-tasks.module.css'
import { useLinkTasks } from './use-link-tasks'

type Props = { task: TaskCard; detail: TaskDetail | undefined; canUpdate: boolean }

export function TaskDependencies({ task, detail, canUpdate }: Props) {
  const blockedBy = useLinkTasks(task.id)
  const blocks = useLinkTasks(task.id)
  return (
    <div className={classes.both}>
      <LinkedTasks
        title="Blocked by"
        task={task}
        linked={detail?.dependencies}
        canUpdate={canUpdate}
        error={blockedBy.add.error}
        onAdd={(ref) => blockedBy.add.mutate({ waiting: task.id, blocker: ref })}
        onRemove={(ref) => blockedBy.remove.mutate({ waiting: task.id, blocker: ref })}
      />
      <LinkedTasks
        title="Blocks"
        task={task}
        linked={detail?.dependents}
        canUpdate={canUpdate}
        error={blocks.add.error}
        onAdd={(ref) => blocks.add.mutate({ waiting: ref, blocker: task.id })}
        onRemove={(ref) => blocks.remove.mutate({ waiting: ref, blocker: task.id })}
      />
    </div>
  )
}
