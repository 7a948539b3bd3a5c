// `npm run test:e2e`: the tests in real Chromium, on the built web application. `-- e2e/live.test.ts` runs one file.
import { findChromium } from './browser/find-chromium'
import { buildWeb } from './web/build-web-app'

findChromium()
await buildWeb((text) => console.log(text))
const wanted = process.argv.slice(2)
const tests = Bun.spawn(
  [
    process.execPath,
    `${import.meta.dir}/test.ts`,
    '--parallel=2',
    // A browser on a busy machine misses its moment now and then. What fails three times is broken.
    '--retry=2',
    ...(wanted.length > 0 ? wanted : ['e2e']),
  ],
  { stdio: ['inherit', 'inherit', 'inherit'] },
)
process.exit(await tests.exited)
