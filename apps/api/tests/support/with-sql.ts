import pg from 'pg'

/** Runs something on the database itself, for what no request can show or bring about. */
export async function withSql<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
