import { Anchor, Center, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'

export const NotFoundPage = () => (
  <Center component="main" mih="60vh" p="xl">
    <Stack align="center" gap="sm">
      <Title order={1} size="h3">
        There is nothing here
      </Title>
      <Text c="dimmed">It was moved or deleted, or it is not yours to see.</Text>
      <Anchor component={Link} to="/">
        To your workspaces
      </Anchor>
    </Stack>
  </Center>
)
