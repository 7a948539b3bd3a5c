// From a request to the pages of others, and what idle pages cost: `npm run bench:realtime`.
// `--instances=1|2`, `--sockets=200`, `--writes=50` a second, `--seconds=20`, `--idle=2000`.
import { parseArgs } from 'node:util'
import { openCluster } from './realtime/cluster'
import { measureIdleSockets } from './realtime/idle-sockets'
import { measureMoves } from './realtime/moves'
import { percentile } from './realtime/percentile'

const { values } = parseArgs({
  options: {
    instances: { type: 'string' },
    sockets: { type: 'string', default: '200' },
    writes: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    idle: { type: 'string', default: '2000' },
  },
})

/** What Nexa promises on 2 cores. */
const limits = new Map([
  [1, 50],
  [2, 100],
])
const limitIdleMegabytes = 150

const counts = values.instances ? [Number(values.instances)] : [1, 2]
let isFine = true
for (const instances of counts) {
  const cluster = await openCluster(instances)
  try {
    const { received, expected, fromRequest, fromReply } = await measureMoves(cluster, {
      sockets: Number(values.sockets),
      writesPerSecond: Number(values.writes),
      seconds: Number(values.seconds),
    })
    const limit = limits.get(instances) ?? Number.POSITIVE_INFINITY
    const p99 = percentile(fromRequest, 99)
    isFine &&= received === expected && p99 <= limit
    const where = instances === 1 ? 'one instance' : `${instances} instances, through Redis`
    console.log(`${where}: ${values.sockets} sockets, ${values.writes} moves a second`)
    console.log(`  events received        ${received} of ${expected}`)
    console.log(`  request → event        ${shown(fromRequest)}  (limit p99 ${limit} ms)`)
    console.log(`  reply → event          ${shown(fromReply)}`)
    if (instances === 1 && Number(values.idle) > 0) {
      const { megabytes, before } = await measureIdleSockets(cluster, Number(values.idle))
      isFine &&= megabytes <= limitIdleMegabytes
      console.log(
        `  ${values.idle} idle sockets     +${megabytes} MB on ${before} MB  (limit ${limitIdleMegabytes} MB)`,
      )
    }
  } finally {
    await cluster.stop()
  }
}
process.exit(isFine ? 0 : 1)

function shown(milliseconds: readonly number[]): string {
  const at = (share: number) => `${percentile(milliseconds, share).toFixed(1)} ms`
  return `p50 ${at(50)}  p99 ${at(99)}  most ${at(100)}`
}
