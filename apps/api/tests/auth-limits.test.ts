import { describe, expect, test } from 'bun:test'
import { password } from './support/cast'
import { Client } from './support/client'
import { useTeam } from './support/test-server'

/** An address that a client claims in vain: no proxy of ours wrote it. */
const spoofed = (number: number) => ({ 'X-Forwarded-For': `203.0.113.${number}` })

async function statusesOf(count: number, send: (number: number) => Promise<Response>) {
  const statuses: number[] = []
  for (let number = 0; number < count; number += 1) statuses.push((await send(number)).status)
  return statuses
}
const times = (count: number, status: number) => Array.from({ length: count }, () => status)

describe('guessing a password', () => {
  const team = useTeam({ anonymous: 10_000, user: 0, workspace: 0 })
  const signIn = (email: string, secret: string, headers?: Record<string, string>) =>
    new Client(team().ada.url).fetch(
      'POST',
      '/api/auth/sign-in',
      JSON.stringify({ email, password: secret }),
      headers,
    )

  test('is stopped after ten tries for an email, whatever address they claim', async () => {
    const guess = (number: number) =>
      signIn('linus@example.com', `guess ${number}`, spoofed(number))
    expect(await statusesOf(12, guess)).toEqual([...times(10, 401), 429, 429])
    const refused = await signIn('Linus@example.com', password)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeWithin(1, 61)
    expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } })
    expect((await signIn('ada@example.com', password)).status).toBe(200)
  })

  test('is stopped after thirty tries from an address, whatever emails they are for', async () => {
    const guess = (number: number) => signIn(`${number}@example.com`, 'a guess', spoofed(number))
    const statuses = await statusesOf(30, guess)
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(30)
    expect(statuses.at(-1)).toBe(429)
  })
})

describe('requests', () => {
  const team = useTeam({ anonymous: 3, user: 5, workspace: 0 })

  test('without sign-in are limited by address, also with forged tokens and addresses', async () => {
    const anonymous = new Client(team().ada.url, { token: 'forged' })
    const ask = (number: number) =>
      anonymous.fetch('GET', '/api/projects', undefined, spoofed(number))
    expect(await statusesOf(5, ask)).toEqual([...times(3, 401), 429, 429])
    expect((await anonymous.fetch('GET', '/health')).status).toBe(200)
  })

  test('of one person are limited, those of others are not', async () => {
    const { ada, linus } = team()
    const ask = () => ada.fetch('GET', '/api/projects')
    const first = await ask()
    expect(first.headers.get('x-ratelimit-limit')).toBe('5')
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4')
    expect(Number(first.headers.get('x-ratelimit-reset'))).toBeWithin(1, 61)
    expect(await statusesOf(6, ask)).toEqual([...times(4, 200), 429, 429])
    expect((await linus.fetch('GET', '/api/projects')).status).toBe(200)
  })
})

describe('requests in one workspace', () => {
  const team = useTeam({ anonymous: 0, user: 0, workspace: 4 })

  test('are limited for all its members together, and in no other workspace', async () => {
    const { ada, linus, mallory } = team()
    const ask = (number: number) => (number % 2 ? ada : linus).fetch('GET', '/api/projects')
    expect(await statusesOf(6, ask)).toEqual([...times(4, 200), 429, 429])
    expect((await mallory.fetch('GET', '/api/projects')).status).toBe(200)
    const intruder = new Client(ada.url, { ...mallory, workspaceId: ada.workspaceId })
    expect((await intruder.fetch('GET', '/api/projects')).status).toBe(404)
  })
})
