import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { messageOf } from '../../query-client'
import { signInOptionsQuery } from '../../session/sign-in-options'
import { FormProblem } from '../../ui/form-problem'
import { Loading } from '../../ui/loading'
import type { ClerkFormMode } from './clerk-form'

const ClerkForm = lazy(async () => ({ default: (await import('./clerk-form')).ClerkForm }))

type Props = { mode: ClerkFormMode; next: string | undefined; children: ReactNode }

/** Shows its children where there are local accounts, and Clerk's own form where people sign in with Clerk. */
export function ByProvider({ mode, next, children }: Props) {
  const { data: options, error, refetch } = useQuery(signInOptionsQuery)
  if (error) {
    return (
      <Stack>
        <FormProblem problem={messageOf(error)} />
        <Button variant="default" onClick={() => void refetch()}>
          Try again
        </Button>
      </Stack>
    )
  }
  if (!options) return <Loading label="Loading" />
  if (options.provider === 'local') return children
  return (
    <Suspense fallback={<Loading label="Loading" />}>
      <ClerkForm mode={mode} next={next} publishableKey={options.clerkPublishableKey ?? ''} />
    </Suspense>
  )
}
