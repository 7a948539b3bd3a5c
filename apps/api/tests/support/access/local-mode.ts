import { joinAs, password } from '../cast'
import { Client } from '../client'
import { startTestServer, useTeam } from '../test-server'
import { withSql } from '../with-sql'
import type { IdentityMode } from './identity-mode'

export function localMode(): IdentityMode {
  const team = useTeam()
  const signInAgain = (person: Client) => signIn(person, person.url)
  return {
    provider: 'local',
    team,
    joinAs,
    signInAgain,
    anotherWorkspace: async (maker) =>
      (await maker.post('/api/workspaces', { name: 'Another' })).id,
    keepElsewhere: null,
    settled: async () => {},
    async expire(person) {
      // Through another instance: this one has not seen the session before it ended.
      const other = startTestServer(team().databaseUrl)
      const expired = await signIn(person, `http://127.0.0.1:${other.port}`)
      await other.stop()
      await withSql(team().databaseUrl, (sql) =>
        sql.query(
          "update sessions set expires_at = now() - interval '1 second' where user_id = $1",
          [person.userId],
        ),
      )
      return expired
    },
  }
}

/** At one instance, for use at the person's own. */
async function signIn({ url, token: old, ...person }: Client, at: string): Promise<Client> {
  const { email } = await new Client(url, { token: old }).get('/api/auth/me')
  const { token } = await new Client(at).post('/api/auth/sign-in', { email, password })
  return new Client(url, { ...person, token })
}
