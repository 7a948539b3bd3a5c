import { Alert } from '@mantine/core'

type Props = { mode: 'sign-in' | 'sign-up'; next: string | undefined; publishableKey: string }

export const ClerkSignIn = (_: Props) => (
  <Alert color="yellow">People sign in with Clerk here, and this page can not yet show that.</Alert>
)
