import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormProblem } from './form-problem'
import type { FormRequest } from './use-form-request'

type Props = { request: FormRequest; title?: string; children: ReactNode }

/** Fields below each other and the button that sends them, under why they were refused. */
export const RequestForm = ({ request: { submit, problem }, title, children }: Props) => (
  <form onSubmit={submit}>
    <Stack>
      <FormProblem problem={problem} {...(title && { title })} />
      {children}
    </Stack>
  </form>
)
