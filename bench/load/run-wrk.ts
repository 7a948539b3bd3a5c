import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { Load, LoadRequest, LoadResult } from './load-request'

const said = z.object({
  requests: z.number(),
  microseconds: z.number(),
  bytes: z.number(),
  p50: z.number(),
  p99: z.number(),
  failed: z.number(),
})

/** One thread is enough: it sends tens of thousands a second, and the other core is the server's. */
export async function runWrk({ url, requests, connections, seconds }: Load): Promise<LoadResult> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-wrk-'))
  try {
    const file = path.join(folder, 'requests')
    writeFileSync(file, requests.map((request) => written(request, url)).join(''))
    const script = path.join(import.meta.dir, 'wrk.lua')
    const size = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s']
    const child = Bun.spawn(['wrk', ...size, '-s', script, url, '--', file], { stderr: 'inherit' })
    const output = await new Response(child.stdout).text()
    if ((await child.exited) !== 0) throw new Error(`wrk failed:\n${output}`)
    const found = said.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
    return {
      requests: found.requests,
      seconds: found.microseconds / 1_000_000,
      p50Ms: found.p50 / 1_000,
      p99Ms: found.p99 / 1_000,
      bytesPerAnswer: found.bytes / found.requests,
      failed: found.failed,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function written({ method, path: target, headers, body = '' }: LoadRequest, url: string): string {
  const lines = Object.entries({ Host: new URL(url).host, ...headers })
  const length = method === 'POST' ? [['Content-Length', String(Buffer.byteLength(body))]] : []
  const head = [...lines, ...length].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const request = `${method} ${target} HTTP/1.1\r\n${head}\r\n${body}`
  return `${Buffer.byteLength(request)}\n${request}`
}
