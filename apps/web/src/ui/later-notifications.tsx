import { lazy, useEffect, useState } from 'react'
import { Late } from './late'

const NotificationList = lazy(async () => ({
  default: (await import('./notification-list')).NotificationList,
}))

/** What is shown first says nothing yet. Loaded in time for a network that goes away. */
const soonMs = 2_000

export function LaterNotifications() {
  const [isSoon, setSoon] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSoon(true), soonMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Late isWanted={isSoon}>
      <NotificationList />
    </Late>
  )
}
