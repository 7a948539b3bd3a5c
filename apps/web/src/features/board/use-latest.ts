import { type RefObject, useLayoutEffect, useRef } from 'react'

/** What was drawn last, for listeners that stay the same. */
export function useLatest<T>(value: T): Readonly<RefObject<T>> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
