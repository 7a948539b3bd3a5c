import { Alert } from '@mantine/core'

type Props = { problem: string | null; title?: string }

/** Above a form: why it was refused. */
export const FormProblem = ({ problem, title }: Props) =>
  problem && (
    <Alert color="red" role="alert" {...(title && { title })}>
      {problem}
    </Alert>
  )
