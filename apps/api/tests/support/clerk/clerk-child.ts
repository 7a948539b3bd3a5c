import path from 'node:path'
import { z } from 'zod'
import type { Data } from '../client'

const script = path.join(import.meta.dir, 'clerk-process.ts')
const ports = z.object({ port: z.int(), controlPort: z.int() })

export type ControlledProcess = Awaited<ReturnType<typeof startClerkProcess>>

/** It ends with the process that started it. */
export async function startClerkProcess(settings: Record<string, string>) {
  const words = [process.execPath, script, new URLSearchParams(settings).toString()]
  const child = Bun.spawn(words, { stdio: ['pipe', 'pipe', 'inherit'] })
  const { port, controlPort } = ports.parse(JSON.parse(await firstLine(child.stdout)))
  return {
    url: `http://127.0.0.1:${port}`,
    /** What `name` in clerk-process.ts answers. */
    async ask(name: string, input: object = {}): Promise<Data> {
      const body = JSON.stringify(input)
      const response = await fetch(`http://127.0.0.1:${controlPort}/${name}`, {
        method: 'POST',
        body,
      })
      if (!response.ok) throw new Error(`The stand-in of Clerk: ${await response.text()}`)
      return response.json()
    },
    async end(): Promise<void> {
      await child.stdin.end()
      await child.exited
    },
  }
}

async function firstLine(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('\n')) break
  }
  return text
}
