import { afterAll, beforeAll } from 'bun:test'
import type { NexaServer } from '../../src/server'
import { RedisServer } from './redis-server'
import { type OtherOptions, startTestServer } from './test-server'

/** Where something is done, and where somebody listens. */
export type Instances = { acting: string; listening: string }

const urlOf = ({ port }: NexaServer) => `http://127.0.0.1:${port}`

/** What two instances may have of each other. Without a bus, the listening one looks often. */
export const ways = [
  'one instance',
  'two instances on a bus',
  'two instances without a bus',
] as const
export type Way = (typeof ways)[number]

/** The instances of each way on one database, for the calling test file. */
export function useInstances(
  databaseUrl: () => string,
  options: () => OtherOptions = () => ({}),
): (way: Way) => Instances {
  const servers: NexaServer[] = []
  const found = new Map<Way, Instances>()
  let redis: RedisServer | undefined

  beforeAll(async () => {
    redis = await RedisServer.start()
    const start = (others: OtherOptions) => {
      const server = startTestServer(databaseUrl(), undefined, { ...options(), ...others })
      servers.push(server)
      return urlOf(server)
    }
    const { url: redisUrl } = redis
    const alone = start({})
    found.set('one instance', { acting: alone, listening: alone })
    const [acting, listening] = [start({ redisUrl }), start({ redisUrl })]
    found.set('two instances on a bus', { acting, listening })
    const watchful = start({ socketTimes: { recheckMs: 50 } })
    found.set('two instances without a bus', { acting: alone, listening: watchful })
  })
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()))
    await redis?.stop()
  })

  return (way) => {
    const instances = found.get(way)
    if (!instances) throw new Error('Call this inside of a test')
    return instances
  }
}
