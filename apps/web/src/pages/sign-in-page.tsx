import { Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { ByProvider } from '../features/sign-in/by-provider'
import { SignInForm } from '../features/sign-in/sign-in-form'
import { AnchorLink } from '../ui/anchor-link'
import { EntranceCard } from '../ui/entrance-card'

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  return (
    <EntranceCard title="Sign in">
      <ByProvider mode="sign-in" next={next}>
        <SignInForm next={next} />
        <Text size="sm" ta="center">
          No account yet?{' '}
          <AnchorLink to="/sign-up" search={{ next }}>
            Create one
          </AnchorLink>
        </Text>
      </ByProvider>
    </EntranceCard>
  )
}
