import type { Team } from '../../apps/api/tests/support/cast'
import { type AProject, aProject } from './a-project'
import { inDays } from './in-days'

/** First: urgent, late, Ada's. Second: high, soon due, Linus's. Third: low, done, nobody's. */
export async function aMixedProject({ ada, linus }: Team): Promise<AProject> {
  const project = await aProject(ada)
  const [first, second, third] = project.tasks
  const firsts = { priority: 'urgent', assigneeId: ada.userId, dueDate: inDays(-1) }
  await ada.patch(`/api/tasks/${first.id}`, firsts)
  const seconds = { priority: 'high', assigneeId: linus.userId, dueDate: inDays(2) }
  await ada.patch(`/api/tasks/${second.id}`, seconds)
  await ada.patch(`/api/tasks/${third.id}`, { priority: 'low' })
  await ada.post(`/api/tasks/${third.id}/move`, { statusId: project.done.id })
  return project
}
