import { openDatabase } from '@nexa/db/client'
import { endpointsOf } from '../../src/app'
import { createLocalAccounts } from '../../src/identity/local-accounts'
import { createLog } from '../../src/lib/log'

/** The operations of the API, from the app's own list. Nothing is called on them: no database is needed. */
export function allEndpoints() {
  const db = openDatabase({ url: 'postgres://nowhere', poolSize: 1 })
  const publicUrl = 'http://localhost:3001'
  const secret = 'unused unused unused unused unused'
  return endpointsOf({
    db,
    accounts: createLocalAccounts({ db, secret, publicUrl }),
    log: createLog('silent'),
    onCommitted: () => {},
    isAllowedOrigin: () => false,
    invitationLinks: () => ({ publicUrl, secret }),
    rateLimits: { anonymous: 0, user: 0, workspace: 0 },
    trustedProxies: 0,
  })
}
