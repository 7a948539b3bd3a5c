import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { CopyLinkButton } from '../../ui/copy-link-button'

type Props = { token: string; onClose: () => void }

export const CreatedToken = ({ token, onClose }: Props) => (
  <Stack>
    <Text size="sm" role="status">
      Copy the token now: it is not shown again. Send it as{' '}
      <Code>Authorization: Bearer &lt;token&gt;</Code>.
    </Text>
    <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {token}
    </Code>
    <Group justify="flex-end">
      <CopyLinkButton size="sm" value={token} label="Copy token" />
      <Button size="sm" onClick={onClose}>
        Done
      </Button>
    </Group>
  </Stack>
)
