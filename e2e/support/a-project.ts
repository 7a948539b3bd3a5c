import { type ABoard, aBoard } from '../../apps/api/tests/support/a-board'
import type { Client } from '../../apps/api/tests/support/client'

export type AProject = ABoard & {
  /** Addresses of its pages. */
  workspaceAt: string
  boardAt: string
}

/** A board with three tasks, and where the application shows it. */
export async function aProject(maker: Client): Promise<AProject> {
  const board = await aBoard(maker)
  const workspaceAt = await workspaceOf(maker)
  return { ...board, workspaceAt, boardAt: `${workspaceAt}/p/${board.project.key}` }
}

async function workspaceOf(member: Client): Promise<string> {
  const { slug } = await member.get(`/api/workspaces/${member.workspaceId}`)
  return `/w/${slug}`
}
