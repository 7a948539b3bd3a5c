import type { TaskCard } from '@nexa/shared/task'
import { useSyncExternalStore } from 'react'
import { focusTaskOf } from './task-at-hand'

const pickerKinds = ['assignee', 'priority', 'status', 'due', 'move'] as const
export type PickerKind = (typeof pickerKinds)[number]

/** What a shortcut opens over the page: one at a time. */
export type Overlay =
  | { kind: 'palette'; task: TaskCard | null }
  | { kind: 'sheet' }
  | { kind: 'new-task'; statusId: string | null }
  | { kind: 'new-project' }
  | { kind: PickerKind; task: TaskCard }

let overlay: Overlay | null = null
/** What had the focus before. */
let opener: Element | null = null
const listeners = new Set<() => void>()

export const currentOverlay = () => overlay

export function showOverlay(next: Overlay | null): void {
  if (next && !overlay) opener = document.activeElement
  if (!next && overlay) requestAnimationFrame(returnFocus)
  overlay = next
  for (const listener of listeners) listener()
}

/** Unless what was chosen put the focus elsewhere. A card that was moved is another element by now. */
function returnFocus(): void {
  if (overlay || document.activeElement !== document.body) return
  if (!(opener instanceof HTMLElement)) return
  if (opener.isConnected) opener.focus({ preventScroll: true })
  else if (opener.dataset.taskId !== undefined) focusTaskOf(opener.dataset.taskId)
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
