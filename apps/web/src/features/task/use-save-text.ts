import { ApiError } from '@nexa/client/api-error'
import { type TaskCard, task as taskSchema } from '@nexa/shared/task'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { useProject } from '../../sync/use-board'
import { withTask } from '../board/show-task-change'
import { rememberUndo } from '../undo/undo'
import { taskDetailQuery } from './task-queries'

type TextField = 'title' | 'description'

/** `theirs`: what somebody else wrote meanwhile; nothing was saved then. */
export type SavedText = { isSaved: true } | { isSaved: false; theirs: string }

type Edit = {
  field: TextField
  /** What the text was when the edit began. */
  base: string
  text: string
}

// Other changes of the task count its version up too: those are no reason to ask.
const maxTries = 4

/** Saves a text unless somebody else changed it since it was read. */
export function useSaveText(task: Pick<TaskCard, 'id' | 'key'>) {
  const { api, slug } = useWorkspace()
  const { board } = useProject()
  const client = useQueryClient()
  const { id, key } = task

  const save = useCallback(
    async ({ field, base, text }: Edit): Promise<SavedText> => {
      const query = taskDetailQuery({ api, slug }, id)
      // The version must be that of the text that this page knows: the board may know of a later one.
      const card = board.get().state?.tasks.get(id)
      const read = client.getQueryData(query.queryKey)
      const isBehind = card && read && field === 'description' && card.version > read.version
      const detail = isBehind ? await client.fetchQuery(query) : read
      const known = field === 'title' ? card : detail
      const present = (field === 'title' ? card?.title : detail?.description) ?? ''
      if (known && present !== base && present !== text) return { isSaved: false, theirs: present }
      let version = known?.version
      for (let tries = 1; ; tries += 1) {
        const body = { [field]: text, ...(version !== undefined && { version }) }
        try {
          const { data: saved } = await board.change(
            (state) => {
              const now = state.tasks.get(id)
              if (!now || field !== 'title') return state
              return withTask(state, { ...now, title: text })
            },
            (options) => api.updateTask({ params: { id }, body }, options),
          )
          client.setQueryData(query.queryKey, (known) => {
            // Nothing came between: what is saved next begins here, and is not refused for its version.
            const isNext = saved.version - 1 === known?.version
            return known && { ...known, [field]: text, ...(isNext && { version: saved.version }) }
          })
          // Something did, or what is being read was asked for before.
          if (client.getQueryData(query.queryKey)?.version !== saved.version)
            void client.invalidateQueries({ queryKey: query.queryKey })
          return { isSaved: true }
        } catch (error) {
          const now = presentTask(error)
          if (!now || tries === maxTries) throw error
          const theirs = now[field] ?? ''
          if (theirs !== base && theirs !== text) return { isSaved: false, theirs }
          version = now.version
        }
      }
    },
    [api, slug, board, client, id],
  )

  return useCallback(
    async (edit: Edit): Promise<SavedText> => {
      const saved = await save(edit)
      if (saved.isSaved) {
        const { field, base, text } = edit
        rememberUndo({
          label: `${key}: ${field} changed`,
          undone: `${key}: ${field} changed back`,
          undo: async () => {
            const back = await save({ field, base: text, text: base })
            if (!back.isSaved) throw new Error(`Somebody else changed the ${field} meanwhile.`)
          },
        })
      }
      return saved
    },
    [save, key],
  )
}

/** A refusal for its version carries the task as it is now. */
function presentTask(error: unknown) {
  if (!(error instanceof ApiError) || error.code !== 'VERSION_CONFLICT') return null
  return taskSchema.safeParse(error.details).data ?? null
}
