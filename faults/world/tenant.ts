import { createNexaClient } from '@nexa/client/nexa-client'
import type { Role } from '@nexa/shared/permissions'

/** Somebody signed in, for one workspace. */
export type Person = { userId: string; token: string; workspaceId: string; role: Role }

/** A workspace whose every text holds a word that nobody else may ever see. */
export type Tenant = {
  canary: string
  owner: Person
  member: Person
  guest: Person
  projectIds: string[]
}

const password = 'correct horse battery staple'

export async function makeTenant(url: string, name: string): Promise<Tenant> {
  const canary = `canary${crypto.randomUUID().slice(0, 8)}`
  const owner = await signUp(url, `${name}-owner`, canary)
  const client = createNexaClient({ url, ...owner })
  await client.updateWorkspace({ params: { id: owner.workspaceId }, body: { name: canary } })
  const join = async (role: Role): Promise<Person> => {
    const email = `${name}-${role}@example.com`
    const params = { id: owner.workspaceId }
    const { data } = await client.createInvitation({ params, body: { email, role } })
    const person = await signUp(url, `${name}-${role}`, canary, data.token)
    return { ...person, workspaceId: owner.workspaceId, role }
  }
  const [member, guest] = [await join('member'), await join('guest')]
  const projectIds: string[] = []
  for (const number of [1, 2]) {
    const { data } = await client.createProject({ body: { name: `${canary} ${number}` } })
    projectIds.push(data.id)
  }
  return { canary, owner, member, guest, projectIds }
}

async function signUp(
  url: string,
  name: string,
  canary: string,
  invitationToken?: string,
): Promise<Person> {
  const body = { email: `${name}@example.com`, name: `${name} ${canary}`, password }
  const { data: session } = await createNexaClient({ url }).signUp({
    body: { ...body, ...(invitationToken && { invitationToken }) },
  })
  const { token, user } = session
  const { data: me } = await createNexaClient({ url, token }).getMe()
  return { userId: user.id, token, workspaceId: me.workspaceId ?? '', role: 'super_admin' }
}
