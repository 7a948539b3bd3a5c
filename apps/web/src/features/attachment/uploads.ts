import { newId } from '@nexa/client/new-id'
import { createNexaClient } from '@nexa/client/nexa-client'
import type { Attachment } from '@nexa/shared/attachment'
import { useSyncExternalStore } from 'react'
import { messageOf } from '../../query-client'
import { signedInFetch } from '../../session/signed-in-fetch'
import { sendWithProgress } from './send-with-progress'

export type Upload = {
  /** Also its Idempotency-Key: a file that is sent again is attached once. */
  id: string
  slug: string
  taskId: string
  file: File
  /** From 0 to 1. */
  progress: number
  error: string | null
  stop: AbortController
}

type OnDone = (attachment: Attachment) => void

let uploads: readonly Upload[] = []
const listeners = new Set<() => void>()

function set(next: readonly Upload[]): void {
  uploads = next
  for (const listener of listeners) listener()
}

const change = (id: string, part: Partial<Upload>) =>
  set(uploads.map((one) => (one.id === id ? { ...one, ...part } : one)))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Of all tasks: an upload goes on when its panel is closed. */
export const useUploads = () => useSyncExternalStore(subscribe, () => uploads)

export function startUpload(place: { slug: string; taskId: string }, file: File, onDone: OnDone) {
  const upload = { ...place, id: newId(), file, progress: 0, error: null }
  set([...uploads, { ...upload, stop: new AbortController() }])
  void send(upload.id, onDone)
}

export function retryUpload(id: string, onDone: OnDone): void {
  change(id, { progress: 0, error: null, stop: new AbortController() })
  void send(id, onDone)
}

/** Stops it, or takes a failed one off the list. */
export function dropUpload(id: string): void {
  uploads.find((one) => one.id === id)?.stop.abort()
  set(uploads.filter((one) => one.id !== id))
}

async function send(id: string, onDone: OnDone): Promise<void> {
  const upload = uploads.find((one) => one.id === id)
  if (!upload) return
  const { slug, taskId, file, stop } = upload
  const sendFile = sendWithProgress((progress) => change(id, { progress }))
  const api = createNexaClient({
    url: '',
    workspaceId: slug,
    fetch: (url, init) => signedInFetch(url, init, sendFile),
  })
  try {
    const { data } = await api.uploadAttachment(
      { params: { id: taskId }, file },
      { idempotencyKey: id, signal: stop.signal },
    )
    onDone(data)
    set(uploads.filter((one) => one.id !== id))
  } catch (error) {
    if (!stop.signal.aborted) change(id, { error: messageOf(error) })
  }
}
