import { type ReactNode, Suspense, useState } from 'react'

/** Leaves its children, lazy components, unloaded until they are wanted, and then on the page. */
export function Late({ isWanted, children }: { isWanted: boolean; children: ReactNode }) {
  const [wasWanted, setWanted] = useState(isWanted)
  if (isWanted && !wasWanted) setWanted(true)
  return isWanted || wasWanted ? <Suspense fallback={null}>{children}</Suspense> : null
}
