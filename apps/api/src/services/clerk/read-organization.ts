import type { ClerkBase } from './clerk-base'

/** Brings all members of an organization into its workspace. */
export async function readOrganization(
  _base: ClerkBase,
  _organizationId: string,
  _stopping?: AbortSignal,
): Promise<void> {
  throw new Error('to be written')
}
