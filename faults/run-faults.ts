// `npm run test:faults`: what faults/README.md tells of. Prints a line for each fault and what was not as promised.
import { allFaults } from './all-faults'
import { InstanceLogs } from './checks/instance-logs'
import { slowDown } from './deadlines'
import type { Fault, Figures } from './fault'
import { readOptions } from './fault-options'
import { Random } from './random'
import { measureBaseLine, type Stage, tryFault } from './try-fault'
import { closeWorld, openWorld } from './world/world'

const shownFindings = 10
const options = readOptions(process.argv.slice(2))
let stage: Stage | null = null

function wantedFaults(): readonly Fault[] {
  const { names, isShort } = options
  const unknown = names.filter((name) => !allFaults.some((fault) => fault.name === name))
  if (unknown.length > 0) {
    const lines = allFaults.map(({ name, about }) => `  ${name.padEnd(24)}${about}`)
    throw new Error(`There is no fault ${unknown.join(', ')}. There are:\n${lines.join('\n')}`)
  }
  if (names.length > 0) return allFaults.filter(({ name }) => names.includes(name))
  return isShort ? allFaults.filter((fault) => fault.isShort) : allFaults
}

async function openStage(): Promise<Stage> {
  const world = await openWorld(new Random(options.seed))
  const logs = new InstanceLogs()
  return { world, logs, before: await measureBaseLine(world) }
}

async function closeStage(): Promise<void> {
  stage = null
  await closeWorld()
}

const words = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ')

async function main(): Promise<number> {
  const faults = wantedFaults()
  slowDown(options.slow)
  console.log(`Seed ${options.seed}: repeat with --seed=${options.seed}`)
  let failed = 0
  for (const fault of faults) {
    stage ??= await openStage()
    const { figures, findings } = await tryFault(fault, stage)
    console.log(`${findings.length === 0 ? 'ok    ' : 'FAILED'} ${fault.name}: ${words(figures)}`)
    for (const finding of findings.slice(0, shownFindings)) console.log(`       ${finding}`)
    if (findings.length === 0) continue
    if (findings.length > shownFindings) console.log(`       … of ${findings.length} findings`)
    failed += 1
    // What it broke must not be counted against the next one.
    await closeStage()
  }
  console.log(`${faults.length - failed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

async function end(exitCode: number): Promise<never> {
  await closeStage()
  process.exit(exitCode)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(1))
// The channel to the parent closes when it is killed: nobody could stop us any more.
process.on('disconnect', () => void end(1))

await main().then(end, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  return end(1)
})
