const linkProtocols = new Set(['http:', 'https:', 'mailto:'])

/** Empty for what a person's text may not lead to, such as `javascript:` or a path of this server. */
export function safeUrl(address: string): string {
  const { protocol } = URL.parse(address) ?? {}
  return protocol !== undefined && linkProtocols.has(protocol) ? address : ''
}
