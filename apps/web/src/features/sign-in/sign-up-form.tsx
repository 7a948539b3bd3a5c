import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRouter } from '@tanstack/react-router'
import { accountApi } from '../../api'
import { enter } from '../../session/enter'
import { RequestForm } from '../../ui/request-form'
import { useFormRequest } from '../../ui/use-form-request'

type Props = {
  next: string | undefined
  /** Whose email the account has to have. */
  invited?: { email: string; token: string }
}

export function SignUpForm({ next, invited }: Props) {
  const router = useRouter()
  const form = useForm({ initialValues: { name: '', email: invited?.email ?? '', password: '' } })
  const request = useFormRequest(form, async (account) => {
    const invitation = invited && { invitationToken: invited.token }
    await accountApi.signUp({ body: { ...account, ...invitation } })
    await enter(router, next)
  })
  return (
    <RequestForm request={request}>
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
      <Button type="submit" fullWidth loading={request.isPending}>
        {invited ? 'Create account and join' : 'Create account'}
      </Button>
    </RequestForm>
  )
}
