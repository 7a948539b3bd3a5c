import { askDatabase } from './ask-database'
import { waitUntil } from './wait-until'

/** No job of this name waits or runs. */
export const jobsDone = (databaseUrl: string, ...names: string[]) =>
  waitUntil(async () => {
    const open = "select 1 from jobs.job where name = any($1) and state < 'completed'"
    return (await askDatabase(databaseUrl, open, [names])).length === 0
  })
