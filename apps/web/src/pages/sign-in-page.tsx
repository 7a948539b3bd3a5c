import { useSearch } from '@tanstack/react-router'
import { ByProvider } from '../features/sign-in/by-provider'
import { SignInForm } from '../features/sign-in/sign-in-form'
import { EntranceCard } from '../ui/entrance-card'
import { OtherWayIn } from '../ui/other-way-in'

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' })
  return (
    <EntranceCard title="Sign in">
      <ByProvider mode="sign-in" next={next}>
        <SignInForm next={next} />
        <OtherWayIn to="/sign-up" next={next} question="No account yet?" action="Create one" />
      </ByProvider>
    </EntranceCard>
  )
}
