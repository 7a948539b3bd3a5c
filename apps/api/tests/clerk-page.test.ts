import { expect, test } from 'bun:test'
import { useClerk } from './support/clerk/use-clerk'
import { useTeam } from './support/test-server'

const withClerk = useClerk()
const withAccounts = useTeam()

const policyOf = async (address: string) => {
  const { headers } = await fetch(address, { redirect: 'manual', keepalive: false })
  return headers.get('content-security-policy') ?? ''
}

test('a page runs the script of this project’s Clerk where people sign in with it', async () => {
  const { url, clerk } = withClerk()
  const policy = await policyOf(`${url}/sign-in`)
  expect(policy).toContain(`script-src 'self' ${clerk.settings.issuer} `)
  expect(policy).toContain(`connect-src 'self' ws: wss: ${clerk.settings.issuer};`)
  expect(policy).toContain("object-src 'none'")
  expect(policy).not.toContain("script-src 'self' 'unsafe")
  expect(await policyOf(`${url}/docs`)).not.toContain(clerk.settings.issuer)
})

test('a page runs nobody else’s script where people have local accounts', async () => {
  expect(await policyOf(`${withAccounts().ada.url}/sign-in`)).not.toContain('script-src')
})
