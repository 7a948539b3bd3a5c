import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import type { Board } from '@nexa/shared/board'
import type { Comment } from '@nexa/shared/comment'
import type { Project } from '@nexa/shared/project'
import type { Task } from '@nexa/shared/task'
import { demoPassword } from '../../../scripts/demo/demo-password'
import { type Imported, importIssues } from '../../../scripts/demo/import-issues'
import { BoardFollower } from './support/board-follower'
import { Client } from './support/client'
import { expectedBoard, firstIssues, issueFolder, readRows } from './support/issue-rows'
import { useTeam } from './support/test-server'
import { startUnreliableProxy } from './support/unreliable-proxy'

/** About three seconds; the rest is for a busy machine. */
const importMs = 60_000

/** What a person would compare with the file: names, counts and their order. */
const seenOn = ({ columns }: Board) =>
  columns.map(({ name, tasks }) => ({
    name,
    tasks: tasks.map(({ title, commentCount }) => ({ title, commentCount })),
  }))

async function signIn(url: string, email: string, workspaceId: string): Promise<Client> {
  const credentials = { email, password: demoPassword }
  const { token } = await new Client(url).post('/api/auth/sign-in', credentials)
  return new Client(url, { token, workspaceId })
}

describe('516 real issues', () => {
  const team = useTeam()
  let imported: Imported
  let reader: Client
  let follower: BoardFollower

  const board = (): Promise<Board> =>
    reader.get(`/api/projects/${imported.project.id}/board`).then()

  beforeAll(async () => {
    const { url } = team().ada
    const onProject = async ({ id, workspaceId }: Project) => {
      reader = await signIn(url, 'user2@example.com', workspaceId)
      follower = await BoardFollower.open(reader, id)
    }
    imported = await importIssues({ url, folder: issueFolder, onProject })
  }, importMs)
  afterAll(() => follower.close())

  test('are on the board in the order they were written', async () => {
    expect(seenOn(await board())).toEqual(expectedBoard())
    expect(imported).toMatchObject({ people: 14, before: { tasks: 0, comments: 0 } })
    expect(imported.after).toEqual({ tasks: 516, comments: 924 })
  })

  test('came to a second person by events alone', async () => {
    await follower.expectSynced()
    expect(follower.reloads).toBe(0)
    expect(follower.received).toHaveLength(516 + 924)
  })

  test('are numbered as they were written, and those that are closed are completed', async () => {
    const tasks = (await board()).columns.flatMap((column) => column.tasks)
    const byNumber = tasks.toSorted((a, b) => a.number - b.number).map(({ title }) => title)
    const issues = readRows('issue.csv').sort((a, b) => Number(a.created) - Number(b.created))
    expect(byNumber).toEqual(issues.map(({ title = '' }) => title.trim()))
    expect(tasks.filter(({ completedAt }) => completedAt)).toHaveLength(
      issues.filter(({ open }) => open === 'false').length,
    )
  })

  test('kept every byte of their descriptions, and their writers', async () => {
    const tasks = await allTasks(reader, imported.project.id)
    const names = await namesOfMembers(reader)
    const userNames = new Map(readRows('user.csv').map(({ id, name }) => [id, name]))
    const kept = tasks.map((task) => [task.description ?? '', names.get(task.createdById)])
    const issues = readRows('issue.csv').sort((a, b) => Number(a.created) - Number(b.created))
    expect(kept).toEqual(issues.map((row) => [row.description, userNames.get(row.creatorID)]))
  })

  test('kept every byte of their comments, and their writers', async () => {
    const userNames = new Map(readRows('user.csv').map(({ id, name }) => [id, name]))
    const comments = Map.groupBy(readRows('comment.csv'), ({ issueID = '' }) => issueID)
    const issues = readRows('issue.csv').sort((a, b) => Number(a.created) - Number(b.created))
    const tasks = await allTasks(reader, imported.project.id)
    const telling = issues.flatMap(({ id = '' }, at) => {
      const rows = comments.get(id) ?? []
      return rows.some(({ body = '' }) => isTelling(body)) ? [{ rows, task: tasks[at] }] : []
    })
    expect(telling.length).toBeGreaterThan(20)
    for (const { rows, task } of telling) {
      const found: Comment[] = await reader.get(`/api/tasks/${task?.id}/comments?limit=100`)
      const written = rows.sort((a, b) => Number(a.created) - Number(b.created))
      expect(found.map(({ content, user }) => [content, user.name])).toEqual(
        written.map(({ body = '', creatorID }) => [body, userNames.get(creatorID) ?? '']),
      )
    }
  })

  test('are not sent again when all of them are there', async () => {
    let steps = 0
    const onProgress = () => {
      steps += 1
    }
    const again = await importIssues({ url: reader.url, folder: issueFolder, onProgress })
    expect(again.before).toEqual({ tasks: 516, comments: 924 })
    expect(steps).toBe(0)
  })

  test(
    'are not doubled by a second run, nor is a deleted one made again',
    async () => {
      const owner = await signIn(reader.url, imported.email, imported.workspace.id)
      const [deleted] = (await board()).columns.flatMap(({ tasks }) => tasks)
      await owner.delete(`/api/tasks/${deleted?.id}`)
      const before = await board()
      await importIssues({ url: reader.url, folder: issueFolder })
      expect(await board()).toEqual(before)
    },
    importMs,
  )
})

describe('an import over a bad connection', () => {
  const team = useTeam()
  const count = 40
  const folder = firstIssues(count)
  afterAll(() => rmSync(folder, { recursive: true }))

  test(
    'that is interrupted and run again ends like one that never was',
    async () => {
      const { url } = team().ada
      const proxy = await startUnreliableProxy(url)
      const interruption = new AbortController()
      const interrupted = importIssues({
        url: proxy.url,
        folder,
        signal: interruption.signal,
        onProgress: ({ done }) => done.tasks === count / 2 && interruption.abort(),
      })
      await expect(interrupted).rejects.toThrow('aborted')
      const { project, workspace, email, before } = await importIssues({ url: proxy.url, folder })
      expect(before.tasks).toBeGreaterThanOrEqual(count / 2)
      expect(before.tasks).toBeLessThan(count)
      expect(proxy.troubles).toBeGreaterThan(5)
      const owner = await signIn(url, email, workspace.id)
      const board = await owner.get(`/api/projects/${project.id}/board`)
      expect(seenOn(board)).toEqual(expectedBoard(folder))
      proxy.stop()
    },
    importMs,
  )
})

test('who forgets to start the server is told how', async () => {
  const url = 'http://127.0.0.1:1'
  await expect(importIssues({ url, folder: issueFolder })).rejects.toThrow('npm start')
})

test('a folder without issues is refused by the names of the missing files', async () => {
  const wrong = importIssues({ url: 'http://127.0.0.1:1', folder: import.meta.dir })
  await expect(wrong).rejects.toThrow('has no issue.csv, comment.csv')
})

/** By number, with their descriptions. */
async function allTasks(client: Client, projectId: string): Promise<Task[]> {
  const path = `/api/projects/${projectId}/tasks?sort=number&limit=100`
  const pages = [1, 2, 3, 4, 5, 6].map(
    (page): Promise<Task[]> => client.get(`${path}&page=${page}`).then(),
  )
  return (await Promise.all(pages)).flat()
}

async function namesOfMembers(client: Client): Promise<Map<string, string>> {
  const members: { userId: string; name: string }[] = await client.get(
    `/api/workspaces/${client.workspaceId}/members`,
  )
  return new Map(members.map(({ userId, name }) => [userId, name]))
}

/** Not only ASCII, with code, or very long. */
const isTelling = (text: string) =>
  /\P{ASCII}/u.test(text) || text.includes('```') || text.length > 10_000
