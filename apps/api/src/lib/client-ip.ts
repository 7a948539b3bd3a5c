import { isIP } from 'node:net'

/**
 * The address a request came from. `X-Forwarded-For` is believed only as far as our own proxies wrote it:
 * each of them appends one address, so the client's is that many from the end.
 */
export function clientIp(
  peerAddress: string,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const peer = plainAddress(peerAddress) ?? peerAddress
  if (trustedProxies === 0 || forwardedFor === null) return peer
  const hop = forwardedFor.split(',').at(-trustedProxies)
  return (hop && plainAddress(hop.trim())) || peer
}

/** Some proxies append the port. A socket for both families shows IPv4 as ::ffff:192.0.2.1. */
function plainAddress(text: string): string | null {
  const [, bracketed, withPort] = /^\[([^\]]+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(text) ?? []
  const address = (bracketed ?? withPort ?? text).replace(/^::ffff:(?=[\d.]+$)/i, '')
  return isIP(address) ? address : null
}

/** What one client can change at will counts as one: an IPv6 customer has a whole /64 of addresses. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [left = [], right = []] = address.split('::').map(groupsOf)
  const zeros = new Array(Math.max(0, 8 - left.length - right.length)).fill('0')
  const groups = [...left, ...zeros, ...right].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** An IPv4 address at the end stands for two groups, which are never among the first four that differ. */
const groupsOf = (part: string) =>
  part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : group ? [group] : []))
