import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useWorkspace } from '../../session/use-workspace'
import { projectsQuery } from '../../session/workspace-query'
import { liveConnection } from '../../sync/live'
import { readAgain } from '../../sync/read-again'
import { useWorkspaceEvents } from '../../sync/workspace-events'

/** A socket may be in 50 rooms, and the shell is in some. */
const maxRooms = 40
/** Hundreds of changes at once, as of an import, are one reason to ask. */
const pauseMs = 500

/** Asks for the figures and lists again when something happened in the workspace or one of its projects. */
export function useLiveDashboard(): void {
  const { slug } = useWorkspace()
  const client = useQueryClient()
  const projects = useQuery(projectsQuery(slug)).data
  const ids = projects?.slice(0, maxRooms).map(({ id }) => id) ?? []
  const rooms = ids.map((id) => `project:${id}`).join(' ')
  const later = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      timer = undefined
      void readAgain(client, ['workspace', slug, 'dashboard'])
      void readAgain(client, projectsQuery(slug).queryKey)
    }
    return {
      ask: () => {
        timer ??= setTimeout(ask, pauseMs)
      },
      stop: () => {
        clearTimeout(timer)
        timer = undefined
      },
    }
  }, [client, slug])
  useWorkspaceEvents(later.ask)
  useEffect(() => {
    const leave = rooms === '' ? [] : rooms.split(' ').map((room) => followUnseen(room, later.ask))
    return () => {
      for (const one of leave) one()
      later.stop()
    }
  }, [rooms, later])
}

const followUnseen = (room: string, onChange: () => void) =>
  liveConnection().follow(room, null, {
    isUnseen: true,
    onEvent: onChange,
    onReload: async () => {
      onChange()
      return null
    },
  })
