import { z } from 'zod'
import { aBoard } from '../a-board'
import { attach } from '../attach'
import { joinAs } from '../cast'
import type { Client } from '../client'

/** One thing of each kind in somebody's workspace. */
const idName = z.enum([
  'workspace',
  'project',
  'epoch',
  'status',
  'otherStatus',
  'review',
  'done',
  'task',
  'neighbour',
  'comment',
  'attachment',
  'member',
  'joiner',
  'invitation',
  'invitationId',
  'apiToken',
])
export const idNames = idName.options
export type IdName = z.infer<typeof idName>
export type Ids = Record<IdName, string>

/** To see which ids a request is made of. */
export const namesAsIds: Ids = z
  .record(idName, z.string())
  .parse(Object.fromEntries(idNames.map((name) => [name, `<${name}>`])))

export type World = { maker: Client; ids: Ids }

/**
 * `task` and `neighbour` stand in `status`; `task` is the maker's own in every way. `member` is the maker,
 * `joiner` somebody they invited. What is not wanted is left out: a world for one request is quick.
 */
export async function aWorld(
  maker: Client,
  wanted: readonly IdName[] = idNames,
  join = joinAs,
): Promise<World> {
  const { project, todo, inProgress, review, done, tasks } = await aBoard(maker)
  const [task, neighbour] = tasks
  const isWanted = (...names: IdName[]) => names.some((name) => wanted.includes(name))
  const idOf = async (name: IdName, make: () => PromiseLike<{ id: string }>) =>
    isWanted(name) ? (await make()).id : ''
  await maker.patch(`/api/tasks/${task.id}`, { assigneeId: maker.userId })
  const invite = () => {
    const email = `${crypto.randomUUID()}@example.com`
    return maker.post(`/api/workspaces/${maker.workspaceId}/invitations`, { email })
  }
  const sent = isWanted('invitation', 'invitationId') ? await invite() : { id: '', token: '' }
  const board = await maker.get(`/api/projects/${project.id}/board`)
  return {
    maker,
    ids: {
      workspace: maker.workspaceId,
      project: project.id,
      epoch: board.epoch,
      status: todo.id,
      otherStatus: inProgress.id,
      review: review.id,
      done: done.id,
      task: task.id,
      neighbour: neighbour.id,
      comment: await idOf('comment', () =>
        maker.post(`/api/tasks/${task.id}/comments`, { content: 'Looks good' }),
      ),
      attachment: await idOf('attachment', () => attach(maker, task.id, 'Hello')),
      member: maker.userId,
      apiToken: await idOf('apiToken', () => maker.post('/api/auth/tokens', { name: 'A program' })),
      joiner: isWanted('joiner') ? (await join(maker, 'member')).userId : '',
      invitation: sent.token,
      invitationId: sent.id,
    },
  }
}

/** Everything of a world that a request of somebody else could have changed. */
export const snapshot = ({ maker, ids }: World) =>
  Promise.all(
    [
      `/api/workspaces/${ids.workspace}`,
      `/api/workspaces/${ids.workspace}/members`,
      `/api/workspaces/${ids.workspace}/invitations`,
      '/api/projects',
      `/api/projects/${ids.project}/board`,
      `/api/projects/${ids.project}/changes?since=0`,
      `/api/tasks/${ids.task}`,
      `/api/tasks/${ids.task}/activity`,
      `/api/tasks/${ids.task}/comments`,
      `/api/tasks/${ids.task}/attachments`,
      `/api/tasks/${ids.neighbour}/activity`,
    ].map((path) => maker.get(path)),
  )
