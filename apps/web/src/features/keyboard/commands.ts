import { goCommands } from './go-commands'
import type { Situation } from './situation'
import { taskCommands } from './task-commands'
import { viewCommands } from './view-commands'
import { workspaceCommands } from './workspace-commands'

export const commandGroups = ['Tasks', 'The task at hand', 'Go to', 'General'] as const

export type Command = {
  id: string
  /** To press one after the other, such as `g` and `b`; empty: it is found in the palette only. */
  keys: readonly string[]
  label: string
  group: (typeof commandGroups)[number]
  isAllowed: (situation: Situation) => boolean
  run: (situation: Situation) => void
  /** It makes no sense once the palette took the focus. */
  isOnlyKey?: boolean
  /** It works while somebody types, too. */
  isForFields?: boolean
}

/** What feeds the keys, the sheet of shortcuts and the palette. */
export const commands: readonly Command[] = [
  ...viewCommands,
  ...goCommands,
  ...taskCommands,
  ...workspaceCommands,
]
