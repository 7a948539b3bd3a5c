import { Button, VisuallyHidden } from '@mantine/core'
import type { LiveStatus } from '@nexa/client/live-status'
import { liveConnection, useLiveStatus } from '../../sync/live'
import classes from './connection-pill.module.css'
import { useSecondsUntil } from './use-seconds-until'

type Shown = { tone: 'live' | 'waiting' | 'lost'; words: string }

/** Whether others' changes come in by themselves right now. Its place is kept before anything is known. */
export function ConnectionPill() {
  const status = useLiveStatus()
  const seconds = useSecondsUntil(status?.retryAt ?? null)
  const { tone, words } = shownOf(status)
  return (
    <div className={classes.pill} data-tone={tone} data-testid="connection">
      <span className={classes.light} aria-hidden />
      <span aria-hidden>
        {words}
        {seconds !== null && `${tone === 'lost' ? ', next try' : ''} in ${seconds} s`}
      </span>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
      {status?.state === 'offline' && (
        <Button size="compact-xs" variant="default" onClick={() => liveConnection().retryNow()}>
          Retry now
        </Button>
      )}
      {status?.state === 'closed' && (
        <Button size="compact-xs" variant="default" onClick={() => window.location.reload()}>
          Reload
        </Button>
      )}
    </div>
  )
}

function shownOf(status: LiveStatus | null): Shown {
  if (status?.state === 'live') return { tone: 'live', words: 'Live' }
  if (status?.state === 'closed') return { tone: 'lost', words: 'Disconnected' }
  if (status?.reason === 'no-network') return { tone: 'lost', words: 'Offline' }
  // The first attempt is no loss.
  if (status === null || status.reason === null) return { tone: 'waiting', words: 'Connecting' }
  return { tone: 'waiting', words: 'Reconnecting' }
}
