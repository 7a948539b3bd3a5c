import { waitUntil } from '../apps/api/tests/support/wait-until'
import { askChecker } from './checks/ask-checker'
import { backToBaseLine, readUsage, type Usage } from './checks/base-line'
import { boardsEqual, boardsReach, endedReaders, untoldReloads } from './checks/boards'
import type { InstanceLogs } from './checks/instance-logs'
import { deadlines } from './deadlines'
import type { Fault, Figures } from './fault'
import { Findings } from './findings'
import type { World } from './world/world'

/** A world, and how it was before the first fault. */
export type Stage = { world: World; before: Usage; logs: InstanceLogs }
export type Report = { figures: Figures; findings: string[] }

const steadyAttempts = 40
const rateWindowMs = 2_000
const wantedRate = 0.99

/** Lets the writers write until it goes as it should. */
async function becomeSteady({ workload }: World): Promise<void> {
  const start = performance.now()
  workload.start()
  const isSteady = () =>
    workload.attempts.count(start) >= steadyAttempts && isHealthy(workload.attempts, start)
  await waitUntil(isSteady, deadlines.steadyMs)
}

const isHealthy = (attempts: World['workload']['attempts'], start: number): boolean => {
  const since = Math.max(start, performance.now() - rateWindowMs)
  return attempts.successRate(since) >= wantedRate
}

/** How a world takes up no more than it must: for comparison. */
export async function measureBaseLine(world: World): Promise<Usage> {
  await becomeSteady(world)
  await world.workload.pause()
  await boardsEqual(world, deadlines.boardsMs)
  return readUsage(world)
}

/** One fault under full load, and everything that has to hold after it. */
export async function tryFault(fault: Fault, stage: Stage): Promise<Report> {
  const { world } = stage
  const { workload, watch } = world
  const findings = new Findings()
  const figures: Figures = {}
  const note = async (name: string, promise: Promise<string | number>) => {
    await promise.then(
      (value) => Object.assign(figures, { [name]: value }),
      (error: unknown) => findings.add(error instanceof Error ? error.message : String(error)),
    )
  }
  const before = { ...workload.history.counts, reloads: countReloads(world) }
  await becomeSteady(world)
  const start = performance.now()
  try {
    Object.assign(figures, await fault.run(world))
    const healed = performance.now()
    await Promise.all([
      note('boards reached ms', boardsReach(world, deadlines.boardsMs)),
      note('recovered ms', recovered(world, healed)),
    ])
    await workload.pause()
    await note('boards equal ms', boardsEqual(world, deadlines.boardsMs))
    const { usage, findings: excess } = await backToBaseLine(world, stage.before)
    findings.add(...excess)
    Object.assign(figures, shown(usage))
    const { findings: contradictions, doubtsDone } = await askChecker(
      workload.history.file,
      world.postgres.url,
    )
    findings.add(...contradictions, ...untoldReloads(world), ...endedReaders(world))
    figures['doubts done so far'] = doubtsDone
    await fault.leave?.(world)
  } catch (error) {
    findings.add(error instanceof Error ? error.message : String(error))
  }
  await workload.pause()
  for (const instance of world.instances) findings.add(...stage.logs.news(instance))
  findings.add(...watch.leaks.splice(0).map((leak) => `Another tenant's words in ${leak}`))
  const endings = workload.attempts.endings(start)
  findings.expect(!endings.has('500'), 'A request was answered with 5xx other than 503')
  figures.failures = workload.attempts.failures(start)
  const { acknowledged, refused, 'in doubt': inDoubt } = workload.history.counts
  figures.acknowledged = acknowledged - before.acknowledged
  figures.refused = refused - before.refused
  figures['in doubt'] = inDoubt - before['in doubt']
  figures.reloads = countReloads(world) - before.reloads
  if (findings.all.length === 0) await workload.learn()
  return { figures, findings: findings.all }
}

/** Waits until 99 % of the requests of the last two seconds succeed. */
async function recovered({ workload }: World, healed: number): Promise<number> {
  const { attempts } = workload
  const isRecovered = () => attempts.count(healed) >= steadyAttempts && isHealthy(attempts, healed)
  await waitUntil(isRecovered, deadlines.recoveryMs).catch(() => {
    throw new Error(`Not recovered: ${attempts.failures(performance.now() - rateWindowMs)}`)
  })
  return Math.round(performance.now() - healed)
}

const countReloads = ({ workload }: World) =>
  workload.readers.reduce((sum, { reloads }) => sum + reloads, 0)

const shown = ({ sockets, memoryMb, connections }: Usage): Figures => ({
  sockets: sockets.join('+'),
  'memory MB': memoryMb.join('+'),
  connections,
})
