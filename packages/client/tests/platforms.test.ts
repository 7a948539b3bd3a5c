import { expect, test } from 'bun:test'
import path from 'node:path'
import { Glob } from 'bun'

const folder = path.join(import.meta.dir, '../src')

test('a browser needs nothing but the client itself', async () => {
  const entrypoints = [...new Glob('*.ts').scanSync({ cwd: folder, absolute: true })]
  const { success, outputs } = await Bun.build({ entrypoints, target: 'browser' })
  expect(success).toBe(true)
  expect(outputs.length).toBe(entrypoints.length)
  for (const output of outputs) {
    const text = await output.text()
    expect(text).not.toMatch(/\bfrom ["'](node:|bun\b)/)
    expect(text).not.toMatch(/\b(process\.|Buffer\.|Bun\.|require\()/)
  }
})
