import { Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { ByProvider } from '../features/sign-in/by-provider'
import { SignUpForm } from '../features/sign-in/sign-up-form'
import { AnchorLink } from '../ui/anchor-link'
import { EntranceCard } from '../ui/entrance-card'

export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' })
  return (
    <EntranceCard title="Create an account" text="For you and the work of your team.">
      <ByProvider mode="sign-up" next={next}>
        <SignUpForm next={next} />
        <Text size="sm" ta="center">
          You have one?{' '}
          <AnchorLink to="/sign-in" search={{ next }}>
            Sign in
          </AnchorLink>
        </Text>
      </ByProvider>
    </EntranceCard>
  )
}
