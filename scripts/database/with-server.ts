import type { Config } from '../../apps/api/src/config'
import { keptAuthSecret } from '../../apps/api/src/lib/auth-secret'
import { createLog } from '../../apps/api/src/lib/log'
import { type NexaServer, startServer } from '../../apps/api/src/server'

/** An API instance of a command's own, for as long as the command uses it. It sends no mail. */
export async function withServer<T>(
  databaseUrl: string,
  config: Config,
  use: (server: NexaServer) => Promise<T>,
): Promise<T> {
  const server = startServer({
    config: {
      ...config,
      host: '127.0.0.1',
      rateLimits: { anonymous: 0, user: 0, workspace: 0 },
    },
    port: 0,
    publicUrl: config.publicUrl ?? 'http://localhost:3001',
    databaseUrl,
    authSecret: config.authSecret ?? keptAuthSecret(config.dataDir),
    log: createLog('warn'),
    mail: null,
    clerk: config.clerk,
    redisUrl: config.redisUrl,
  })
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}
