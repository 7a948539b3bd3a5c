import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SignIn } from '@nexa/shared/account'
import { useRouter } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { enter } from '../../session/enter'
import { FormProblem } from '../../ui/form-problem'
import { useFormRequest } from '../../ui/use-form-request'

export function SignInForm({ next }: { next: string | undefined }) {
  const router = useRouter()
  const form = useForm<SignIn>({ initialValues: { email: '', password: '' } })
  const { submit, isPending, problem } = useFormRequest(form, async (body) => {
    await accountApi.signIn({ body })
    await enter(router, next)
  })
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormProblem problem={problem} />
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
        <Button type="submit" fullWidth loading={isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}
