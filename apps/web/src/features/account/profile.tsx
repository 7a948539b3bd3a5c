import { Button, Group, Text } from '@mantine/core'
import type { Me } from '@nexa/shared/account'
import { IconLogout } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { signOut } from '../../session/leave-session'
import { Section } from '../../ui/section'
import { showProblem } from '../../ui/show-problem'
import { UserAvatar } from '../../ui/user-avatar'

export function Profile({ me }: { me: Me }) {
  const router = useRouter()
  const leave = useMutation({
    mutationFn: () => signOut(router),
    onError: showProblem('Not signed out'),
  })
  return (
    <Section title="You">
      <Group>
        <UserAvatar person={me} size={48} isDecorative />
        <div style={{ flex: '1 1 160px', minWidth: 0 }}>
          <Text fw={600} truncate>
            {me.name}
          </Text>
          <Text size="sm" c="dimmed" truncate title={me.email}>
            {me.email}
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconLogout size={16} aria-hidden />}
          loading={leave.isPending}
          onClick={() => leave.mutate()}
        >
          Sign out
        </Button>
      </Group>
    </Section>
  )
}
