// A process of its own that takes a folder's lock, says so, and stays until it is killed or its input ends.
import { lockDataDir } from '../../src/data-dir-lock'

const [dataDir = '', url] = process.argv.slice(2)
const lock = lockDataDir(dataDir)
if (url) lock.describe({ url })
console.log(JSON.stringify({ pid: process.pid }))
for await (const _ of process.stdin);
