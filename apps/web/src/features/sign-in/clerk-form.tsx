import { Alert, Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { openClerk } from '../../session/clerk'
import { Loading } from '../../ui/loading'

type Props = { mode: 'sign-in' | 'sign-up'; next: string | undefined; publishableKey: string }

/** Clerk's own form, which leads on with a new page. */
export function ClerkForm({ mode, next = '/', publishableKey }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const {
    data: clerk,
    error,
    refetch,
  } = useQuery({
    queryKey: ['clerk', publishableKey],
    queryFn: () => openClerk(publishableKey),
    staleTime: Number.POSITIVE_INFINITY,
    // It is not a value: nothing may look into it or copy it.
    structuralSharing: false,
  })
  useEffect(() => {
    const node = place.current
    if (!clerk || !node) return
    const search = new URLSearchParams({ next })
    const options = {
      routing: 'hash' as const,
      forceRedirectUrl: next,
      signInUrl: `/sign-in?${search}`,
      signUpUrl: `/sign-up?${search}`,
    }
    if (mode === 'sign-in') clerk.mountSignIn(node, options)
    else clerk.mountSignUp(node, options)
    return () => (mode === 'sign-in' ? clerk.unmountSignIn(node) : clerk.unmountSignUp(node))
  }, [clerk, mode, next])
  if (error) {
    return (
      <Stack>
        <Alert color="red" role="alert" title="Clerk could not be loaded">
          People sign in with Clerk here, and its form did not come. Look whether something in your
          network or browser blocks it, and try again.
        </Alert>
        <Button variant="default" onClick={() => void refetch()}>
          Try again
        </Button>
      </Stack>
    )
  }
  return (
    <>
      {!clerk && <Loading label="Loading Clerk" />}
      <div ref={place} />
    </>
  )
}
