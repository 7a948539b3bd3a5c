import { useLocalStorage } from '@mantine/hooks'
import { z } from 'zod'
import { groupings } from './list-groups'
import { sortFields } from './list-sort'

const display = z.object({
  grouping: z.enum(groupings),
  sort: z.object({ field: z.enum(sortFields), isDescending: z.boolean() }),
})
export type ListDisplay = z.infer<typeof display>

const usualDisplay: ListDisplay = {
  grouping: 'status',
  sort: { field: 'board', isDescending: false },
}

function read(text: string | undefined): ListDisplay {
  try {
    return display.parse(JSON.parse(text ?? ''))
  } catch {
    return usualDisplay
  }
}

/** How this browser shows the list of a project. */
export const useListDisplay = (projectId: string) =>
  useLocalStorage<ListDisplay>({
    key: `nexa.list.${projectId}`,
    defaultValue: usualDisplay,
    getInitialValueInEffect: false,
    deserialize: read,
  })
