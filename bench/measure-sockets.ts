import type { Audience } from './realtime/audience'
import { measureMoves } from './realtime/moves'
import { percentile } from './realtime/percentile'
import { measureReconnect } from './realtime/reconnect'
import { residentMegabytesOf } from './server/process-figures'
import type { World } from './server/world'

export type FanOut = {
  sockets: number
  writesPerSecond: number
  /** From the request, and from its reply, to the event at each socket; before the reply it is negative. */
  fromRequestMs: { p50: number; p99: number }
  fromReplyMs: { p50: number; p99: number }
  lost: number
  repeated: number
  residentMegabytes: number | null
}

export type SocketFigures = {
  fanOut: FanOut[]
  reconnect: { sockets: number; p50Ms: number; p99Ms: number; allMs: number; wrong: number }
}

/** So many that the machine is not busy: this is about how soon, not about how many. */
const loads = [
  { sockets: 1, writesPerSecond: 50 },
  { sockets: 200, writesPerSecond: 20 },
  { sockets: 2_000, writesPerSecond: 2 },
]
const reconnecting = 1_000

export async function measureSockets(world: World, seconds: number): Promise<SocketFigures> {
  const audience = audienceOf(world)
  const fanOut: FanOut[] = []
  for (const load of loads) {
    const { pid } = world.server
    const times = await measureMoves(audience, { ...load, seconds })
    const both = (ms: readonly number[]) => ({ p50: percentile(ms, 50), p99: percentile(ms, 99) })
    fanOut.push({
      ...load,
      fromRequestMs: both(times.fromRequest),
      fromReplyMs: both(times.fromReply),
      lost: times.expected + times.repeated - times.received,
      repeated: times.repeated,
      residentMegabytes: residentMegabytesOf(pid),
    })
  }
  const { caughtUpMs, wrong } = await measureReconnect(audience, reconnecting)
  return {
    fanOut,
    reconnect: {
      sockets: reconnecting,
      p50Ms: percentile(caughtUpMs, 50),
      p99Ms: percentile(caughtUpMs, 99),
      allMs: percentile(caughtUpMs, 100),
      wrong,
    },
  }
}

function audienceOf({ server, sample, people }: World): Audience {
  const [project] = sample.projects
  const [todo = '', inProgress = ''] = project?.statusIds ?? []
  if (!project) throw new Error('The data set has no project')
  return {
    urls: [server.url],
    people: people.map(({ token }) => ({ token, workspaceId: sample.workspaceId })),
    board: {
      project,
      todo: { id: todo },
      inProgress: { id: inProgress },
      tasks: project.tasks,
    },
  }
}
