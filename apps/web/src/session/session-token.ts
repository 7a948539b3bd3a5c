type ReadToken = () => Promise<string | null>

let read: ReadToken | null = null

/** For who signs in elsewhere, such as at Clerk: local accounts have a cookie and do without. */
export function readSessionTokenBy(next: ReadToken | null): void {
  read = next
}

export const hasSessionToken = () => read !== null

export const sessionToken = async () => (await read?.()) ?? null
