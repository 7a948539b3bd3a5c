import { type ComponentType, useEffect, useState } from 'react'

/** What is shown first says nothing yet. Loaded in time for a network that goes away. */
const soonMs = 2_000

export function LaterNotifications() {
  const [List, setList] = useState<ComponentType | null>(null)
  useEffect(() => {
    let timer = setTimeout(load, soonMs)
    function load(): void {
      import('./notification-list').then(
        ({ NotificationList }) => setList(() => NotificationList),
        // Without a network right now: no reason to take the page away.
        () => {
          timer = setTimeout(load, soonMs)
        },
      )
    }
    return () => clearTimeout(timer)
  }, [])
  return List && <List />
}
