/**
 * The address a request came from. `X-Forwarded-For` is believed only as far as our own proxies wrote it:
 * each of them appends one address, so the client's is that many from the end.
 */
export function clientIp(
  peerAddress: string,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  if (trustedProxies === 0 || forwardedFor === null) return peerAddress
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  return hops.at(-trustedProxies) || peerAddress
}
