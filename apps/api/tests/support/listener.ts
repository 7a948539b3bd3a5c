import { expect } from 'bun:test'
import type { Role } from '@nexa/shared/permissions'
import type { Project } from '@nexa/shared/project'
import type { Task } from '@nexa/shared/task'
import { aBoard } from './a-board'
import { joinAs, signUp } from './cast'
import { Client } from './client'
import type { Instances } from './instances'
import { SocketClient } from './socket-client'
import { waitUntil } from './wait-until'

export type Listener = {
  /** Acts where it happens, and watches where the member listens. */
  boss: Client
  member: Client
  project: Project
  task: Task
  rooms: [project: string, workspace: string]
  socket: SocketClient
  /** Every word that the member's socket heard. */
  heard: () => string
}

const at = (url: string, client: Client, token = client.token) =>
  new Client(url, { token, userId: client.userId, workspaceId: client.workspaceId })

/** Somebody in the rooms of a board and of its workspace, with a socket of their session or of another token. */
export async function aListener(
  { acting, listening }: Instances,
  { role = 'member', tokenOf }: { role?: Role; tokenOf?: (member: Client) => Promise<string> } = {},
): Promise<Listener> {
  const boss = await signUp(acting, crypto.randomUUID())
  const member = await joinAs(boss, role)
  const { project, tasks } = await aBoard(boss)
  const rooms: Listener['rooms'] = [`project:${project.id}`, `workspace:${boss.workspaceId}`]
  const socket = await SocketClient.connect(at(listening, member, await tokenOf?.(member)))
  const texts: string[] = []
  socket.onFrame = (frame) => void texts.push(JSON.stringify(frame))
  for (const room of rooms) await socket.subscribe(room)
  return { boss, member, project, task: tasks[0], rooms, socket, heard: () => texts.join('\n') }
}

/** Of what is written from now on, somebody else at the same instance hears, and they don't. */
export async function expectDeaf(
  { boss, rooms, task, socket, heard }: Listener,
  { listening }: Instances,
): Promise<void> {
  const witness = await SocketClient.connect(at(listening, boss))
  for (const room of rooms) await witness.subscribe(room)
  const canary = `canary ${crypto.randomUUID()}`
  await boss.patch(`/api/tasks/${task.id}`, { title: canary })
  await boss.post(`/api/tasks/${task.id}/comments`, { content: canary })
  await boss.patch(`/api/workspaces/${boss.workspaceId}`, { name: canary })
  await waitUntil(() => witness.events.length === 3)
  expect(JSON.stringify(witness.events)).toContain(canary)
  if (!socket.closed) await socket.settled()
  expect(heard()).not.toContain(canary)
  witness.close()
}
