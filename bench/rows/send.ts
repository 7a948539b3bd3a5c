import { z } from 'zod'
import type { LoadRequest } from '../load/load-request'
import type { RowAnswer } from './row'

const envelope = z.object({
  success: z.literal(true),
  data: z.unknown(),
  meta: z.unknown().optional(),
})

export async function requireOk(url: string, request: LoadRequest): Promise<Response> {
  const { method, path, headers, body } = request
  const response = await fetch(url + path, { method, headers, ...(body && { body }) })
  if (response.ok || response.status === 304) return response
  throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
}

export async function send(url: string, request: LoadRequest): Promise<RowAnswer> {
  const response = await requireOk(url, request)
  const text = await response.text()
  const { status } = response
  if (text === '') return { status, text, data: undefined, meta: undefined }
  const { data, meta } = envelope.parse(JSON.parse(text))
  return { status, text, data, meta }
}
