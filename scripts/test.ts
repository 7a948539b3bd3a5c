// Runs the tests on one fresh PostgreSQL: the embedded one, or that of TEST_DATABASE_URL.
// `npm test -- apps/api/tests/tasks.test.ts` runs one file.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import { castVariable, makeCast } from '../apps/api/tests/support/cast'
import { makeTemplate } from '../apps/api/tests/support/template'
import { startTestServer } from '../apps/api/tests/support/test-server'

const workDir = mkdtempSync(path.join(os.tmpdir(), 'nexa-tests-'))
const report = path.join(workDir, 'junit.xml')

async function main(): Promise<number> {
  const external = process.env.TEST_DATABASE_URL
  const postgres = external
    ? { url: external, stop: async () => {} }
    : await startEmbeddedPostgres({
        dataDir: path.join(workDir, 'postgres'),
        ephemeral: true,
        settings: { max_connections: '200' },
      })
  try {
    const template = await makeTemplate(postgres.url)
    const server = startTestServer(template)
    const cast = await makeCast(`http://127.0.0.1:${server.port}`)
    await server.stop()
    return await runTests(postgres.url, JSON.stringify(cast))
  } finally {
    await postgres.stop()
    rmSync(workDir, { recursive: true, force: true })
  }
}

async function runTests(databaseUrl: string, cast: string): Promise<number> {
  const wanted = process.argv.slice(2)
  const tests = Bun.spawn(
    [
      process.execPath,
      'test',
      // Files are apart already, by a copy of the database each: the code is loaded once for all of a worker's.
      '--no-isolate',
      `--parallel=${os.availableParallelism()}`,
      '--reporter=junit',
      `--reporter-outfile=${report}`,
      ...(wanted.length > 0 ? wanted : ['apps', 'packages']),
    ],
    {
      stdio: ['inherit', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'test',
        NEXA_TEST_DATABASE_URL: databaseUrl,
        NEXA_TEST_FOLDER: workDir,
        [castVariable]: cast,
      },
    },
  )
  const exitCode = await tests.exited
  // Without a report nothing was run, such as when the only file has a mistake.
  console.log(existsSync(report) ? closingLine(readFileSync(report, 'utf8')) : '0 passed, 1 failed')
  return exitCode
}

/** Of the report's summary: bun's own closing lines have another form. */
function closingLine(xml: string): string {
  const summary = /<testsuites[^>]*>/.exec(xml)?.[0] ?? ''
  const count = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(summary)?.[1] ?? 0)
  const failed = count('failures') + count('errors')
  const skipped = count('skipped')
  const passed = count('tests') - failed - skipped
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

process.exit(await main())
