// Fills a running Nexa with a folder of real issues, over its public HTTP API.
// `npm run demo -- <folder> --url http://localhost:3001`; without a folder, the sample of the tests.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { demoPassword } from './demo/demo-password'
import { type Imported, importIssues } from './demo/import-issues'
import { createProgressBar } from './demo/progress-bar'
import { exitAfter } from './exit-after'

const sample = path.join(import.meta.dir, '../apps/api/tests/fixtures/github-issues')
const interrupted = 'Interrupted. The same command goes on where it stopped.'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string', default: 'http://localhost:3001' } },
  })
  const [folder] = positionals
  const bar = createProgressBar()
  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interruption.abort(new Error(interrupted)))
  }
  const startedAt = performance.now()
  try {
    const imported = await importIssues({
      url: values.url.replace(/\/+$/, ''),
      // npm runs scripts in the repository's folder, and keeps here where the person is.
      folder: folder ? path.resolve(process.env.INIT_CWD ?? '.', folder) : sample,
      onProject: ({ name, key }) => console.log(`The project "${name}" (${key})`),
      onProgress: bar.show,
      onWait: bar.showWait,
      signal: interruption.signal,
    })
    bar.stop()
    console.log(summary(imported, (performance.now() - startedAt) / 1_000))
  } finally {
    bar.stop()
  }
}

function summary({ workspace, project, people, email, before, after }: Imported, seconds: number) {
  const tasks = after.tasks - before.tasks
  const comments = after.comments - before.comments
  const isNew = tasks > 0 || comments > 0
  return [
    isNew
      ? `Made ${tasks} tasks and ${comments} comments in ${seconds.toFixed(1)} s.`
      : 'Nothing to do: all of it was there already.',
    `The project "${project.name}" of the workspace "${workspace.name}" now holds ${after.tasks} tasks and ${after.comments} comments of ${people} people.`,
    '',
    `Sign in as ${email}, or any other of them, with the password ${demoPassword}`,
    'This password is public: keep a server with these accounts to yourself.',
  ].join('\n')
}

exitAfter(main)
