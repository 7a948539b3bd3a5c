import { Button, Center, Stack, Text, Title } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { messageOf } from '../query-client'

export const ErrorPage = ({ error, reset }: ErrorComponentProps) => (
  <Center component="main" mih="60vh" p="xl">
    <Stack align="center" gap="sm" maw={420}>
      <Title order={1} size="h3">
        This did not work
      </Title>
      <Text c="dimmed" ta="center">
        {messageOf(error)}
      </Text>
      <Button onClick={reset}>Try again</Button>
    </Stack>
  </Center>
)
