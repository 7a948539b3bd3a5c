import { notifications } from '@mantine/notifications'
import type { RegisteredRouter } from '@tanstack/react-router'
import { accountApi } from '../api'
import { queryClient } from '../query-client'
import { closeLive } from '../sync/live'
import { forgetAnswers } from './forget-answers'
import { giveUpReading } from './given-up-requests'
import { signInElsewhere } from './sign-in-elsewhere'
import { meQuery } from './use-me'

/** Nothing of the one who was signed in stays in this page. */
async function forgetSession(router: RegisteredRouter, next?: string): Promise<void> {
  closeLive()
  await queryClient.cancelQueries()
  queryClient.setQueryData(meQuery.queryKey, null)
  await router.navigate({ to: '/sign-in', search: next === undefined ? {} : { next } })
  // Only now: what is still on the screen would load it again.
  forgetAnswers()
}

let isLeaving = false

/** Many requests are refused at once when a sign-in ends: the first one leads to the sign-in page and back. */
export async function endSession(router: RegisteredRouter): Promise<void> {
  const { href, pathname } = router.state.location
  if (isLeaving || pathname === '/sign-in' || pathname === '/sign-up') return
  isLeaving = true
  try {
    notifications.show({
      color: 'yellow',
      title: 'You were signed out',
      message: 'Your sign-in has ended. Sign in again to go on where you were.',
    })
    await forgetSession(router, href)
  } finally {
    isLeaving = false
  }
}

export async function signOut(router: RegisteredRouter): Promise<void> {
  isLeaving = true
  // First those who wait for an answer, so that none of them shows that it was given up.
  await queryClient.cancelQueries()
  const goOnReading = giveUpReading()
  try {
    await endSignIn()
    await forgetSession(router)
  } finally {
    isLeaving = false
    goOnReading()
  }
}

/** Shows the same page to somebody else: loaded anew, nothing of who was signed in stays in it. */
export async function signOutHere(): Promise<void> {
  isLeaving = true
  try {
    await endSignIn()
    window.location.reload()
  } catch (error) {
    isLeaving = false
    throw error
  }
}

async function endSignIn(): Promise<void> {
  const elsewhere = signInElsewhere()
  await (elsewhere ? elsewhere.signOut() : accountApi.signOut())
}
