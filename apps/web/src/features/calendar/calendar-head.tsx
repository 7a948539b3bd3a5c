import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { dayOf } from '../../ui/calendar-days'
import classes from './calendar.module.css'
import { firstOfMonth, monthName } from './month-days'

type Props = { month: string; onMonth: (month: string) => void }

export const CalendarHead = ({ month, onMonth }: Props) => (
  <Group className={classes.head} gap={6} wrap="nowrap">
    <Text fw={600} w={150} aria-live="polite">
      {monthName(month)}
    </Text>
    <ActionIcon
      variant="default"
      size={30}
      aria-label="Previous month"
      onClick={() => onMonth(firstOfMonth(month, -1))}
    >
      <IconChevronLeft size={16} aria-hidden />
    </ActionIcon>
    <ActionIcon
      variant="default"
      size={30}
      aria-label="Next month"
      onClick={() => onMonth(firstOfMonth(month, 1))}
    >
      <IconChevronRight size={16} aria-hidden />
    </ActionIcon>
    <Button
      variant="default"
      size="xs"
      fw={500}
      onClick={() => onMonth(firstOfMonth(dayOf(new Date())))}
    >
      Today
    </Button>
  </Group>
)
