import { beforeAll } from 'bun:test'
import type { Role } from '@nexa/shared/permissions'
import type { Team } from '../cast'
import type { ClerkOrganizationJson, ClerkUserJson } from '../clerk/clerk-objects'
import { organizationClaim } from '../clerk/clerk-tokens'
import { useClerk } from '../clerk/use-clerk'
import { Client } from '../client'
import { waitUntil } from '../wait-until'
import { withSql } from '../with-sql'
import type { IdentityMode } from './identity-mode'

/**
 * The cast as people of Clerk. Grace, Linus and Edsger have their organization active in their session, which
 * keeps it to that; Ada and Mallory choose by the header.
 */
export function clerkMode(): IdentityMode {
  const clerkTeam = useClerk()
  /** By the ids that they have here. */
  const users = new Map<string, ClerkUserJson>()
  const organizations = new Map<string, ClerkOrganizationJson>()
  let cast: Team | undefined

  beforeAll(async () => {
    const ada = await found('Ada')
    cast = {
      ada,
      grace: await joinAs(ada, 'pm', 'Grace'),
      linus: await joinAs(ada, 'member', 'Linus'),
      edsger: await joinAs(ada, 'guest', 'Edsger'),
      mallory: await found('Mallory'),
    }
  })

  const addUser = (firstName: string) =>
    clerkTeam().clerk.addUser({ firstName, email: `${crypto.randomUUID()}@clerk.example` })

  /** With an organization of their own. */
  async function found(firstName: string): Promise<Client> {
    const user = await addUser(firstName)
    const workspaceId = await addOrganization(user)
    const person = await clerkTeam().as(user)
    users.set(person.userId, user)
    return new Client(person.url, { ...person, workspaceId })
  }

  async function addOrganization(user: ClerkUserJson): Promise<string> {
    const { clerk, as } = clerkTeam()
    const organization = await clerk.addOrganization({ name: 'Engines', createdBy: user.id })
    const member = { organizationId: organization.id, userId: user.id }
    await clerk.addMembership({ ...member, role: 'org:admin' })
    const { workspaceId } = await as(user, organization)
    organizations.set(workspaceId, organization)
    return workspaceId
  }

  async function joinAs({ workspaceId }: Client, role: Role, name = 'Barbara'): Promise<Client> {
    const { clerk, as } = clerkTeam()
    const organization = known(organizations, workspaceId)
    const user = await addUser(name)
    await clerk.addMembership({
      organizationId: organization.id,
      userId: user.id,
      role: role === 'super_admin' ? 'org:admin' : 'org:member',
      nexaRole: role,
    })
    const person = await as(user, organization)
    users.set(person.userId, user)
    return person
  }

  /** `claims`: besides those of who they are. */
  async function signIn({ url, ...person }: Client, claims = {}): Promise<Client> {
    const { id: sub } = known(users, person.userId)
    return new Client(url, { ...person, token: await clerkTeam().clerk.token({ sub, ...claims }) })
  }

  return {
    provider: 'clerk',
    team: () => {
      if (!cast) throw new Error('Call this inside of a test')
      return { ...cast, databaseUrl: clerkTeam().databaseUrl }
    },
    joinAs,
    anotherWorkspace: ({ userId }) => addOrganization(known(users, userId)),
    signInAgain: signIn,
    expire: (person) =>
      signIn(person, { iat: secondsAgo(120), nbf: secondsAgo(130), exp: secondsAgo(60) }),
    async keepElsewhere(person) {
      const workspace = await addOrganization(known(users, person.userId))
      return signIn(person, organizationClaim(known(organizations, workspace), 'org:admin'))
    },
    // Clerk is told of changes by jobs.
    settled: (workspaceId) =>
      withSql(clerkTeam().databaseUrl, (sql) =>
        waitUntil(async () => {
          const open = 'select 1 from clerk_writes where workspace_id = $1'
          return (await sql.query(open, [workspaceId])).rowCount === 0
        }),
      ),
  }
}

const secondsAgo = (seconds: number) => Math.floor(Date.now() / 1_000) - seconds

function known<T>(things: ReadonlyMap<string, T>, id: string): T {
  const thing = things.get(id)
  if (!thing) throw new Error(`Nobody in Clerk is ${id} here`)
  return thing
}
