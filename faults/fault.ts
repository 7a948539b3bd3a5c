import type { World } from './world/world'

/** What a fault found out besides what is checked after each, for the report. */
export type Figures = Record<string, string | number>

export type Fault = {
  name: string
  /** What happens, in one sentence. */
  about: string
  /** Part of the short run. */
  isShort?: true
  /** Does it under full load, heals it, and throws when something was not as promised meanwhile. */
  run: (world: World) => Promise<Figures>
  /** Undoes what has to last until the checks are over. */
  leave?: (world: World) => Promise<void>
}
