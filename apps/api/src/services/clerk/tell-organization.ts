import { sql } from 'drizzle-orm'
import { firstRow } from '../../lib/rows'
import { isNewest } from './clerk-version'
import { nothingToNote, type Telling, type Told } from './tell-clerk'

/** Its name. */
export async function tellOrganization({ base, write }: Telling): Promise<Told> {
  const { db, directory } = base
  const here = await firstRow<{ name: string }>(
    db,
    sql`select name from workspaces where id = ${write.workspaceId}`,
  )
  const there = await directory.findOrganization(write.organizationId)
  if (!here || !there || there.name === here.name) return nothingToNote
  const renamed = await directory.renameOrganization(there.id, here.name)
  if (!renamed) return nothingToNote
  return {
    async note({ db: tx }) {
      const { id, updatedAt } = renamed
      await isNewest(tx, { id, kind: 'organization', updatedAt, saidAt: new Date() })
      return true
    },
  }
}
