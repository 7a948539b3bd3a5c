import { createHash, randomBytes } from 'node:crypto'

const form = /^nexa_[0-9a-f]{56}$/
const checksumLength = 8

/** 192 random bits behind a prefix that secret scanners find, and a checksum that tells a typo or a guess. */
export function newApiToken(): string {
  const secret = `nexa_${randomBytes(24).toString('hex')}`
  return secret + checksum(secret)
}

/** Whether it is worth asking the database. */
export const isApiToken = (text: string) =>
  form.test(text) && checksum(text.slice(0, -checksumLength)) === text.slice(-checksumLength)

/** What its owner may see of it later. */
export const apiTokenPrefix = (token: string) => token.slice(0, 13)

/** 192 bits nobody can guess need no slow hash. */
export const hashApiToken = (token: string) => createHash('sha256').update(token).digest('hex')

const checksum = (secret: string) =>
  Bun.hash.crc32(secret).toString(16).padStart(checksumLength, '0')
