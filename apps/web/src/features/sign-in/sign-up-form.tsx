import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SignUp } from '@nexa/shared/account'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { enter } from '../../session/enter'
import { fieldErrors, formError } from '../../ui/field-errors'

const fields = ['email', 'password', 'name']

type Props = {
  next: string | undefined
  /** Whose email the account has to have. */
  invited?: { email: string; token: string }
}

export function SignUpForm({ next, invited }: Props) {
  const router = useRouter()
  const form = useForm({ initialValues: { name: '', email: invited?.email ?? '', password: '' } })
  const signUp = useMutation({
    mutationFn: async (account: SignUp) => {
      const invitation = invited && { invitationToken: invited.token }
      await accountApi.signUp({ body: { ...account, ...invitation } })
      await enter(router, next)
    },
    onError: (error) => form.setErrors(fieldErrors(error, fields)),
  })
  const problem = signUp.error && formError(signUp.error, fields)
  return (
    <form onSubmit={form.onSubmit((values) => signUp.mutate(values))}>
      <Stack>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          {...form.getInputProps('name')}
          label="Your name"
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={100}
          autoFocus
        />
        <TextInput
          {...form.getInputProps('email')}
          label="Email"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          readOnly={invited !== undefined}
          {...(invited && { description: 'The invitation was sent to this address' })}
        />
        <PasswordInput
          {...form.getInputProps('password')}
          label="Password"
          description="At least 8 characters"
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={8}
          maxLength={128}
        />
        <Button type="submit" fullWidth loading={signUp.isPending}>
          {invited ? 'Create account and join' : 'Create account'}
        </Button>
      </Stack>
    </form>
  )
}
