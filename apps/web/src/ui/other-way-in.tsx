import { Text } from '@mantine/core'
import { AnchorLink } from './anchor-link'

type Props = {
  to: '/sign-in' | '/sign-up'
  next: string | undefined
  question: string
  action: string
}

/** Below a form for those who want the other one. */
export const OtherWayIn = ({ to, next, question, action }: Props) => (
  <Text size="sm" ta="center">
    {question}{' '}
    <AnchorLink to={to} search={{ next }}>
      {action}
    </AnchorLink>
  </Text>
)
