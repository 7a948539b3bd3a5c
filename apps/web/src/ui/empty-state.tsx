import { Stack, Text, ThemeIcon, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  title: string
  /** What it is for, or what to do next. */
  text?: ReactNode
  icon?: ReactNode
  /** Buttons. */
  children?: ReactNode
  order?: 2 | 3 | 4
}

export const EmptyState = ({ title, text, icon, children, order = 2 }: Props) => (
  <Stack align="center" justify="center" gap="xs" py={48} px="md" ta="center">
    {icon && (
      <ThemeIcon variant="light" color="gray" size={48} radius="xl" aria-hidden>
        {icon}
      </ThemeIcon>
    )}
    <Title order={order} size="h4">
      {title}
    </Title>
    {text && (
      <Text c="dimmed" size="sm" maw={420}>
        {text}
      </Text>
    )}
    {children}
  </Stack>
)
