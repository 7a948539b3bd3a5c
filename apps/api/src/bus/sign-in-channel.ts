import { parseJson } from '../lib/parse-json'
import { type SignInChange, signInChange } from '../services/sign-in/sign-in-change'
import type { Bus } from './bus'

const channel = 'sign-ins'

type SignInChannelOptions = { bus: Bus; onChange: (changed: SignInChange) => void }

/** Where instances tell each other that a session or token has ended. */
export function createSignInChannel({ bus, onChange }: SignInChannelOptions) {
  const end = bus.subscribe(channel, (message) => {
    const changed = signInChange.safeParse(parseJson(message))
    if (changed.success) onChange(changed.data)
  })
  return {
    /** After the commit. Here it counts at once, whether or not the bus is there. */
    announce(changed: SignInChange): void {
      onChange(changed)
      bus.publish(channel, JSON.stringify(changed))
    },
    stop: end,
  }
}
