import { parseJson } from '../lib/parse-json'
import { type AccessChange, accessChange } from '../services/sign-in/sign-in-change'
import type { Bus } from './bus'

const channel = 'access'

type AccessChannelOptions = { bus: Bus; onChange: (changed: AccessChange) => void }

/** Where instances tell each other who is no longer signed in, or perhaps no longer in a workspace. */
export function createAccessChannel({ bus, onChange }: AccessChannelOptions) {
  const end = bus.subscribe(channel, (message) => {
    const changed = accessChange.safeParse(parseJson(message))
    if (changed.success) onChange(changed.data)
  })
  return {
    /** After the commit. Here it counts at once, whether or not the bus is there. */
    announce(changed: AccessChange): void {
      onChange(changed)
      bus.publish(channel, JSON.stringify(changed))
    },
    stop: end,
  }
}
