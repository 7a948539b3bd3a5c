import type { BrowserContext } from 'playwright-core'
import { organizationClaim } from '../../apps/api/tests/support/clerk/clerk-tokens'
import type { ClerkTeam } from '../../apps/api/tests/support/clerk/use-clerk'

const address = 'https://clerk.example.test/**'

/** What Nexa's page uses of Clerk's script: each form is a button, a session is a token that a tab keeps. */
const script = `
  const form = (place, text, lead) => {
    const button = document.createElement('button')
    button.textContent = text
    button.onclick = async () => {
      const [token, next] = await lead()
      localStorage.setItem('clerk-token', token)
      window.location.assign(next)
    }
    place.append(button)
  }
  const clear = (place) => place.replaceChildren()
  window.Clerk = {
    async load() {
      const token = localStorage.getItem('clerk-token')
      this.session = token && { getToken: async () => token }
    },
    mountSignIn: (place, { forceRedirectUrl }) =>
      form(place, 'Continue with Clerk', async () => [await window.clerkSignIn(), forceRedirectUrl]),
    mountSignUp: (place, { forceRedirectUrl }) =>
      form(place, 'Sign up with Clerk', async () => [await window.clerkSignIn(), forceRedirectUrl]),
    mountCreateOrganization: (place, { afterCreateOrganizationUrl }) =>
      form(place, 'Create organization', async () => [
        await window.clerkCreateOrganization(),
        afterCreateOrganizationUrl,
      ]),
    unmountSignIn: clear,
    unmountSignUp: clear,
    unmountCreateOrganization: clear,
    async signOut() {
      localStorage.removeItem('clerk-token')
      this.session = null
    },
  }
`

/** Somebody new at Clerk, whose forms the profile's pages show from here on. */
export async function clerkInPage(context: BrowserContext, { clerk }: ClerkTeam): Promise<void> {
  const user = await clerk.addUser({ firstName: 'Barbara' })
  await context.exposeFunction('clerkSignIn', () => clerk.token({ sub: user.id }))
  await context.exposeFunction('clerkCreateOrganization', async () => {
    const organization = await clerk.addOrganization({ name: 'Liskov and co', createdBy: user.id })
    const member = { organizationId: organization.id, userId: user.id, role: 'org:admin' }
    await clerk.addMembership(member)
    return clerk.token({ sub: user.id, ...organizationClaim(organization, member.role) })
  })
  await context.route(address, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: script,
    }),
  )
}
