/** What of a PostgreSQL error the code may act on. */
export type DatabaseError = { code: string; constraint: string | undefined }

/** The PostgreSQL error in an error's chain of causes: drizzle wraps the driver's. */
export function databaseError(error: unknown): DatabaseError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (!('code' in at) || typeof at.code !== 'string') continue
    const constraint = 'constraint' in at ? at.constraint : undefined
    return { code: at.code, constraint: typeof constraint === 'string' ? constraint : undefined }
  }
  return null
}

export const isUniqueViolation = (error: unknown, constraint: string) => {
  const found = databaseError(error)
  return found?.code === '23505' && found.constraint === constraint
}
