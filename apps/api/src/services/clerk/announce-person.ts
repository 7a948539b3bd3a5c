import type { ScopeBase } from '../scope'

export type PersonIn = { workspaceId: string; userId: string }

/** Tells a workspace that one of its members has another name or picture now. */
export async function announcePerson(_base: ScopeBase, _of: PersonIn): Promise<void> {
  throw new Error('to be written')
}
