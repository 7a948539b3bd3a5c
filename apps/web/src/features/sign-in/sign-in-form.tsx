import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SignIn } from '@nexa/shared/account'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { enter } from '../../session/enter'
import { fieldErrors, formError } from '../../ui/field-errors'

const fields = ['email', 'password']

export function SignInForm({ next }: { next: string | undefined }) {
  const router = useRouter()
  const form = useForm<SignIn>({ initialValues: { email: '', password: '' } })
  const signIn = useMutation({
    mutationFn: async (body: SignIn) => {
      await accountApi.signIn({ body })
      await enter(router, next)
    },
    onError: (error) => form.setErrors(fieldErrors(error, fields)),
  })
  const problem = signIn.error && formError(signIn.error, fields)
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack>
        {problem && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          {...form.getInputProps('email')}
          label="Email"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          {...form.getInputProps('password')}
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
        <Button type="submit" fullWidth loading={signIn.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
