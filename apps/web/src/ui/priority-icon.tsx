import type { TaskCard } from '@nexa/shared/task'
import classes from './priority-icon.module.css'

export const priorityNames = {
  urgent: 'Urgent',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
} as const

const bars = { low: 1, medium: 2, high: 3 } as const

type Props = {
  priority: TaskCard['priority']
  size?: number
  /** Where the priority's name stands beside it. */
  isDecorative?: boolean
}

export function PriorityIcon({ priority, size = 16, isDecorative = false }: Props) {
  const label = `${priorityNames[priority]} priority`
  const spoken = isDecorative
    ? ({ 'aria-hidden': true } as const)
    : ({ role: 'img', 'aria-label': label } as const)
  const tint = priority === 'urgent' ? classes.urgent : priority === 'high' ? classes.high : ''
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="currentColor"
      className={`${classes.icon} ${tint}`}
      {...spoken}
    >
      <title>{label}</title>
      {priority === 'urgent' ? (
        <path d="M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3Zm3.2 3v5h1.6V4Zm0 6.4V12h1.6v-1.6Z" />
      ) : (
        [1, 2, 3].map((bar) => (
          <rect
            key={bar}
            x={bar * 4.5 - 3}
            y={13 - bar * 3.5}
            width={3}
            height={bar * 3.5}
            rx={1}
            className={bar > bars[priority] ? classes.faint : undefined}
          />
        ))
      )}
    </svg>
  )
}
