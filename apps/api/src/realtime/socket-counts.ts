import type { Connection } from './connection'

/** Sockets at once; 0 is no limit. `network`: of one address, not yet signed in. */
export type MaxSockets = { user: number; network: number }

/** Who turns the limits of requests off has no use for these. */
export const maxSocketsBy = (limits: { user: number; anonymous: number }): MaxSockets => ({
  user: limits.user === 0 ? 0 : 200,
  network: limits.anonymous === 0 ? 0 : 100,
})

/** How many sockets a person has, and how many a network has that nobody signed in by yet. */
export function createSocketCounts(max: MaxSockets) {
  const counts = new Map<string, number>()
  const places = new Map<Connection, string>()

  const leave = (connection: Connection) => {
    const place = places.get(connection)
    if (place === undefined) return
    places.delete(connection)
    const left = (counts.get(place) ?? 0) - 1
    if (left > 0) counts.set(place, left)
    else counts.delete(place)
  }

  const isFull = (connection: Connection): boolean => {
    const limit = connection.account ? max.user : max.network
    return limit > 0 && (counts.get(placeOf(connection)) ?? 0) >= limit
  }

  return {
    leave,
    isFull,

    /** Also for one that was counted as another's. Answers whether there was room. */
    enter(connection: Connection): boolean {
      const place = placeOf(connection)
      if (places.get(connection) === place) return true
      if (isFull(connection)) return false
      leave(connection)
      places.set(connection, place)
      counts.set(place, (counts.get(place) ?? 0) + 1)
      return true
    },
  }
}

const placeOf = ({ account, network }: Connection) =>
  account ? `user ${account.actor.userId}` : `network ${network}`
