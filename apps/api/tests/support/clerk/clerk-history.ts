import fc from 'fast-check'
import { waitUntil } from '../wait-until'
import type { ClerkStandIn } from './clerk-stand-in'
import { type ClerkEvent, clerkEvent } from './clerk-webhooks'

const person = fc.nat({ max: 2 })
const company = fc.nat({ max: 1 })
const role = fc.constantFrom('org:admin', 'org:member')

/** What may happen in a Clerk project. What can't happen when its turn comes is left out. */
const happening = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('sign up' as const), person }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('change' as const),
      person,
      name: fc.constantFrom('Ada', 'Grace', 'Barbara'),
      address: fc.option(fc.nat({ max: 2 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('leave Clerk' as const), person }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('found' as const), person, company }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('rename' as const),
      company,
      name: fc.constantFrom('Engines', 'Looms'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('close' as const), company }) },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('join' as const), person, company, role }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('get role' as const),
      person,
      company,
      role,
      nexaRole: fc.constantFrom('pm', 'guest', null),
    }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('leave' as const), person, company }) },
)
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

const people = [0, 1, 2]
const beginning: Happening[] = [
  ...people.map((person) => ({ what: 'sign up' as const, person })),
  { what: 'found', person: 0, company: 0 },
  { what: 'found', person: 1, company: 1 },
]
export const happenings = fc
  .array(happening, { minLength: 40, maxLength: 40 })
  .map((rest) => [...beginning, ...rest])

/** Three people and two companies in Clerk, and each webhook that Clerk sends of them. */
export class ClerkHistory {
  readonly events: ClerkEvent[] = []
  /** Ids of those there are, by their number. */
  readonly people = new Map<number, string>()
  readonly companies = new Map<number, string>()
  readonly everybody: string[] = []
  readonly everyCompany: string[] = []
  private readonly run = crypto.randomUUID()
  private readonly addresses = new Map<number, number | null>()
  private readonly members = new Set<string>()
  private newest = 0

  constructor(private readonly clerk: ClerkStandIn) {}

  async add(one: Happening): Promise<void> {
    // In Clerk two things don't happen at one moment: who gets an address gets it after the other left it.
    await waitUntil(() => Date.now() > this.newest)
    const event = await this.eventOf(one)
    if (!event) return
    const { updated_at: updatedAt = 0 }: { updated_at?: number } = event.data
    this.newest = Math.max(this.newest, updatedAt, Date.now())
    this.events.push(event)
  }

  private async eventOf(one: Happening): Promise<ClerkEvent | null> {
    if (one.what === 'sign up') return this.signUp(one.person)
    if (one.what === 'found') return this.found(one.person, one.company)
    if (one.what === 'rename' || one.what === 'close') return this.changeCompany(one)
    if (one.what === 'change' || one.what === 'leave Clerk') return this.changePerson(one)
    return this.changeMembership(one)
  }

  private async signUp(number: number): Promise<ClerkEvent | null> {
    if (this.people.has(number)) return null
    const email = `${crypto.randomUUID()}@example.com`
    const user = await this.clerk.addUser({ email, firstName: 'New' })
    this.people.set(number, user.id)
    this.everybody.push(user.id)
    return clerkEvent('user.created', user)
  }

  private async changePerson(
    one: Extract<Happening, { what: 'change' | 'leave Clerk' }>,
  ): Promise<ClerkEvent | null> {
    const id = this.people.get(one.person)
    if (id === undefined) return null
    if (one.what === 'leave Clerk') {
      this.people.delete(one.person)
      this.addresses.delete(one.person)
      this.endMemberships((key) => key.endsWith(`of ${one.person}`))
      return clerkEvent('user.deleted', await this.clerk.deleteUser(id))
    }
    const { address, name: firstName } = one
    const isTaken = [...this.addresses].some(
      ([number, held]) => number !== one.person && held !== null && held === address,
    )
    if (isTaken) return null
    this.addresses.set(one.person, address)
    const email = address === null ? null : `address-${address}-${this.run}@example.com`
    return clerkEvent('user.updated', await this.clerk.updateUser(id, { firstName, email }))
  }

  private async found(number: number, company: number): Promise<ClerkEvent | null> {
    const createdBy = this.people.get(number)
    if (this.companies.has(company) || createdBy === undefined) return null
    const organization = await this.clerk.addOrganization({ name: 'Mills', createdBy })
    this.companies.set(company, organization.id)
    this.everyCompany.push(organization.id)
    return clerkEvent('organization.created', organization)
  }

  private async changeCompany(
    one: Extract<Happening, { what: 'rename' | 'close' }>,
  ): Promise<ClerkEvent | null> {
    const id = this.companies.get(one.company)
    if (id === undefined) return null
    if (one.what === 'rename') {
      const renamed = await this.clerk.updateOrganization(id, { name: one.name })
      return clerkEvent('organization.updated', renamed)
    }
    this.companies.delete(one.company)
    this.endMemberships((key) => key.startsWith(`${one.company} `))
    return clerkEvent('organization.deleted', await this.clerk.deleteOrganization(id))
  }

  private async changeMembership(
    one: Extract<Happening, { what: 'join' | 'get role' | 'leave' }>,
  ): Promise<ClerkEvent | null> {
    const organizationId = this.companies.get(one.company)
    const userId = this.people.get(one.person)
    if (organizationId === undefined || userId === undefined) return null
    const key = { organizationId, userId }
    const seat = `${one.company} of ${one.person}`
    if (this.members.has(seat) === (one.what === 'join')) return null
    if (one.what === 'join') {
      this.members.add(seat)
      const joined = await this.clerk.addMembership({ ...key, role: one.role })
      return clerkEvent('organizationMembership.created', joined)
    }
    if (one.what === 'leave') {
      this.members.delete(seat)
      return clerkEvent('organizationMembership.deleted', await this.clerk.deleteMembership(key))
    }
    const { role, nexaRole } = one
    const changed = await this.clerk.updateMembership({ ...key, role, nexaRole })
    return clerkEvent('organizationMembership.updated', changed)
  }

  /** Clerk tells nothing of memberships that end with a person or a company. */
  private endMemberships(isOver: (seat: string) => boolean): void {
    for (const seat of this.members) if (isOver(seat)) this.members.delete(seat)
  }
}
