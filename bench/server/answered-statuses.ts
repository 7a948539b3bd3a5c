export type Statuses = Record<string, number>

/** How many answers of each status a Nexa has given so far, by its own count. */
export async function readStatuses(url: string): Promise<Statuses> {
  const response = await fetch(`${url}/metrics`)
  const statuses: Statuses = {}
  for (const [, status = '', count] of (await response.text()).matchAll(
    /^nexa_http_requests_total\{.*status="(\d+)".*\} (\d+)$/gm,
  )) {
    statuses[status] = (statuses[status] ?? 0) + Number(count)
  }
  return statuses
}

export const statusesSince = (before: Statuses, after: Statuses): Statuses =>
  Object.fromEntries(
    Object.entries(after)
      .map(([status, count]): [string, number] => [status, count - (before[status] ?? 0)])
      .filter(([, count]) => count > 0),
  )

/** Without 400: a load ends by cutting connections, and half a body is answered so. The load tool counts the others. */
export const countRefused = (statuses: Statuses): number =>
  Object.entries(statuses)
    .filter(([status]) => !status.startsWith('2') && status !== '304' && status !== '400')
    .reduce((sum, [, count]) => sum + count, 0)
