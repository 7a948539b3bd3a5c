const namespace = '4f2f1a0e-6a0c-4d5e-9a55-6c1f0a6b7c31'

/**
 * The same for the same thing in every run, so that a second run, or one after an interruption, gets the
 * first answer again. `home` is the id of what the thing is made in: a user, a workspace or a project.
 */
export const idempotencyKey = (home: string, kind: string, name: string): string =>
  Bun.randomUUIDv5([home, kind, name].join('\n'), namespace)
