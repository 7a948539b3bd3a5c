import type { TaskCard } from '@nexa/shared/task'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { readAgain } from '../../sync/read-again'
import { useProject } from '../../sync/use-board'
import { taskKey } from './task-queries'

/** Reads again what is known of the task when somebody changes it or what it waits for. */
export function useTaskEvents({ id, version, commentCount, attachmentCount }: TaskCard): void {
  const { board } = useProject()
  const { slug } = useWorkspace()
  const client = useQueryClient()
  useEffect(
    () =>
      board.onEvent(({ data, fields }) => {
        const isAbout = 'taskId' in data && data.taskId === id
        const isBlocked = 'blocked' in data && data.blocked.some(({ taskId }) => taskId === id)
        // A task that now waits for this one, or is gone, tells it of itself only.
        const isLink = fields.includes('dependencies') || ('task' in data && data.task === null)
        if (isAbout || isBlocked || isLink) {
          void readAgain(client, taskKey(slug, id))
        }
      }),
    [board, client, slug, id],
  )
  // A board that was loaded again, after too long a time offline, tells no single event.
  const stamp = `${version} ${commentCount} ${attachmentCount}`
  const last = useRef({ id, stamp })
  useEffect(() => {
    const isChanged = last.current.id === id && last.current.stamp !== stamp
    last.current = { id, stamp }
    if (isChanged) void readAgain(client, taskKey(slug, id))
  }, [client, slug, id, stamp])
}
