import { expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Glob } from 'bun'
import { environmentNames } from '../src/config'

const root = path.join(import.meta.dir, '..', '..', '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const guides = ['README.md', ...new Glob('docs/**/*.md').scanSync(root)]

/** The rows of the README's table under a heading: the code spans of their first cells. */
function namesUnder(heading: string): string[] {
  const [, section = ''] = read('README.md').split(`## ${heading}\n`)
  const [table = ''] = section.split('\n## ')
  const cells = table.split('\n').map((row) => /^\| (`.*?) \|/.exec(row)?.[1] ?? '')
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name)))
}

test('the README names every setting, and no other one', () => {
  expect(namesUnder('Configuration').sort()).toEqual(
    environmentNames.filter((name) => name !== 'NODE_ENV').sort(),
  )
})

test('the README names every command, and no other one', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const named = namesUnder('Commands').flatMap((text) => {
    const name = text.replace(/^npm (run )?/, '').split(' ')[0]
    return name ? [name] : []
  })
  expect([...new Set(named)].sort()).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== 'format')
      .sort(),
  )
})

test.each(guides)('what %s points to is there', (guide) => {
  const links = [...read(guide).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link]) => String(link))
  for (const link of links.filter((one) => !one.startsWith('http'))) {
    expect(existsSync(path.join(root, path.dirname(guide), link)), link).toBe(true)
  }
})

test.each(['docs/ARCHITECTURE.md', 'docs/WEB_APP.md'])('the files that %s names exist', (guide) => {
  const page = read(guide)
  const named = [...page.matchAll(/`((?:apps|packages|scripts|docs|e2e)\/[\w./-]+\.\w+)`/g)]
  expect(named.length).toBeGreaterThan(0)
  for (const [, file = ''] of named) expect(existsSync(path.join(root, file)), file).toBe(true)
})

const listed = (folder: string) => readdirSync(path.join(root, folder)).sort()

test('the README shows every picture there is', () => {
  const shown = [...read('README.md').matchAll(/docs\/images\/([\w-]+\.png)/g)]
  expect([...new Set(shown.map(([, name]) => name))].sort()).toEqual(listed('docs/images'))
})

test('the page on the web application names everything in its source folder', () => {
  const page = read('docs/WEB_APP.md')
  const rows = [...page.matchAll(/^\| ((?:`[\w-]+`(?:, )?)+) \|/gm)].map(([, cell]) => cell ?? '')
  const features = rows.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name]) => name))
  expect(features.sort()).toEqual(listed('apps/web/src/features'))
  for (const name of listed('apps/web/src')) {
    if (!/\.css$/.test(name)) expect(page, name).toMatch(new RegExp(`src/${name}`))
  }
})

test('the commands that the page on the web application names exist', () => {
  const { scripts } = JSON.parse(read('package.json'))
  for (const [, name = ''] of read('docs/WEB_APP.md').matchAll(/npm run ([\w:]+)/g))
    expect(Object.keys(scripts)).toContain(name)
})
