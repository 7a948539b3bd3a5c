import { byOrder } from '@nexa/shared/board'
import type { TaskCard } from '@nexa/shared/task'
import { useMemo } from 'react'
import { dueDayOf } from '../../ui/due'
import { useFilteredTasks } from '../filter/use-filter'
import type { Carried } from './use-carry'

/**
 * Shown tasks by the day they are due on. Those without one: open ones only, a plan has no use for others.
 * One that is carried is on the day it is carried to, above the others.
 */
export function useDueDays(carried: Carried | null) {
  const tasks = useFilteredTasks()
  return useMemo(() => {
    const undated: TaskCard[] = []
    const days = new Map<string, TaskCard[]>(carried && [[carried.day, [carried.task]]])
    for (const task of [...tasks].sort(openFirst)) {
      if (task.id === carried?.task.id) continue
      if (task.dueDate === null) {
        if (task.completedAt === null) undated.push(task)
        continue
      }
      const day = dueDayOf(task.dueDate)
      const known = days.get(day)
      if (known) known.push(task)
      else days.set(day, [task])
    }
    return { days, undated }
  }, [tasks, carried])
}

const openFirst = (a: TaskCard, b: TaskCard) =>
  Number(a.completedAt !== null) - Number(b.completedAt !== null) || byOrder(a, b)
