import { afterEach, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { aBoard } from './support/a-board'
import { attach } from './support/attach'
import { castOf } from './support/cast'
import { diskStorage, environmentOf, s3Storage } from './support/file-storages'
import { killProcesses, NexaProcess } from './support/nexa-process'
import { cloneTemplate, dropDatabase } from './support/template'
import { serverUrl } from './support/test-server'

afterEach(killProcesses)

const megabyte = 1_000_000
/** Larger than what a garbage collector leaves lying about: 50 MB more or less, for any size of file. */
const content = new Uint8Array(150 * megabyte).fill(65)

/** The most memory that the process had since the last call of `forgetPeak`. */
const peakBytes = ({ pid }: NexaProcess) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024
}
const forgetPeak = ({ pid }: NexaProcess) => Bun.write(`/proc/${pid}/clear_refs`, '5')

test.skipIf(process.platform !== 'linux').each([
  ['disk', diskStorage],
  ['S3', s3Storage],
] as const)(
  'a large file goes to and comes from %s without lying in memory',
  async (_, openStorage) => {
    const storage = openStorage()
    const databaseUrl = await cloneTemplate(serverUrl())
    const nexa = new NexaProcess({
      env: { ...environmentOf(databaseUrl, storage), MAX_UPLOAD_BYTES: String(content.length) },
    })
    const { linus, ada } = castOf(await nexa.url())
    const { tasks } = await aBoard(ada)
    await attach(linus, tasks[0].id, content.slice(0, megabyte))

    await forgetPeak(nexa)
    const before = peakBytes(nexa)
    const { downloadUrl } = await attach(linus, tasks[0].id, content)
    const response = await linus.fetch('GET', downloadUrl)
    expect((await response.bytes()).length).toBe(content.length)
    const grown = peakBytes(nexa) - before
    expect(grown).toBeLessThan(content.length / 2)

    await killProcesses()
    await storage.stop()
    await dropDatabase(databaseUrl)
  },
)
