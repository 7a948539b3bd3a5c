import type { TaskCard } from '@nexa/shared/task'
import type { OpenProject } from '../../sync/use-board'

/** Cards and rows carry the id of their task. */
const marked = '[data-task-id]'
const panel = '[data-task-panel]'

export function taskAtHand(project: OpenProject | null, openKey: string | undefined) {
  if (!project) return null
  const { tasks } = project.state
  const focused = document.activeElement?.closest<HTMLElement>(marked)?.dataset.taskId
  return (focused && tasks.get(focused)) || taskOfAddress(project, openKey)
}

/** An address names a task by its key or its id. */
export function taskOfAddress({ state }: OpenProject, name: string | undefined): TaskCard | null {
  if (name === undefined) return null
  const key = name.toUpperCase()
  for (const task of state.tasks.values()) if (task.key === key) return task
  return state.tasks.get(name.toLowerCase()) ?? null
}

export const isTaskPanel = (element: Element) =>
  element.matches(panel) || element.querySelector(panel) !== null || element.closest(panel) !== null

/** To the next or previous card or row, in the order of the page; to the first when none has the focus. */
export function focusTaskBeside(step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(marked)].filter(
    (one) => !one.closest(panel) && one.offsetParent !== null,
  )
  const here = document.activeElement?.closest<HTMLElement>(marked)
  const next = here ? all[all.indexOf(here) + step] : all[0]
  if (next) focusTask(next)
}

export function focusTaskOf(taskId: string): void {
  const found = document.querySelector<HTMLElement>(`[data-task-id="${CSS.escape(taskId)}"]`)
  if (found) focusTask(found)
}

function focusTask(element: HTMLElement): void {
  const target = element.matches('a, button, [tabindex]')
    ? element
    : element.querySelector<HTMLElement>('a, button, [tabindex]')
  target?.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
