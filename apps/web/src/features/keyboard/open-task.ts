import type { Situation } from './situation'
import { focusTaskOf, taskOfAddress } from './task-at-hand'

export function openTask({ router, open, project, task }: Situation): void {
  if (!task || !project) return
  void router.navigate({
    to: '.',
    params: { workspace: open.slug, project: project.state.project.key },
    search: (all) => ({ ...all, task: task.key }),
    replace: router.state.location.search.task !== undefined,
  })
}

export function closeTask({ router, project }: Situation): void {
  const task = project && taskOfAddress(project, router.state.location.search.task)
  void router
    .navigate({ to: '.', search: (all) => ({ ...all, task: undefined }), replace: true })
    .then(() => task && focusTaskOf(task.id))
}

export function taskAddress({ router, open, project, task }: Situation): string {
  if (!task || !project) return window.location.href
  const { href } = router.buildLocation({
    to: '/w/$workspace/p/$project',
    params: { workspace: open.slug, project: project.state.project.key },
    search: { task: task.key },
  })
  return new URL(href, window.location.origin).href
}

const title = '[data-task-panel] [data-key="e"]'
const patienceMs = 3_000

/** The panel may have to be loaded first. */
export function openTaskAtTitle(situation: Situation): void {
  openTask(situation)
  const until = performance.now() + patienceMs
  const focusTitle = () => {
    const field = document.querySelector<HTMLElement>(title)
    if (field) {
      field.focus()
      field.click()
    } else if (performance.now() < until) requestAnimationFrame(focusTitle)
  }
  requestAnimationFrame(focusTitle)
}
