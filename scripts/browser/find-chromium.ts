import { existsSync } from 'node:fs'

const names = ['chromium', 'chromium-browser', 'google-chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** CHROMIUM_PATH, or the one that is installed. */
export function findChromium(): string {
  const found =
    process.env.CHROMIUM_PATH ||
    names.map((name) => Bun.which(name)).find(Boolean) ||
    applications.find((place) => existsSync(place))
  if (!found) throw new Error('Install Chromium or Chrome, or set CHROMIUM_PATH to it')
  return found
}
