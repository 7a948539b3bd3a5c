import { useSearch } from '@tanstack/react-router'
import { ByProvider } from '../features/sign-in/by-provider'
import { SignUpForm } from '../features/sign-in/sign-up-form'
import { EntranceCard } from '../ui/entrance-card'
import { OtherWayIn } from '../ui/other-way-in'

export function SignUpPage() {
  const { next } = useSearch({ from: '/sign-up' })
  return (
    <EntranceCard title="Create an account" text="For you and the work of your team.">
      <ByProvider mode="sign-up" next={next}>
        <SignUpForm next={next} />
        <OtherWayIn to="/sign-in" next={next} question="You have one?" action="Sign in" />
      </ByProvider>
    </EntranceCard>
  )
}
