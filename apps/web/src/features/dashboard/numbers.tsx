import { Skeleton } from '@mantine/core'
import type { DashboardStats } from '@nexa/shared/dashboard'
import classes from './numbers.module.css'

type Props = { stats: DashboardStats | undefined; myId: string }

export function Numbers({ stats, myId }: Props) {
  const numbers = stats && numbersOf(stats, myId)
  return (
    <dl className={classes.numbers}>
      {names.map((name) => (
        <div key={name} className={classes.number}>
          <dt>{name}</dt>
          <dd data-late={name === 'Overdue' && (numbers?.[name] ?? 0) > 0}>
            {numbers ? (
              numbers[name].toLocaleString('en')
            ) : (
              <Skeleton height={22} width={44} my={5} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const names = ['Open', 'Assigned to me', 'Overdue', 'Due in 7 days', 'Done in 7 days'] as const

const numbersOf = (
  { tasks, byAssignee, completedPerDay }: DashboardStats,
  myId: string,
): Record<(typeof names)[number], number> => ({
  Open: tasks.open,
  'Assigned to me': byAssignee.find(({ assignee }) => assignee?.id === myId)?.open ?? 0,
  Overdue: tasks.overdue,
  'Due in 7 days': tasks.dueSoon,
  'Done in 7 days': completedPerDay.slice(-7).reduce((sum, day) => sum + day.completed, 0),
})
