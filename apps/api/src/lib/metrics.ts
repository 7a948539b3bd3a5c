import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What is asked when somebody collects: each is a number that lies ready. */
export type MetricSources = {
  openSockets: () => number
  openRooms: () => number
  waitingWrites: () => number
  pool: () => { totalCount: number; idleCount: number; waitingCount: number }
}

type RequestFigures = { method: string; route: string; status: number; durationMs: number }

const durationBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const knownMethods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']

/** Figures of one instance, in the text form of Prometheus. Labels are few and bounded: no ids, no paths. */
export function createMetrics(sources: MetricSources) {
  const register = new Registry()
  const registers = [register]
  const requests = new Counter({
    name: 'nexa_http_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'nexa_http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route'],
    buckets: durationBuckets,
    registers,
  })
  const events = new Counter({
    name: 'nexa_events_sent_total',
    help: 'Events sent to rooms, once for all sockets of a room',
    registers,
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('nexa_sockets_open', 'Open WebSockets', sources.openSockets)
  gauge('nexa_rooms_open', 'Rooms with subscribers', sources.openRooms)
  gauge('nexa_writes_waiting', 'Writes that wait for their turn', sources.waitingWrites)
  new Gauge({
    name: 'nexa_database_connections',
    help: 'Connections of the pool, and requests that wait for one',
    labelNames: ['state'],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = sources.pool()
      this.set({ state: 'total' }, totalCount)
      this.set({ state: 'idle' }, idleCount)
      this.set({ state: 'waiting' }, waitingCount)
    },
  })

  return {
    contentType: register.contentType,

    requestAnswered({ method, route, status, durationMs }: RequestFigures): void {
      // A client may invent methods: each would be a series of its own.
      const known = knownMethods.includes(method) ? method : 'OTHER'
      requests.inc({ method: known, route, status })
      durations.observe({ method: known, route }, durationMs / 1_000)
    },

    eventSent: () => events.inc(),

    text: async () => (await register.metrics()) + (await processMetrics().metrics()),
  }
}

let ofProcess: Registry | undefined

/** Memory, CPU, event loop: the same for all instances of a process, and started by the first who asks. */
function processMetrics(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}
