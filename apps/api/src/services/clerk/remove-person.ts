import type { ScopeBase } from '../scope'
import type { PersonIn } from './announce-person'

/** Takes somebody whose account is gone out of a workspace. */
export async function removePerson(_base: ScopeBase, _of: PersonIn): Promise<void> {
  throw new Error('to be written')
}
