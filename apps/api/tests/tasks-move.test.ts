import { expect, test } from 'bun:test'
import type { MoveTask, Task } from '@nexa/shared/task'
import { aBoard } from './support/a-board'
import { useTeam } from './support/test-server'
import { waitUntil } from './support/wait-until'
import { withSql } from './support/with-sql'

const team = useTeam()

/** To Do holds A to E, in order. */
async function aColumn() {
  const { ada } = team()
  const { project, todo, inProgress, review, done, tasks } = await aBoard(ada)
  const list = `/api/projects/${project.id}/tasks`
  const all: Task[] = [...tasks]
  for (const title of ['D', 'E']) all.push(await ada.post(list, { title }))
  const [a, b, c] = tasks
  for (const [task, title] of [[a, 'A'] as const, [b, 'B'] as const, [c, 'C'] as const]) {
    await ada.patch(`/api/tasks/${task.id}`, { title })
  }
  const shown = async (statusId: string): Promise<string> => {
    const listed = await ada.get(`${list}?statusId=${statusId}`)
    return listed.map((task: Task) => task.title).join('')
  }
  const move = (task: Task, to: Omit<MoveTask, 'statusId'>, statusId = todo.id) =>
    ada.post(`/api/tasks/${task.id}/move`, { statusId, ...to })
  return { ada, project, list, todo, inProgress, review, done, a, b, c, shown, move }
}

test.each([
  [0, 'CABDE'],
  [1, 'ACBDE'],
  [2, 'ABCDE'],
  [3, 'ABDCE'],
  [4, 'ABDEC'],
  [99, 'ABDEC'],
])('a task moved to place %d of its column stands there: %s', async (order, expected) => {
  const { c, todo, shown, move } = await aColumn()
  await move(c, { order })
  expect(await shown(todo.id)).toBe(expected)
})

test('a task is moved before or behind another one', async () => {
  const { a, b, c, todo, shown, move } = await aColumn()
  await move(c, { beforeId: a.id })
  expect(await shown(todo.id)).toBe('CABDE')
  await move(c, { afterId: b.id })
  expect(await shown(todo.id)).toBe('ABCDE')
  await move(a, { afterId: c.id })
  expect(await shown(todo.id)).toBe('BCADE')
})

test('a task moved without a place goes to the end', async () => {
  const { a, todo, shown, move } = await aColumn()
  await move(a, {})
  expect(await shown(todo.id)).toBe('BCDEA')
})

test('a task is moved to a place in another column', async () => {
  const { a, b, c, todo, review, shown, move } = await aColumn()
  await move(b, { order: 0 }, review.id)
  await move(c, { beforeId: b.id }, review.id)
  await move(a, { order: 1 }, review.id)
  expect(await shown(review.id)).toBe('CAB')
  expect(await shown(todo.id)).toBe('DE')
})

test('a move changes only the task itself, and raises its version', async () => {
  const { ada, a, b, c, move, project } = await aColumn()
  const others = async () => [
    await ada.get(`/api/tasks/${a.id}`),
    await ada.get(`/api/tasks/${b.id}`),
  ]
  const before = await others()
  const { head } = await ada.get(`/api/projects/${project.id}/board`)
  expect(await move(c, { beforeId: b.id })).toMatchObject({ version: 3 })
  expect(await others()).toEqual(before)
  expect(await ada.get(`/api/projects/${project.id}/board`)).toMatchObject({ head: head + 1 })
})

test('a neighbour that left the column is a conflict, not a place', async () => {
  const { a, b, todo, review, shown, move } = await aColumn()
  await move(b, {}, review.id)
  for (const place of [{ beforeId: b.id }, { afterId: b.id }]) {
    expect(await move(a, place).expect(409)).toMatchObject({ code: 'CONFLICT' })
  }
  expect(await shown(todo.id)).toBe('ACDE')
})

test('a neighbour in another project is not found', async () => {
  const { a, todo, shown, move } = await aColumn()
  const other = await aColumn()
  await move(a, { beforeId: other.b.id }).expect(404)
  expect(await shown(todo.id)).toBe('ABCDE')
})

test('a task is no neighbour of itself, and only one place is named', async () => {
  const { a, b, c, move } = await aColumn()
  expect(await move(a, { beforeId: a.id }).expect(400)).toMatchObject({
    details: { beforeId: 'Is the task itself' },
  })
  await move(a, { beforeId: b.id, afterId: c.id }).expect(400)
  await move(a, { order: 0, afterId: c.id }).expect(400)
  await move(a, { order: -1 }).expect(400)
})

test('a gap that is used up is made anew: forty moves between the same two keep their order', async () => {
  const { a, b, c, todo, shown, move } = await aColumn()
  for (let round = 0; round < 20; round += 1) {
    await move(c, { afterId: a.id })
    await move(b, { afterId: a.id })
  }
  expect(await shown(todo.id)).toBe('ABCDE')
})

test('tasks squeezed into one gap stay in order', async () => {
  const { ada, list, a, todo, shown, move } = await aColumn()
  for (const title of 'FGHIJKLMNOPQRSTUV') {
    await move(await ada.post(list, { title }), { afterId: a.id })
  }
  expect(await shown(todo.id)).toBe('AVUTSRQPONMLKJIHGFBCDE')
})

test('a column that is numbered anew leaves a task alone that just leaves it', async () => {
  const { ada, databaseUrl } = team()
  const { todo, done, tasks } = await aBoard(ada)
  const [first, leaving, mover] = tasks
  const stay = await ada.post(`/api/tasks/${first.id}/move`, { statusId: todo.id, order: 0 })
  await withSql(databaseUrl, async (sql) => {
    // No number is left between the first two.
    await sql.query('update tasks set "order" = $2 where id = $1', [leaving.id, stay.order + 1])
    await sql.query('begin')
    await sql.query('update tasks set status_id = $2, "order" = 7 where id = $1', [
      leaving.id,
      done.id,
    ])
    const place = { statusId: todo.id, afterId: stay.id }
    const moving = ada.post(`/api/tasks/${mover.id}/move`, place).then((moved) => moved)
    await withSql(databaseUrl, (other) =>
      waitUntil(async () => {
        const { rows } = await other.query(`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`)
        return rows.length > 0
      }),
    )
    await sql.query('commit')
    expect((await moving).statusId).toBe(todo.id)
  })
  const left = await ada.get(`/api/tasks/${leaving.id}`)
  expect([left.statusId, left.order]).toEqual([done.id, 7])
})
