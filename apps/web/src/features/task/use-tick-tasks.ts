import { notifications } from '@mantine/notifications'
import type { TaskCard } from '@nexa/shared/task'
import { useMutation } from '@tanstack/react-query'
import { showProblem } from '../../ui/show-problem'
import { useSaveText } from './use-save-text'

type Tick = { base: string; text: string }

/** Boxes that are ticked in the description show so at once, and are saved one after another. */
export function useTickTasks(task: TaskCard) {
  const save = useSaveText(task)
  const { mutate, isPending, variables } = useMutation({
    scope: { id: `ticks of ${task.id}` },
    mutationFn: (tick: Tick) => save({ field: 'description', ...tick }),
    onSuccess: ({ isSaved }) => {
      if (isSaved) return
      notifications.show({ message: 'Somebody else edited the description meanwhile. Try again.' })
    },
    onError: showProblem('Not saved'),
  })
  return { shown: isPending ? variables.text : null, tick: (tick: Tick) => mutate(tick) }
}
