import type { ClerkDirectory } from '../services/clerk/clerk-directory'
import type { ClerkSettings } from './clerk-settings'

export function createClerkDirectory(
  _settings: Pick<ClerkSettings, 'secretKey' | 'publishableKey' | 'apiUrl'>,
): ClerkDirectory {
  throw new Error('to be written')
}
