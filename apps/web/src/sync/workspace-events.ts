import type { Event } from '@nexa/shared/event'
import { useEffect, useRef } from 'react'

type Listener = (event: Event) => void

const listeners = new Set<Listener>()

export function tellWorkspaceEvent(event: Event): void {
  for (const listener of listeners) listener(event)
}

/** Hears what happens to the open workspace, its projects, members and invitations. The shell follows the room. */
export function useWorkspaceEvents(listener: Listener): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    const hear: Listener = (event) => latest.current(event)
    listeners.add(hear)
    return () => {
      listeners.delete(hear)
    }
  }, [])
}
