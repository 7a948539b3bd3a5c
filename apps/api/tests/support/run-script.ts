import path from 'node:path'

const repository = path.resolve(import.meta.dir, '../../../..')

/** A script of ours as a process of its own, run to its end. */
export async function runScript(words: string[], environment: Record<string, string>) {
  const child = Bun.spawn([process.execPath, ...words], {
    cwd: repository,
    env: { ...process.env, NODE_ENV: 'development', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [output, errors, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  return { exitCode, output: output + errors }
}
