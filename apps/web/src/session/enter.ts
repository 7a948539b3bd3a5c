import { ApiError } from '@nexa/client/api-error'
import type { RegisteredRouter } from '@tanstack/react-router'
import { queryClient } from '../query-client'
import { closeLive } from '../sync/live'
import { forgetAnswers } from './forget-answers'
import { meQuery } from './use-me'

/** After signing in: shows where one wanted to go, as who one is now. */
export async function enter(router: RegisteredRouter, next = '/'): Promise<void> {
  closeLive()
  forgetAnswers()
  const me = await queryClient.fetchQuery(meQuery)
  if (!me) {
    throw new ApiError(
      401,
      'UNAUTHORIZED',
      'Your browser did not keep the sign-in. Allow cookies for this site and try again.',
      null,
      null,
      null,
      'GET /api/auth/me',
    )
  }
  router.history.replace(next)
}
