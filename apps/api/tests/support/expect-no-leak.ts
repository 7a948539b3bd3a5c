import { expect } from 'bun:test'

/** Words of our insides: SQL and its errors, stacks, files, libraries. */
const insides = [
  /\b(select|insert into|delete from|update \w+ set)\b/i,
  /\b(syntax error|violates|relation "|column "|constraint "|invalid input (syntax|value)|byte sequence)/i,
  /\n\s+at |\.[tj]s:\d+|\bTypeError\b|\bRangeError\b/,
  /node_modules|\/src\/|\/(home|root|work|tmp|usr)\//,
  /drizzle|postgres|better-auth|\bzod\b|\bbun\b/i,
]

export function expectNoLeak(body: string): void {
  for (const word of insides) expect(body).not.toMatch(word)
}
