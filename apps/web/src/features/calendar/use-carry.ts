import type { TaskCard } from '@nexa/shared/task'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { announce } from '../../ui/announcer'
import { addDays, dayOf } from '../../ui/calendar-days'
import { dueDayOf } from '../../ui/due'
import { longDay } from './month-days'

/** A task that somebody has in hand by the keyboard, and the day they have it over. */
export type Carried = { task: TaskCard; day: string }

type Calendar = {
  frame: RefObject<HTMLElement | null>
  tasks: ReadonlyMap<string, TaskCard>
  isMovable: boolean
  onDue: (taskId: string, day: string) => void
  /** Turns to the month of the day. */
  show: (day: string) => void
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
}

/** Space takes a task in hand, then the arrows move it by days and weeks. */
export function useCarry({ frame, tasks, isMovable, onDue, show }: Calendar) {
  const [carried, setCarried] = useState<Carried | null>(null)
  const [wantedId, setWantedId] = useState<string | null>(null)
  const shownDay = carried?.day
  // On another day, or of another month, it is another element.
  useLayoutEffect(() => {
    if (wantedId === null) return
    const wanted = `[data-task-id="${CSS.escape(wantedId)}"]`
    frame.current?.querySelector<HTMLElement>(wanted)?.focus()
    if (shownDay === undefined) setWantedId(null)
  }, [frame, wantedId, shownDay])
  useEffect(() => {
    const onPointerDown = () => setCarried(null)
    document.addEventListener('pointerdown', onPointerDown)
    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [])

  function take(task: TaskCard): void {
    const day = task.dueDate === null ? dayOf(new Date()) : dueDayOf(task.dueDate)
    hold(task, day)
    announce(
      `${task.key} picked up: ${longDay(day)}. Arrow keys move it by days and weeks, Space drops it, Escape cancels.`,
    )
  }

  function hold(task: TaskCard, day: string): void {
    show(day)
    setWantedId(task.id)
    setCarried({ task, day })
  }

  function carry(key: string, { task, day }: Carried): void {
    const step = steps[key]
    if (step !== undefined) {
      const next = addDays(day, step)
      hold(task, next)
      announce(longDay(next))
      return
    }
    if (key === 'Escape') {
      if (task.dueDate !== null) show(dueDayOf(task.dueDate))
      announce(`${task.key} is back where it was`)
    } else if (key === ' ' || key === 'Enter') {
      onDue(task.id, day)
      announce(`${task.key} is due on ${longDay(day)}`)
    } else return
    setCarried(null)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const { target, key } = event
    const id = target instanceof HTMLElement ? target.dataset.taskId : undefined
    const task = tasks.get(id ?? '')
    if (!task || (!carried && key !== ' ')) return
    if (carried) carry(key, carried)
    else if (isMovable) take(task)
    event.preventDefault()
    event.stopPropagation()
  }

  return { carried, onKeyDown }
}
