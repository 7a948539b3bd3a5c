import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from './import-issues'
import type { Wait } from './send-patiently'

export type ProgressBar = {
  show: (progress: Progress) => void
  showWait: (wait: Wait) => void
  stop: () => void
}

/** Shorter ones are nobody's concern. */
const shownWaitMs = 1_000

/** A bar in a terminal, a line for every tenth part elsewhere. */
export const createProgressBar = (): ProgressBar =>
  process.stdout.isTTY ? createBar() : createLines()

const stepsOf = ({ tasks, comments }: Progress['done']) => tasks + comments

function createBar(): ProgressBar {
  const format = ' {bar} {percentage}%  {tasks} tasks, {comments} comments  {note}'
  const bar = new SingleBar(
    { format, hideCursor: true, gracefulExit: false },
    Presets.shades_classic,
  )
  return {
    show({ done, total }) {
      if (!bar.isActive) bar.start(stepsOf(total), 0, { ...done, note: '' })
      bar.update(stepsOf(done), { ...done, note: '' })
    },
    showWait({ waitMs, reason }) {
      const note = `waiting ${Math.ceil(waitMs / 1_000)} s: ${reason}`
      if (waitMs < shownWaitMs) return
      if (bar.isActive) bar.update({ note })
      else console.log(note)
    },
    stop: () => bar.stop(),
  }
}

function createLines(): ProgressBar {
  let tenths = 0
  let waitingUntil = 0
  return {
    show({ done, total }) {
      const reached = Math.floor((10 * stepsOf(done)) / stepsOf(total))
      if (reached <= tenths) return
      tenths = reached
      console.log(`${tenths * 10} %: ${done.tasks} tasks, ${done.comments} comments`)
    },
    showWait({ waitMs, reason }) {
      // Several requests wait for the same thing.
      if (waitMs < shownWaitMs || performance.now() < waitingUntil) return
      waitingUntil = performance.now() + waitMs
      console.log(`Waiting ${Math.ceil(waitMs / 1_000)} s: ${reason}`)
    },
    stop: () => {},
  }
}
