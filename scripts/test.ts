// Runs the tests on one fresh PostgreSQL: the embedded one, or that of TEST_DATABASE_URL.
// `npm test -- apps/api/tests/tasks.test.ts` runs one file.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '@nexa/db/embedded'
import { castVariable, makeCast } from '../apps/api/tests/support/cast'
import { makeTemplate } from '../apps/api/tests/support/template'
import { startTestServer } from '../apps/api/tests/support/test-server'
import { type FileReport, parseReport } from './tests/junit-report'
import { closingLine, failedFiles, failureLines } from './tests/results'
import { testFilesIn } from './tests/test-files'
import { makeWorkFolder } from './tests/work-folder'

const named = process.argv.slice(2).filter((word) => existsSync(word))
const options = process.argv.slice(2).filter((word) => !existsSync(word))
// Of a whole suite, what failed is tried again, alone: a test may miss its moment on a busy machine. What fails each
// time is broken. Who runs single files wants to know at once.
const rounds = named.some((word) => word.endsWith('.ts')) ? 1 : 3

/** Some files may have no test of such a name. */
const isOfNames = options.some((word) => /^(-t$|--test-name-pattern)/.test(word))

async function main(): Promise<number> {
  const all = new Map<string, FileReport>()
  let paths = named.length > 0 ? named : ['apps', 'packages']
  for (let round = 1; ; round += 1) {
    const { exitCode, reports } = await runRound(paths)
    for (const [file, report] of reports) all.set(file, report)
    for (const line of failureLines(reports)) console.log(line)
    const unloaded = isOfNames ? [] : testFilesIn(paths).filter((file) => !reports.has(file))
    for (const file of unloaded) console.log(`FAILED ${file}: it could not be loaded\n`)
    const failed = [...failedFiles(reports), ...unloaded]
    if (exitCode === 0 || failed.length === 0 || round === rounds) {
      console.log(closingLine(all, exitCode, round))
      return exitCode
    }
    console.log(`Tried again: ${failed.join(' ')}\n`)
    paths = failed
  }
}

async function runRound(paths: string[]) {
  const workDir = makeWorkFolder()
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
    const reportFile = path.join(workDir, 'junit.xml')
    const exitCode = await runTests(paths, reportFile, {
      NODE_ENV: 'test',
      TMPDIR: path.dirname(workDir),
      NEXA_TEST_DATABASE_URL: postgres.url,
      NEXA_TEST_FOLDER: workDir,
      [castVariable]: JSON.stringify(cast),
    })
    // Without a report nothing was run, such as when the only file has a mistake.
    const xml = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : null
    return { exitCode, reports: xml ? parseReport(xml) : new Map<string, FileReport>() }
  } finally {
    await postgres.stop()
    rmSync(workDir, { recursive: true, force: true })
  }
}

async function runTests(
  paths: string[],
  reportFile: string,
  env: Record<string, string>,
): Promise<number> {
  const tests = Bun.spawn(
    [
      process.execPath,
      'test',
      // Files are apart already, by a copy of the database each: the code is loaded once for all of a worker's.
      '--no-isolate',
      // For what never happens: no test depends on how fast a processor or a disk is.
      '--timeout=120000',
      `--parallel=${os.availableParallelism()}`,
      '--reporter=junit',
      `--reporter-outfile=${reportFile}`,
      ...options,
      ...paths,
    ],
    { stdio: ['inherit', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  )
  return await tests.exited
}

process.exit(await main())
