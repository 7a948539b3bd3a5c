import type { NexaClient } from '@nexa/client/nexa-client'
import type { Me } from '@nexa/shared/account'
import type { Permission } from '@nexa/shared/permissions'
import type { Workspace } from '@nexa/shared/workspace'
import { createContext, useContext } from 'react'

export type OpenWorkspace = {
  workspace: Workspace
  slug: string
  me: Me
  api: NexaClient
  /** What the role allows to anything; own things: the `can` of what is shown. */
  may: (permission: Permission) => boolean
}

export const WorkspaceContext = createContext<OpenWorkspace | null>(null)

/** Below the workspace's layout. */
export function useWorkspace(): OpenWorkspace {
  const open = useContext(WorkspaceContext)
  if (!open) throw new Error('There is no workspace around this')
  return open
}
