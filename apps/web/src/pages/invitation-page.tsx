import { ApiError } from '@nexa/client/api-error'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { accountApi } from '../api'
import { AcceptInvitation } from '../features/sign-in/accept-invitation'
import { ByProvider } from '../features/sign-in/by-provider'
import { SignUpForm } from '../features/sign-in/sign-up-form'
import { messageOf } from '../query-client'
import { useMe } from '../session/use-me'
import { AnchorLink } from '../ui/anchor-link'
import { EntranceCard } from '../ui/entrance-card'
import { Loading } from '../ui/loading'
import { OtherWayIn } from '../ui/other-way-in'
import { roleNames } from '../ui/role-name'

export function InvitationPage() {
  const { token } = useParams({ from: '/invitations/$token' })
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => (await accountApi.getInvitation({ params: { token } })).data,
  })
  const me = useMe()
  const error = offer.error ?? me.error
  if (error) return <Unusable error={error} />
  if (!offer.data || me.data === undefined) return <Loading label="Loading the invitation" />
  const { workspaceName, inviterName, email, role } = offer.data
  const next = `/invitations/${token}`
  return (
    <EntranceCard
      title={`Join ${workspaceName}`}
      text={`${inviterName} invites you as ${roleNames[role].toLowerCase()}.`}
    >
      {me.data ? (
        <AcceptInvitation token={token} me={me.data} email={email} />
      ) : (
        <ByProvider mode="sign-up" next={next}>
          <SignUpForm next="/" invited={{ email, token }} />
          <OtherWayIn to="/sign-in" next={next} question="You have an account?" action="Sign in" />
        </ByProvider>
      )}
    </EntranceCard>
  )
}

function Unusable({ error }: { error: unknown }) {
  const isGone = error instanceof ApiError && (error.status === 404 || error.status === 410)
  return (
    <EntranceCard
      title={isGone ? 'This invitation cannot be used' : 'This did not work'}
      text={
        isGone
          ? 'It was used, withdrawn or replaced, or it is older than 7 days. Ask for a new one.'
          : messageOf(error)
      }
    >
      <AnchorLink to="/">To your workspaces</AnchorLink>
    </EntranceCard>
  )
}
