import type { TaskCard } from '@nexa/shared/task'
import { useSyncExternalStore } from 'react'

export const pickerKinds = ['assignee', 'priority', 'status', 'due', 'move'] as const
export type PickerKind = (typeof pickerKinds)[number]

/** What a shortcut opens over the page: one at a time. */
export type Overlay =
  | { kind: 'palette'; task: TaskCard | null }
  | { kind: 'sheet' }
  | { kind: 'new-task'; statusId: string | null }
  | { kind: PickerKind; task: TaskCard }

let overlay: Overlay | null = null
const listeners = new Set<() => void>()

export const currentOverlay = () => overlay

export function showOverlay(next: Overlay | null): void {
  overlay = next
  for (const listener of listeners) listener()
}

export const closeOverlay = () => showOverlay(null)

/** For a button beside the shortcut. */
export const openPalette = () => showOverlay({ kind: 'palette', task: null })
export const openShortcutSheet = () => showOverlay({ kind: 'sheet' })

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useOverlay = () => useSyncExternalStore(subscribe, currentOverlay)
