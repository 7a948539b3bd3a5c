import { afterAll, expect, test } from 'bun:test'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { buildWeb } from '../../../scripts/web/build-web-app'
import { repository } from './support/nexa-process'
import { removeTemporaryFolders, temporaryFolder } from './support/temporary-folder'

afterAll(removeTemporaryFolders)
const buildMs = 30_000

/** A clone with an application of one line. */
function aClone() {
  const folder = temporaryFolder()
  const app = path.join(folder, 'apps/web')
  mkdirSync(path.join(app, 'src'), { recursive: true })
  symlinkSync(path.join(repository, 'apps/web/node_modules'), path.join(app, 'node_modules'))
  const source = path.join(app, 'src/main.ts')
  writeFileSync(path.join(app, 'index.html'), '<script type="module" src="/src/main.ts"></script>')
  writeFileSync(path.join(app, 'package.json'), '{"type":"module"}')
  writeFileSync(source, 'document.title = "First"')
  const said: string[] = []
  const assets = path.join(app, 'dist/assets')
  const names = () => readdirSync(assets)
  const read = (name: string) => readFileSync(path.join(assets, name))
  return {
    names,
    read,
    source,
    said,
    build: () => buildWeb((text) => said.push(text), folder),
    folders: () => readdirSync(app).filter((name) => name.startsWith('dist')),
    scripts: () => names().map((name) => read(name).toString()),
  }
}

test(
  'the page is built once and said so, and again when a source has changed',
  async () => {
    const clone = aClone()
    await clone.build()
    expect(clone.said).toHaveLength(1)
    expect(clone.scripts().join()).toContain('First')
    await clone.build()
    expect(clone.said).toHaveLength(1)

    writeFileSync(clone.source, 'document.title = "Other"')
    await clone.build()
    expect(clone.said).toHaveLength(2)
    expect(clone.scripts().join()).toContain('Other')
    expect(clone.scripts().join()).not.toContain('First')
  },
  buildMs,
)

test(
  'beside each larger file lies what the server sends compressed',
  async () => {
    const clone = aClone()
    const config = path.join(clone.source, '../../vite.config.ts')
    const plugin = path.join(repository, 'apps/web/compress-files.ts')
    writeFileSync(
      config,
      `import { compressFiles } from '${plugin}'\nexport default { plugins: [compressFiles()] }`,
    )
    const long = Array.from({ length: 200 }, (_, number) => `line ${number}`).join()
    writeFileSync(clone.source, `document.title = '${long}'`)
    await clone.build()
    const name = clone.names().find((one) => one.endsWith('.js')) ?? ''
    const original = clone.read(name).toString()
    expect(original).toContain('line 199')
    expect(brotliDecompressSync(clone.read(`${name}.br`)).toString()).toBe(original)
    expect(gunzipSync(clone.read(`${name}.gz`)).toString()).toBe(original)
    expect(clone.read(`${name}.br`).length).toBeLessThan(clone.read(`${name}.gz`).length)
  },
  buildMs,
)

test(
  'a file of another time counts as changed',
  async () => {
    const clone = aClone()
    await clone.build()
    utimesSync(clone.source, new Date(2_000), new Date(2_000))
    await clone.build()
    expect(clone.said).toHaveLength(2)
  },
  buildMs,
)

test(
  'two builds at once both succeed and leave one page',
  async () => {
    const clone = aClone()
    await Promise.all([clone.build(), clone.build()])
    expect(clone.scripts().join()).toContain('First')
    expect(clone.folders()).toEqual(['dist'])
    await clone.build()
    expect(clone.said).toHaveLength(2)
  },
  buildMs,
)

test(
  'a build that fails says so and leaves the page of before',
  async () => {
    const clone = aClone()
    await clone.build()
    writeFileSync(clone.source, 'document.title = (')
    await expect(clone.build()).rejects.toThrow('could not be built')
    expect(clone.scripts().join()).toContain('First')
    expect(clone.folders()).toEqual(['dist'])
  },
  buildMs,
)
