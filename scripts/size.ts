// `npm run size`: the JavaScript that a board loads first. Ends with 1 when it is more than we allow ourselves.

import { maxFirstLoadBytes, measureFirstLoad, totalBytes } from './browser/first-load'
import { launchChromium } from './browser/launch-chromium'
import { openNexa } from './browser/open-nexa'
import { signedInContext } from './browser/signed-in-context'
import { connectTo } from './demo/connect-to'
import { emailOf } from './seed/people'
import { seedTeam } from './seed/seed-team'

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`

const nexa = await openNexa()
const browser = await launchChromium()
try {
  const { workspace } = await seedTeam(connectTo(nexa.url))
  const context = await signedInContext(browser, nexa.url, emailOf('maya'))
  const page = await context.newPage()
  const scripts = await measureFirstLoad(page, `/w/${workspace.slug}/p/WEB`)
  for (const { name, gzipBytes } of scripts) console.log(`${kilobytes(gzipBytes)}  ${name}`)
  const total = totalBytes(scripts)
  console.log(
    `${kilobytes(total)}  in all, with gzip (limit ${kilobytes(maxFirstLoadBytes).trim()})`,
  )
  process.exitCode = total > maxFirstLoadBytes ? 1 : 0
} finally {
  await browser.close()
  await nexa.stop()
}
