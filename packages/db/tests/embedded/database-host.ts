// A process of its own that starts a database, says where, and stays until it is killed or its input ends.
import { startEmbeddedPostgres } from '../../src/embedded'

const [dataDir = ''] = process.argv.slice(2)
const { url, pid } = await startEmbeddedPostgres({ dataDir })
console.log(JSON.stringify({ url, pid }))
for await (const _ of process.stdin);
process.exit(0)
