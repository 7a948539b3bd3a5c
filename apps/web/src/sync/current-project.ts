import { useSyncExternalStore } from 'react'
import type { OpenProject } from './use-board'

let current: OpenProject | null = null
const listeners = new Set<() => void>()

/** For what lives outside of the project's layout, such as shortcuts: null where no project is open. */
export const currentProject = () => current

export function setCurrentProject(next: OpenProject | null): void {
  current = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useCurrentProject = () => useSyncExternalStore(subscribe, currentProject)
