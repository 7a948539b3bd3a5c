import { percentile } from '../realtime/percentile'
import type { Load, LoadResult } from './load-request'

/** Where there is no wrk. It takes several times the CPU: figures of small answers are lower with it. */
export async function runFetch({ url, requests, connections, seconds }: Load): Promise<LoadResult> {
  const times: number[] = []
  let next = 0
  let failed = 0
  let bytes = 0
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  const connection = async () => {
    while (performance.now() < endsAt) {
      const request = requests[next++ % requests.length]
      if (!request) throw new Error('There is nothing to send')
      const { method, path, headers, body } = request
      const sentAt = performance.now()
      const response = await fetch(url + path, { method, headers, ...(body && { body }) })
      bytes += (await response.arrayBuffer()).byteLength
      times.push(performance.now() - sentAt)
      if (!response.ok && response.status !== 304) failed += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return {
    requests: times.length,
    seconds: (performance.now() - startedAt) / 1_000,
    p50Ms: percentile(times, 50),
    p99Ms: percentile(times, 99),
    bytesPerAnswer: bytes / times.length,
    failed,
  }
}
