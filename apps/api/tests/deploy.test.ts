import { expect, test } from 'bun:test'
import path from 'node:path'
import { DCLinter } from 'dclint'
import { environmentNames, readConfig } from '../src/config'
import {
  deployFolder,
  interpolate,
  readCompose,
  readDeploy,
  readVariables,
} from './support/deploy/compose-file'

const { services, networks, volumes } = readCompose()
const all = Object.entries(services)
const instances = all.filter(([name]) => name.startsWith('api-')).map(([, one]) => one)

const example = readVariables(readDeploy('.env.example'))
/** The example, filled in as it says. */
const filled = {
  ...example,
  POSTGRES_PASSWORD: 'f'.repeat(48),
  AUTH_SECRET: `${'A'.repeat(43)}=`,
  FILES_ACCESS_KEY: 'f'.repeat(20),
  FILES_SECRET_KEY: 'f'.repeat(48),
}

test("the Compose file passes its specification's schema and the rules of a linter", () => {
  // The proxy is there for all interfaces.
  const rules = { 'no-unbound-port-interfaces': 0 } as const
  const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] })
  const found = linter.lintFiles([path.join(deployFolder, 'compose.yml')], false)
  // Warnings are about the order of keys.
  const errors = found.flatMap(({ messages }) => messages.filter((one) => one.type === 'error'))
  expect(errors.map(({ message }) => message)).toEqual([])
})

test('two instances of one image share the database, Redis and the bucket', () => {
  expect(instances).toHaveLength(2)
  const [first, second] = instances
  expect(second).toEqual(first)
  expect(Object.keys(first?.environment ?? {})).toEqual(
    expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'STORAGE', 'S3_BUCKET', 'AUTH_SECRET']),
  )
})

test('every variable an instance gets is a setting, and the settings hold together', () => {
  for (const { environment } of instances) {
    expect(environmentNames).toEqual(expect.arrayContaining(Object.keys(environment)))
    const given = Object.entries(environment).map(([name, text]) => [
      name,
      interpolate(text, filled),
    ])
    const config = readConfig({ ...Object.fromEntries(given), NODE_ENV: 'production' })
    expect(config).toMatchObject({
      publicUrl: 'https://nexa.example.com',
      redisUrl: 'redis://redis:6379',
      trustedProxies: 1,
      files: { s3: { endpoint: 'https://files.nexa.example.com', isPathStyle: true } },
      mail: null,
    })
  }
})

test('what a start needs and nobody filled in is named', () => {
  const needed = Object.keys(filled).filter((name) => !/^(SCHEME|SMTP_URL|MAIL_FROM)$/.test(name))
  for (const name of needed) {
    const texts = all.flatMap(([, { environment }]) => Object.values(environment))
    const failed = () => texts.map((text) => interpolate(text, { ...filled, [name]: '' }))
    expect(failed).toThrow(name)
  }
})

test('the example of an .env names every variable, and no other one', () => {
  const used = [...readDeploy('compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => String(name))
  expect([...new Set(used)].sort()).toEqual(Object.keys(example).sort())
})

test.each(all)(
  '%s has a pinned image, a check of its health, and comes back by itself',
  (_, one) => {
    expect(one.image).toMatch(/^[\w./-]+:v?\d+\.\d+[\w.-]*$/)
    expect(one.healthcheck?.test[0]).toBe('CMD')
    expect(one.restart).toBe('unless-stopped')
    expect(one.read_only).toBe(true)
  },
)

test('databases are out of reach, only the proxy is open to the world', () => {
  expect(networks.inner?.internal).toBe(true)
  for (const name of ['postgres', 'redis']) expect(services[name]?.networks).toEqual(['inner'])
  const open = all.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)
  expect(open).toEqual(['proxy'])
  expect(Object.keys(services.proxy?.networks ?? {})).toEqual(['outer'])
})

test('an instance has more time to stop than it takes', () => {
  for (const { stop_grace_period, init } of instances) {
    expect(Number.parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(10)
    expect(init).toBe(true)
  }
})

test('every volume is named below, and what is not a volume lies beside the file', () => {
  const sources = all.flatMap(([, one]) => one.volumes.map((text) => text.split(':')[0] ?? ''))
  const named = sources.filter((source) => !source.startsWith('./'))
  expect([...new Set(named)].sort()).toEqual(Object.keys(volumes).sort())
  for (const source of sources.filter((one) => one.startsWith('./'))) {
    expect(readDeploy(source)).not.toBe('')
  }
})
