import { createNexaClient, type NexaClient } from '@nexa/client/nexa-client'
import { signedInFetch } from './session/signed-in-fetch'

/** For what is about the account. The cookie of this origin signs in. */
export const accountApi: NexaClient = createNexaClient({ url: '', fetch: signedInFetch })

const workspaces = new Map<string, NexaClient>()

/** For what is in one workspace, by its id or slug. */
export function apiOf(workspace: string): NexaClient {
  const known = workspaces.get(workspace)
  if (known) return known
  const client = createNexaClient({ url: '', workspaceId: workspace, fetch: signedInFetch })
  workspaces.set(workspace, client)
  return client
}
