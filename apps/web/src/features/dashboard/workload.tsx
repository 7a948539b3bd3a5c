import { Box, Progress, Text } from '@mantine/core'
import type { DashboardStats } from '@nexa/shared/dashboard'
import { IconUserCircle } from '@tabler/icons-react'
import { RowSkeletons } from '../../ui/row-skeletons'
import { Section } from '../../ui/section'
import { UserAvatar } from '../../ui/user-avatar'
import classes from './row.module.css'

const shownCount = 8

/** Who has how many open tasks, beside whoever has the most. */
export const Workload = ({ stats }: { stats: DashboardStats | undefined }) => (
  <Section title="Open tasks by person">
    {stats ? <Rows byAssignee={stats.byAssignee} /> : <RowSkeletons count={4} />}
  </Section>
)

function Rows({ byAssignee }: Pick<DashboardStats, 'byAssignee'>) {
  if (byAssignee.length === 0) {
    return (
      <Text size="sm" c="dimmed" py="xs">
        Nothing is open.
      </Text>
    )
  }
  const most = Math.max(...byAssignee.map(({ open }) => open))
  const others = byAssignee.length - shownCount
  return (
    <>
      {byAssignee.slice(0, shownCount).map(({ assignee, open }) => (
        <div key={assignee?.id ?? 'nobody'} className={classes.fact}>
          {assignee ? (
            <UserAvatar person={assignee} size={22} isDecorative />
          ) : (
            <IconUserCircle size={22} stroke={1.3} aria-hidden />
          )}
          <span className={classes.name}>{assignee?.name ?? 'Nobody'}</span>
          <Box w="40%" aria-hidden>
            <Progress size="sm" value={(open / most) * 100} />
          </Box>
          <span className={classes.count}>{open.toLocaleString('en')} open</span>
        </div>
      ))}
      {others > 0 && (
        <Text size="xs" c="dimmed" pt={6}>
          and {others.toLocaleString('en')} more
        </Text>
      )}
    </>
  )
}
