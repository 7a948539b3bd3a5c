import { notifications } from '@mantine/notifications'
import { showProblem } from '../../ui/show-problem'
import { showUndoToast, undoTimeMs } from './undo-toast'

export type Undoable = {
  /** What was done, as the toast says it: "NEX-42 moved to Done". */
  label: string
  /** What is said once it is undone, when the label does not read well after "Undone:". */
  undone?: string
  undo: () => Promise<void>
}

type Remembered = Undoable & { id: string }

/** The latest last. */
let done: readonly Remembered[] = []
const maxDone = 50
let count = 0

/** Shows what was done with a way back, by the toast or by Ctrl-Z. Returns what forgets it again. */
export function rememberUndo(one: Undoable): () => void {
  count += 1
  const id = `undo-${count}`
  const previous = done.at(-1)
  // One toast at a time: Ctrl-Z still reaches what came before.
  if (previous) notifications.hide(previous.id)
  done = [...done, { ...one, id }].slice(-maxDone)
  showUndoToast(id, one.label, () => void undoOne(id))
  return () => forget(id)
}

/** For Ctrl-Z. */
export async function undoLatest(): Promise<void> {
  const latest = done.at(-1)
  if (latest) await undoOne(latest.id)
}

/** When somebody leaves the workspace it happened in. */
export function forgetUndo(): void {
  for (const one of done) notifications.hide(one.id)
  done = []
}

function forget(id: string): void {
  notifications.hide(id)
  done = done.filter((one) => one.id !== id)
}

async function undoOne(id: string): Promise<void> {
  const one = done.find((entry) => entry.id === id)
  if (!one) return
  forget(id)
  try {
    await one.undo()
    notifications.show({ message: one.undone ?? `Undone: ${one.label}`, autoClose: undoTimeMs / 2 })
  } catch (error) {
    showProblem('Not undone')(error)
  }
}
