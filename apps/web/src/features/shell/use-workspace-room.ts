import type { Event } from '@nexa/shared/event'
import type { WorkspaceCard } from '@nexa/shared/workspace'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { rememberWorkspace } from '../../session/last-workspace'
import { isLeaving } from '../../session/leaving'
import { tellSignInEnd } from '../../session/sign-in-end'
import { useLeaveWorkspace } from '../../session/use-leave-workspace'
import { useWorkspace } from '../../session/use-workspace'
import { workspacesQuery } from '../../session/workspace-query'
import { liveConnection } from '../../sync/live'
import { readAgain } from '../../sync/read-again'
import { tellWorkspaceEvent } from '../../sync/workspace-events'

/** Keeps what the pages know of the open workspace fresh, and leads out who is no longer in it. */
export function useWorkspaceRoom(): void {
  const { workspace, slug, me } = useWorkspace()
  const client = useQueryClient()
  const router = useRouter()
  const leave = useLeaveWorkspace()
  const { id, name } = workspace

  const refresh = (...key: string[]) => readAgain(client, key)

  function hear(event: Event): void {
    if (isLeaving(slug) || isEndFor(me.id, event)) return
    const moved = 'workspace' in event.data ? event.data.workspace : null
    if (moved && moved.slug !== slug) {
      follow(moved)
      return
    }
    const [entity] = event.type.split(':')
    void refresh('workspaces')
    if (entity === 'project') void refresh('workspace', slug, 'projects')
    if (entity === 'member') void refresh('workspace', slug, 'members')
    // What one may do with anything that is shown depends on both.
    if (isAbout(me.id, event) || entity === 'workspace') void refresh('workspace', slug)
    // Who is a member is invited no more.
    if (entity === 'invitation' || entity === 'member')
      void refresh('workspace', slug, 'invitations')
    tellWorkspaceEvent(event)
  }

  /** The address of an open page follows the workspace's new slug. */
  function follow(next: WorkspaceCard): void {
    // By both until the page is there: it would not be found in between.
    client.setQueryData(workspacesQuery.queryKey, (all) =>
      all?.flatMap((one) => (one.id === next.id ? [one, { ...one, ...next }] : [one])),
    )
    const { href } = router.state.location
    router.history.replace(href.replace(`/w/${slug}`, `/w/${next.slug}`))
  }

  /** On entering, only what was loaded before the room told anything of it. */
  async function reload(isAgain: boolean): Promise<void> {
    const parts = isAgain ? [[]] : [['me'], ['members'], ['projects']]
    await Promise.all([
      refresh('workspaces'),
      ...parts.map((part) => refresh('workspace', slug, ...part)),
    ])
  }

  async function leadOut(reason: string): Promise<void> {
    if (reason === 'signed-out') return tellSignInEnd()
    if (reason === 'TOO_MANY_ROOMS' || reason === 'refused' || isLeaving(slug)) return
    await leave({
      color: 'yellow',
      title: `${name} is no longer open to you`,
      message: 'You were removed from it, or it was deleted. Its admins can tell you more.',
      autoClose: false,
    })
  }

  const latest = useRef({ hear, leadOut, reload })
  useEffect(() => {
    latest.current = { hear, leadOut, reload }
  })
  useEffect(() => rememberWorkspace(slug), [slug])
  useEffect(() => {
    let isEntered = false
    return liveConnection().follow(`workspace:${id}`, null, {
      onEvent: (event) => latest.current.hear(event),
      onReload: async () => {
        await latest.current.reload(isEntered)
        isEntered = true
        return null
      },
      onEnd: (reason) => void latest.current.leadOut(reason),
    })
  }, [id])
}

const isAbout = (userId: string, { data }: Event) => 'member' in data && data.userId === userId

/** The room ends next, which leads out: what is asked until then would be refused. */
const isEndFor = (userId: string, event: Event) =>
  (isAbout(userId, event) && 'member' in event.data && event.data.member === null) ||
  ('workspace' in event.data && event.data.workspace === null)
