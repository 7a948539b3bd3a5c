import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './entrance-card.module.css'

type Props = { title: string; text?: ReactNode; isWide?: boolean; children: ReactNode }

/** The one card of a page outside any workspace. */
export const EntranceCard = ({ title, text, isWide = false, children }: Props) => (
  <main className={classes.page}>
    <Stack className={classes.card} gap="lg" data-wide={isWide || undefined}>
      <Group gap={10} justify="center">
        <img src="/icon.svg" alt="" width={28} height={28} />
        <Text fw={700} size="lg">
          Nexa
        </Text>
      </Group>
      <Paper withBorder radius="lg" p={{ base: 'lg', xs: 'xl' }} shadow="xs">
        <Stack gap="lg">
          <div>
            <Title order={1} size="h3">
              {title}
            </Title>
            {text && (
              <Text c="dimmed" size="sm" mt={4}>
                {text}
              </Text>
            )}
          </div>
          {children}
        </Stack>
      </Paper>
    </Stack>
  </main>
)
