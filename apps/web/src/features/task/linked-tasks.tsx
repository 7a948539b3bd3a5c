import { Skeleton, Text, Title } from '@mantine/core'
import type { TaskCard, TaskDetail } from '@nexa/shared/task'
import { useId } from 'react'
import { messageOf } from '../../query-client'
import { LinkedTask } from './linked-task'
import classes from './linked-tasks.module.css'
import { TaskPicker } from './task-picker'

type Props = {
  title: string
  task: TaskCard
  linked: TaskDetail['dependencies'] | undefined
  canUpdate: boolean
  /** Why the last one was not added. */
  error: unknown
  onAdd: (ref: string) => void
  onRemove: (id: string) => void
}

export function LinkedTasks({ title, task, linked, canUpdate, error, onAdd, onRemove }: Props) {
  const heading = useId()
  const hidden = new Set([task.id, ...(linked ?? []).map(({ id }) => id)])
  return (
    <section aria-labelledby={heading} className={classes.section}>
      <div className={classes.heading}>
        <Title order={3} id={heading} fz="sm" fw={600}>
          {title} {linked && <span className={classes.count}>{linked.length || 'None'}</span>}
        </Title>
        {canUpdate && linked && (
          <TaskPicker label={`Add to “${title}”`} hidden={hidden} onPick={onAdd} />
        )}
      </div>
      {!linked && <Skeleton height={14} width="60%" />}
      {linked && linked.length > 0 && (
        <ul className={classes.list}>
          {linked.map((one) => (
            <LinkedTask key={one.id} task={one} onRemove={canUpdate ? onRemove : undefined} />
          ))}
        </ul>
      )}
      {error !== null && (
        <Text size="xs" className={classes.error} role="alert">
          {messageOf(error)}
        </Text>
      )}
    </section>
  )
}
