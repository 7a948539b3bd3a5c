import { Button, Stack, Text } from '@mantine/core'
import type { Me } from '@nexa/shared/account'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { messageOf } from '../../query-client'
import { signOutHere } from '../../session/leave-session'
import { workspacesQuery } from '../../session/workspace-query'
import { FormProblem } from '../../ui/form-problem'

type Props = { token: string; me: Me; email: string }

/** For who is signed in already. */
export function AcceptInvitation({ token, me, email }: Props) {
  const router = useRouter()
  const client = useQueryClient()
  const accept = useMutation({
    mutationFn: async () => (await accountApi.acceptInvitation({ body: { token } })).data,
    onSuccess: async ({ slug }) => {
      await client.fetchQuery({ ...workspacesQuery, staleTime: 0 })
      await router.navigate({ to: '/w/$workspace', params: { workspace: slug } })
    },
  })
  const change = useMutation({ mutationFn: signOutHere })
  const isOther = me.email.toLowerCase() !== email.toLowerCase()
  const error = accept.error ?? change.error
  return (
    <Stack>
      <FormProblem problem={error && messageOf(error)} />
      {isOther ? (
        <Text size="sm">
          It was sent to <b>{email}</b>, and you are signed in as <b>{me.email}</b>. Sign in with
          the invited address to accept it.
        </Text>
      ) : (
        <Button autoFocus loading={accept.isPending} onClick={() => accept.mutate()}>
          Accept and join
        </Button>
      )}
      <Button variant="default" loading={change.isPending} onClick={() => change.mutate()}>
        Use another account
      </Button>
    </Stack>
  )
}
