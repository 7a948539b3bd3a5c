/** Ctrl, or Cmd on a Mac. */
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** `mod+k`, `?` or `a`: null when other modifiers are held. Shift counts for letters only: `?` needs it. */
export function keyOf(event: KeyboardEvent): string | null {
  if (event.altKey) return null
  const isLetter = /^\p{L}$/u.test(event.key)
  if (isLetter && event.shiftKey) return null
  const key = isLetter ? event.key.toLowerCase() : event.key
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key
}

/** As a sheet shows it, one entry for each key to press. */
export const shownKeys = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => key.split('+')).map((part) => names[part] ?? upper(part))

const names: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  Escape: 'Esc',
  Enter: 'Enter',
}

const upper = (key: string) => (key.length === 1 ? key.toUpperCase() : key)

const texts = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]'
const withoutText = ['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'color']

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !withoutText.includes(target.type)
  return target.closest(texts) !== null
}
