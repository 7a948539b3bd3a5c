import type { Load, LoadResult } from './load-request'
import { runFetch } from './run-fetch'
import { runWrk } from './run-wrk'

export const loadTool = Bun.which('wrk') ? 'wrk' : 'fetch'

export const runLoad: (load: Load) => Promise<LoadResult> = loadTool === 'wrk' ? runWrk : runFetch
