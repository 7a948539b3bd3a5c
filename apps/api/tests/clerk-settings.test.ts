import { expect, test } from 'bun:test'
import { readConfig } from '../src/config'

const publishable = (host: string) => `pk_test_${Buffer.from(`${host}$`).toString('base64')}`
const keys = {
  CLERK_PUBLISHABLE_KEY: publishable('clerk.example.com'),
  CLERK_SECRET_KEY: 'sk_test_secret',
}
const settings = (more: Record<string, string> = {}) => readConfig({ ...keys, ...more }).clerk

test('both keys switch to Clerk, and AUTH_PROVIDER decides otherwise', () => {
  expect(settings()).not.toBeNull()
  expect(settings({ AUTH_PROVIDER: 'local' })).toBeNull()
  expect(readConfig({}).clerk).toBeNull()
  expect(readConfig({ CLERK_SECRET_KEY: keys.CLERK_SECRET_KEY }).clerk).toBeNull()
  expect(() => readConfig({ AUTH_PROVIDER: 'clerk' })).toThrow('needs CLERK_PUBLISHABLE_KEY')
})

test('who makes tokens is read from the publishable key unless it is named', () => {
  expect(settings()?.issuer).toBe('https://clerk.example.com')
  expect(settings({ CLERK_ISSUER: 'https://login.example.com/' })?.issuer).toBe(
    'https://login.example.com',
  )
  expect(() => settings({ CLERK_PUBLISHABLE_KEY: 'pk_test_nonsense' })).toThrow('copy it again')
  expect(() => settings({ CLERK_PUBLISHABLE_KEY: 'sk_test_other' })).toThrow('Expected pk_')
})

test('a key in one line is a key in several', () => {
  const key = '-----BEGIN PUBLIC KEY-----\\nAAAA\\n-----END PUBLIC KEY-----'
  expect(settings({ CLERK_JWT_KEY: key })?.jwtKey?.split('\n')).toHaveLength(3)
})

test('authorized parties are origins', () => {
  const parties = 'https://a.example.com/path, http://localhost:3000'
  expect(settings({ CLERK_AUTHORIZED_PARTIES: parties })?.authorizedParties).toEqual([
    'https://a.example.com',
    'http://localhost:3000',
  ])
  expect(() => settings({ CLERK_AUTHORIZED_PARTIES: 'everybody' })).toThrow(
    'CLERK_AUTHORIZED_PARTIES',
  )
})

test('roles are pairs of known ones, somebody in charge among them', () => {
  const roles = settings({ CLERK_ROLES: 'org:boss=super_admin, org:lead=pm' })?.roles
  expect([...(roles ?? [])]).toEqual([
    ['org:boss', 'super_admin'],
    ['org:lead', 'pm'],
  ])
  for (const wrong of ['org:lead=pm', 'org:boss=king', 'org:boss', '=super_admin']) {
    expect(() => settings({ CLERK_ROLES: wrong }), wrong).toThrow('CLERK_ROLES')
  }
})
