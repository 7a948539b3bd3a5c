import { LiveConnection } from '@nexa/client/live-connection'
import type { LiveStatus } from '@nexa/client/live-status'
import { useSyncExternalStore } from 'react'
import { signInElsewhere } from '../session/sign-in-elsewhere'

let connection: LiveConnection | null = null
let status: LiveStatus | null = null
const listeners = new Set<() => void>()

/** The page's one socket, opened with the first room and closed when somebody signs out. */
export function liveConnection(): LiveConnection {
  connection ??= new LiveConnection({
    url: window.location.origin,
    ...(signInElsewhere() && { token: tokenElsewhere }),
    onStatus(next) {
      status = next
      for (const listener of listeners) listener()
    },
  })
  return connection
}

async function tokenElsewhere(): Promise<string> {
  const token = await signInElsewhere()?.token()
  if (!token) throw new Error('Nobody is signed in')
  return token
}

export function closeLive(): void {
  connection?.close()
  connection = null
  status = null
}

/** null before anything is followed. */
export const useLiveStatus = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => status,
  )
