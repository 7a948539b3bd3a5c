import { bodyLimit } from 'hono/body-limit'
import { tooLarge } from './error'

/** Far above the longest description, far below what would hurt. */
const jsonMaxBytes = 1024 * 1024

/** For all but uploads, which have a limit of their own and are never held in memory. */
export const limitBody = bodyLimit({
  maxSize: jsonMaxBytes,
  onError: () => {
    throw tooLarge
  },
})
