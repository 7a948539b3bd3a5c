import { expect } from 'bun:test'
import type { Member } from '@nexa/shared/member'
import { askDatabase } from '../ask-database'
import { waitUntil } from '../wait-until'
import { aCompany, type Company, emailOf } from './a-company'
import { organizationClaim } from './clerk-tokens'
import type { Delivery } from './clerk-webhooks'
import type { ClerkTeam } from './use-clerk'

type Told = Delivery & { timestamp?: number }

/** A webhook, as Clerk sends it; Nexa takes it. */
export async function tellNexa(
  { clerk, url }: Pick<ClerkTeam, 'clerk' | 'url'>,
  type: string,
  data: object,
  { timestamp = Date.now(), ...delivery }: Told = {},
): Promise<void> {
  const response = await clerk.deliver(url, clerk.event(type, data, { timestamp }), delivery)
  expect({ type, status: response.status, body: await response.text() }).toEqual({
    type,
    status: 204,
    body: '',
  })
}

/** From now on Nexa hears of its members by webhooks alone: they have all been read. */
export async function aReadCompany(team: ClerkTeam) {
  const company = await aCompany(team)
  const open = "select 1 from jobs.job where state < 'completed' and data->>'organizationId' = $1"
  await waitUntil(async () => {
    const jobs = await askDatabase(team.databaseUrl, open, [company.organization.id])
    return jobs.length === 0
  })
  return company
}

export const membersOf = async ({ ada, workspace }: Company): Promise<Member[]> =>
  ada.get(`${workspace}/members`)

type Joining = { role?: string; nexaRole?: string; email?: string }

/** Somebody who joined in Clerk, of whom Nexa knows by webhooks alone. */
export async function aTold(company: Company, { email, ...fields }: Joining = {}) {
  const { clerk, organization } = company
  const user = await clerk.addUser({ firstName: 'Grace', ...(email !== undefined && { email }) })
  const key = { organizationId: organization.id, userId: user.id }
  const membership = await clerk.addMembership({ ...key, ...fields })
  await tellNexa(company, 'user.created', user)
  await tellNexa(company, 'organizationMembership.created', membership)
  const member = (await membersOf(company)).find((one) => one.email === emailOf(user))
  const token = await clerk.token({ sub: user.id, ...organizationClaim(organization) })
  return { user, key, membership, token, userId: member?.userId ?? '', role: member?.role }
}
