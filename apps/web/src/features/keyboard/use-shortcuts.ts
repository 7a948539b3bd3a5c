import { useEffect, useRef } from 'react'
import { type Command, commands } from './commands'
import { isTyping, keyOf } from './keys'
import { closeOverlay, currentOverlay } from './overlay'
import type { Situation } from './situation'
import { isTaskPanel } from './task-at-hand'

/** How long `g` waits for what comes after it. */
const sequenceMs = 1_500

export function useShortcuts(situationNow: () => Situation): void {
  const latest = useRef(situationNow)
  useEffect(() => {
    latest.current = situationNow
  })
  useEffect(() => {
    let begun: { keys: readonly string[]; at: number } | null = null
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.isComposing || event.defaultPrevented ? null : keyOf(event)
      if (key === null || isModifier(event)) return
      if (key === 'mod+k' && currentOverlay()?.kind === 'palette') {
        event.preventDefault()
        return closeOverlay()
      }
      const before = begun && performance.now() - begun.at < sequenceMs ? begun.keys : []
      begun = null
      if (isElsewhere(event)) return
      const found = matching([...before, key]) ?? matching([key])
      if (!found) return
      if (isTyping(event.target) && !(found.isWhole && found.command.isForFields)) return
      if (!found.isWhole) {
        begun = { keys: found.keys, at: performance.now() }
        return
      }
      if (isNativeKey(event, found.command)) return
      const situation = latest.current()
      if (!found.command.isAllowed(situation)) return
      event.preventDefault()
      found.command.run(situation)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

type Match = { command: Command; keys: readonly string[]; isWhole: boolean }

function matching(keys: readonly string[]): Match | null {
  const begins = (command: Command) => keys.every((key, index) => command.keys[index] === key)
  const all = commands.filter((command) => command.keys.length >= keys.length && begins(command))
  const command = all.find((one) => one.keys.length === keys.length) ?? all[0]
  return command ? { command, keys, isWhole: command.keys.length === keys.length } : null
}

const isModifier = ({ key }: KeyboardEvent) => ['Control', 'Meta', 'Shift', 'Alt'].includes(key)

const ownKeys = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

/** Dialogs and menus have keys of their own; the panel of a task is a part of the page. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (currentOverlay()) return true
  const around = target instanceof Element ? target.closest(ownKeys) : null
  if (around && !isTaskPanel(around)) return true
  const modals = [...document.querySelectorAll('[aria-modal="true"]')]
  return modals.some((modal) => !isTaskPanel(modal))
}

/** Enter on a link or button within a card is what that does. */
const isNativeKey = ({ key, target }: KeyboardEvent, { id }: Command) =>
  key === 'Enter' &&
  id === 'open' &&
  !(target instanceof HTMLElement && target.matches('[data-task-id]:not(a, button)'))
