import type { Role } from '@nexa/shared/permissions'
import { createLookUpCache } from '../lib/look-up-cache'
import type { WorkspaceChange } from './sign-in/sign-in-change'

export type Membership = { workspaceId: string; role: Role }

export type Memberships = ReturnType<typeof createMemberships>

/** What people are in workspaces. Short, since who was just removed may not notice that no bus is there. */
export const createMemberships = () =>
  createLookUpCache<WorkspaceChange, Membership>({
    ttlMs: 2_000,
    isAbout: (changed, { workspaceId }) => changed.workspaceId === workspaceId,
  })
