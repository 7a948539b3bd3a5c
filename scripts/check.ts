// Format, lint, types, boundaries: everything that needs no database. Prints what failed, and only that.
import { findBoundaryBreaks } from './boundaries'

const checks: [string, string[]][] = [
  ['format and lint', ['node_modules/.bin/biome', 'check', '--error-on-warnings', '.']],
  ['types', ['node_modules/.bin/tsc', '--noEmit']],
  ['types of the web application', ['node_modules/.bin/tsc', '--noEmit', '-p', 'apps/web']],
  ['unused code', ['node_modules/.bin/knip', '--no-progress']],
]

const results = await Promise.all(checks.map(run))
const breaks = findBoundaryBreaks()
report('boundaries', breaks.length === 0, breaks.join('\n'))
process.exit(results.every(Boolean) && breaks.length === 0 ? 0 : 1)

async function run([name, command]: [string, string[]]): Promise<boolean> {
  const child = Bun.spawn(command, { stdout: 'pipe', stderr: 'pipe', stdin: 'ignore' })
  const [output, errors, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  report(name, exitCode === 0, output + errors)
  return exitCode === 0
}

function report(name: string, isFine: boolean, output: string): void {
  console.log(`${isFine ? 'ok    ' : 'FAILED'} ${name}`)
  if (!isFine) console.log(output)
}
