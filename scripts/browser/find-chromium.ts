import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** CHROMIUM_PATH, or the one that is installed. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH
  if (named) return named
  const found = usualPlaces.find((place) => existsSync(place))
  if (!found) throw new Error('Install Chromium or Chrome, or set CHROMIUM_PATH to it')
  return found
}
