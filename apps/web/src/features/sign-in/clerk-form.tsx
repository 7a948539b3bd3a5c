import { Alert, Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Clerk, openClerk } from '../../session/clerk'
import { Loading } from '../../ui/loading'

export type ClerkFormMode = 'sign-in' | 'sign-up' | 'create-organization'
type Props = { mode: ClerkFormMode; next: string | undefined; publishableKey: string }

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
    return show(clerk, node, mode, next)
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

/** The returned function takes it away. */
function show(clerk: Clerk, place: HTMLDivElement, mode: ClerkFormMode, next: string): () => void {
  const routing = 'hash'
  if (mode === 'create-organization') {
    const after = { afterCreateOrganizationUrl: next, skipInvitationScreen: true }
    clerk.mountCreateOrganization(place, { routing, ...after })
    return () => clerk.unmountCreateOrganization(place)
  }
  const search = new URLSearchParams({ next })
  const urls = { signInUrl: `/sign-in?${search}`, signUpUrl: `/sign-up?${search}` }
  const options = { routing, forceRedirectUrl: next, ...urls } as const
  if (mode === 'sign-in') {
    clerk.mountSignIn(place, options)
    return () => clerk.unmountSignIn(place)
  }
  clerk.mountSignUp(place, options)
  return () => clerk.unmountSignUp(place)
}
