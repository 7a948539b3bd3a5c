import type { Client } from '../client'
import type { IdentityMode } from './identity-mode'
import type { Row } from './row'
import { idsTakenBy } from './row-ids'
import { aWorld, type Ids, type World } from './world'

/** Ids of the same maker, new ones where the request uses them up. */
export async function ownIds(mode: IdentityMode, row: Row, { maker, ids }: World): Promise<Ids> {
  const { consumes } = row
  if (consumes === 'ids') return (await aWorld(maker, idsTakenBy(row), mode.joinAs)).ids
  if (consumes !== 'workspace' && consumes !== 'deleted workspace') return ids
  const workspace = await mode.anotherWorkspace(maker)
  if (consumes === 'deleted workspace') await maker.delete(`/api/workspaces/${workspace}`)
  return { ...ids, workspace }
}

/** A token for a workspace of Mallory that nobody else here is in. */
export async function inviteElsewhere(mode: IdentityMode, person: Client): Promise<string> {
  const { mallory } = mode.team()
  const workspace = await mode.anotherWorkspace(mallory)
  const { email } = await person.get('/api/auth/me')
  const { token } = await mallory.post(`/api/workspaces/${workspace}/invitations`, { email })
  return token
}
