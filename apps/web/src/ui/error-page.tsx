import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isMissingPart, reloadForNewerBuild, reloadIfReached } from '../newer-build'
import { messageOf } from '../query-client'

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const isIncomplete = isMissingPart(error)
  useEffect(() => {
    if (isIncomplete) void reloadForNewerBuild()
  }, [isIncomplete])
  const again = () => {
    reset()
    // What failed before anything was drawn is asked again only by this.
    void router.invalidate()
  }
  return (
    <Center component="main" mih="60vh" p="xl">
      <Stack align="center" gap="sm" maw={420}>
        <Title order={1} size="h3">
          This did not work
        </Title>
        <Text c="dimmed" ta="center">
          {messageOf(error)}
        </Text>
        <Button onClick={isIncomplete ? () => void reloadIfReached() : again}>Try again</Button>
      </Stack>
    </Center>
  )
}
