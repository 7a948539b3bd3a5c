import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { SignIn } from '@nexa/shared/account'
import { useRouter } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { enter } from '../../session/enter'
import { RequestForm } from '../../ui/request-form'
import { useFormRequest } from '../../ui/use-form-request'

export function SignInForm({ next }: { next: string | undefined }) {
  const router = useRouter()
  const form = useForm<SignIn>({ initialValues: { email: '', password: '' } })
  const request = useFormRequest(form, async (body) => {
    await accountApi.signIn({ body })
    await enter(router, next)
  })
  return (
    <RequestForm request={request}>
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
      <Button type="submit" fullWidth loading={request.isPending}>
        Sign in
      </Button>
    </RequestForm>
  )
}
