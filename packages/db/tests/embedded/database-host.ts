// A process of its own that starts a database, says where, and stays until it is killed or its input ends.
import { startEmbeddedPostgres } from '../../src/embedded'

const [dataDir = '', kind] = process.argv.slice(2)
const { url, pid, stop } = await startEmbeddedPostgres({
  dataDir,
  ephemeral: kind === 'ephemeral',
})
console.log(JSON.stringify({ url, pid }))
for await (const _ of process.stdin);
await stop()
process.exit()
