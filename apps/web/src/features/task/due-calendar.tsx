import '@mantine/dates/styles.css'
import { DatePicker } from '@mantine/dates'

type Props = { day: string | null; onPick: (day: string | null) => void }

export const DueCalendar = ({ day, onPick }: Props) => (
  <DatePicker
    value={day}
    defaultDate={day ?? new Date()}
    onChange={onPick}
    size="xs"
    highlightToday
    fullWidth
    hideOutsideDates
    // Their red is too pale to read.
    weekendDays={[]}
    ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
  />
)
