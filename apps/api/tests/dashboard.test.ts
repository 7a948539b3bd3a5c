import { expect, test } from 'bun:test'
import type { DashboardStats } from '@nexa/shared/dashboard'
import type { Status } from '@nexa/shared/status'
import { priorities, type Task } from '@nexa/shared/task'
import { aBoard } from './support/a-board'
import { Client } from './support/client'
import { useTeam } from './support/test-server'
import { withSql } from './support/with-sql'

const team = useTeam()
const dayMs = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)

const ids = (tasks: Task[]) => tasks.map(({ id }) => id)
const byDue = (a: Task, b: Task) => (a.dueDate ?? '9999').localeCompare(b.dueDate ?? '9999')

/** An empty workspace of Ada's. */
async function aWorkspace(): Promise<Client> {
  const { ada } = team()
  const { id } = await ada.post('/api/workspaces', { name: 'Figures' })
  return new Client(ada.url, { ...ada, workspaceId: id })
}

/** The same figures by hand. */
function expected(tasks: Task[], statuses: Status[]) {
  const [today, nextWeek] = [dayOf(inDays(0)), dayOf(inDays(7))]
  const open = tasks.filter((task) => task.completedAt === null)
  const due = open.flatMap(({ dueDate }) => (dueDate === null ? [] : [dueDate.slice(0, 10)]))
  return {
    tasks: {
      total: tasks.length,
      open: open.length,
      completed: tasks.length - open.length,
      overdue: due.filter((day) => day < today).length,
      dueSoon: due.filter((day) => day >= today && day < nextWeek).length,
    },
    byPriority: priorities.map((priority) => ({
      priority,
      total: tasks.filter((task) => task.priority === priority).length,
      open: open.filter((task) => task.priority === priority).length,
    })),
    byStatus: [...new Set(statuses.map(({ name }) => name))].map((name) => {
      const ids = statuses.filter((status) => status.name === name).map(({ id }) => id)
      const total = tasks.filter(({ statusId }) => statusId && ids.includes(statusId)).length
      return { name, isFinal: name === 'Done', total }
    }),
  }
}

/** Tasks of all kinds in two projects. */
async function aBusyWorkspace() {
  const ada = await aWorkspace()
  const boards = [await aBoard(ada), await aBoard(ada)]
  const dueDates = [
    inDays(-40),
    inDays(-1),
    inDays(0.01),
    inDays(6.9),
    inDays(7.1),
    null,
    inDays(0.01),
  ]
  for (const { project, todo, review, done } of boards) {
    for (const [number, dueDate] of dueDates.entries()) {
      const statusId = [todo, review, done][number % 3]?.id
      const priority = priorities[number % 4]
      const assigneeId = number % 2 === 0 ? ada.userId : null
      const task = { title: `Task ${number}`, statusId, dueDate, priority, assigneeId }
      await ada.post(`/api/projects/${project.id}/tasks`, task)
    }
  }
  const listed = (path: string) =>
    Promise.all(boards.map(({ project }) => ada.get(`/api/projects/${project.id}/${path}`)))
  return {
    ada,
    boards,
    tasksOf: (): Promise<Task[][]> => listed('tasks?limit=100'),
    statusesOf: (): Promise<Status[][]> => listed('statuses'),
  }
}

test('the figures of a workspace, and of one of its projects, are those of its tasks', async () => {
  const { ada, boards, tasksOf, statusesOf } = await aBusyWorkspace()
  const [tasks, statuses] = [await tasksOf(), await statusesOf()]
  const all = await ada.get('/api/dashboard/stats')
  expect(all).toMatchObject(expected(tasks.flat(), statuses.flat()))
  expect(all).toMatchObject({ projects: { active: 2, archived: 0 }, members: 1 })
  const one = await ada.get(`/api/dashboard/stats?projectId=${boards[1]?.project.id}`)
  expect(one).toMatchObject(expected(tasks[1] ?? [], statuses[1] ?? []))
})

test('a task is not overdue on its due day itself, which begins and ends where the reader is', async () => {
  const ada = await aWorkspace()
  const { tasks } = await aBoard(ada)
  for (const [at, dueDate] of ['2026-05-30', '2026-05-31', '2026-06-06'].entries())
    await ada.patch(`/api/tasks/${tasks[at]?.id}`, { dueDate })
  const on = async (today: string) => {
    const { overdue, dueSoon } = (await ada.get(`/api/dashboard/stats?today=${today}`)).tasks
    return { overdue, dueSoon }
  }
  expect(await on('2026-05-30')).toEqual({ overdue: 0, dueSoon: 2 })
  expect(await on('2026-05-31')).toEqual({ overdue: 1, dueSoon: 2 })
  expect(await on('2026-06-01')).toEqual({ overdue: 2, dueSoon: 1 })
  expect(await on('2026-06-07')).toEqual({ overdue: 3, dueSoon: 0 })
  for (const today of ['tomorrow', '2026-02-30', '0000-01-01'])
    await ada.get(`/api/dashboard/stats?today=${today}`).expect(400)
  await ada.patch(`/api/tasks/${tasks[0].id}`, { dueDate: dayOf(inDays(0)) })
  expect(await ada.get('/api/dashboard/stats')).toMatchObject({ tasks: { overdue: 2 } })
})

test('open tasks are counted by who has them, and by nobody', async () => {
  const { ada, tasksOf } = await aBusyWorkspace()
  const open = (await tasksOf()).flat().filter((task) => task.completedAt === null)
  const ofAda = open.filter((task) => task.assigneeId === ada.userId).length
  const { byAssignee }: DashboardStats = await ada.get('/api/dashboard/stats')
  expect(byAssignee).toEqual([
    { assignee: null, open: open.length - ofAda },
    { assignee: { id: ada.userId, name: 'Ada', avatarUrl: null }, open: ofAda },
  ])
})

test('what was completed is counted by the day, for 30 days with zeros', async () => {
  const ada = await aWorkspace()
  const { tasks, done, project } = await aBoard(ada)
  const daysAgo = [0, 29, 30]
  for (const [at, task] of tasks.entries()) {
    await ada.post(`/api/tasks/${task.id}/move`, { statusId: done.id })
    const completedAt = `${dayOf(inDays(-(daysAgo[at] ?? 0)))}T23:59:59.999Z`
    await withSql(team().databaseUrl, (client) =>
      client.query('update tasks set completed_at = $1 where id = $2', [completedAt, task.id]),
    )
  }
  const { completedPerDay }: DashboardStats = await ada.get('/api/dashboard/stats')
  expect(completedPerDay.map(({ date }) => date)).toEqual(
    Array.from({ length: 30 }, (_, day) => dayOf(inDays(day - 29))),
  )
  expect(completedPerDay.map(({ completed }) => completed)).toEqual([1, ...Array(28).fill(0), 1])
  expect(project.status).toBe('active')
})

test('an archived project counts for itself alone, a deleted one not at all', async () => {
  const { ada, boards } = await aBusyWorkspace()
  const [first, second] = boards.map(({ project }) => project.id)
  await ada.patch(`/api/projects/${first}`, { status: 'archived' })
  await ada.delete(`/api/projects/${second}`)
  expect(await ada.get('/api/dashboard/stats')).toMatchObject({
    tasks: { total: 0 },
    byStatus: [],
    byAssignee: [],
    projects: { active: 0, archived: 1 },
  })
  const archived = await ada.get(`/api/dashboard/stats?projectId=${first}`)
  expect(archived.tasks.total).toBe(10)
  await ada.get(`/api/dashboard/stats?projectId=${second}`).expect(404)
})

test('recent tasks are those changed last, in any project that is not deleted', async () => {
  const { ada, boards } = await aBusyWorkspace()
  const [first, second] = boards
  if (!first || !second) throw new Error('Two boards were made')
  await ada.patch(`/api/tasks/${first.tasks[0].id}`, { title: 'Changed first' })
  await ada.patch(`/api/tasks/${second.tasks[0].id}`, { assigneeId: ada.userId })
  const [newest, next] = await ada.get('/api/tasks/recent')
  expect(newest).toMatchObject({
    id: second.tasks[0].id,
    project: { id: second.project.id },
    status: { id: second.todo.id, name: 'To Do' },
  })
  expect(next).toMatchObject({ title: 'Changed first', project: { key: first.project.key } })
  const { meta } = await ada.get('/api/tasks/recent?limit=1').answer()
  const [following] = await ada.get(`/api/tasks/recent?limit=1&cursor=${meta.nextCursor}`)
  expect(following).toEqual(next)
  const mine: Task[] = await ada.get('/api/tasks/recent?mine=true&limit=50')
  expect(mine.map(({ assigneeId }) => assigneeId)).toEqual(Array(9).fill(ada.userId))
  const dueFirst = 'mine=true&open=true&sort=due'
  const due: Task[] = await ada.get(`/api/tasks/recent?${dueFirst}&limit=50`)
  const isOpen = ({ completedAt }: Task) => completedAt === null
  expect(ids(due)).toEqual(ids(mine.filter(isOpen).sort(byDue)))
  const start = await ada.get(`/api/tasks/recent?${dueFirst}&limit=2`).answer()
  const after = `cursor=${start.meta.nextCursor}&limit=2`
  const next2: Task[] = await ada.get(`/api/tasks/recent?${dueFirst}&${after}`)
  expect(ids([...start.data, ...next2])).toEqual(ids(due.slice(0, 4)))
  await ada.delete(`/api/projects/${second.project.id}`)
  const rest: Task[] = await ada.get('/api/tasks/recent?limit=50')
  expect(rest.map(({ projectId }) => projectId)).toEqual(Array(10).fill(first.project.id))
  await ada.get('/api/tasks/recent?limit=51').expect(400)
})

test("another workspace's tasks are in no figure and no list", async () => {
  const { ada, mallory } = team()
  await aBoard(ada)
  const stats: DashboardStats = await mallory.get('/api/dashboard/stats')
  expect(stats).toMatchObject({ tasks: { total: 0 }, projects: { active: 0 }, members: 1 })
  expect(await mallory.get('/api/tasks/recent')).toEqual([])
})
