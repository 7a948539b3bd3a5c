import { lazy, type ReactNode, useSyncExternalStore } from 'react'
import { Late } from './late'

const ConfirmModal = lazy(async () => ({ default: (await import('./confirm-modal')).ConfirmModal }))

export type Question = {
  title: string
  text?: ReactNode
  /** Names what happens, such as `Delete task`. */
  action: string
  /** It can't be taken back, or takes something away. */
  isDangerous?: boolean
}

type Asked = Question & { answer: (isAgreed: boolean) => void }

let asked: Asked | null = null
const listeners = new Set<() => void>()

function show(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Asks in a dialog; true when it is agreed to. `<ConfirmDialog/>` must be on the page. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false)
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (isAgreed) => {
        show(null)
        resolve(isAgreed)
      },
    })
  })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Once, at the root of the application. */
export function ConfirmDialog() {
  const question = useSyncExternalStore(subscribe, () => asked)
  return (
    <Late isWanted={question !== null}>
      <ConfirmModal question={question} onAnswer={(isAgreed) => question?.answer(isAgreed)} />
    </Late>
  )
}
