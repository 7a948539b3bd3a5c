const cookieNames = ['__Secure-nexa.session_token', 'nexa.session_token']

/** What a request proves itself with. A header wins over the cookie that a browser adds by itself. */
export type Credential = { token: string; isCookie: boolean }

export function credentialOf(headers: Headers): Credential | null {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (token) return { token, isCookie: false }
  for (const part of headers.get('cookie')?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (!cookieNames.includes(part.slice(0, at).trim())) continue
    const value = decoded(part.slice(at + 1).trim())
    if (value) return { token: value, isCookie: true }
  }
  return null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
