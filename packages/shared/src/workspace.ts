import { z } from 'zod'
import { flag } from './flag'
import { role } from './permissions'
import { id, line } from './text'
import { timestamp } from './time'

export const workspaceName = line(100)
export const slug = z
  .string()
  .min(2)
  .max(50)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected lower-case letters, digits and single hyphens')
  .refine((text) => !id.safeParse(text).success, { error: 'Looks like an id' })
  .meta({ example: 'analytical-engines' })

export const workspaceSettings = z
  .strictObject({ allowGuestComments: z.boolean() })
  .meta({ id: 'WorkspaceSettings' })
export type WorkspaceSettings = z.infer<typeof workspaceSettings>
export const defaultWorkspaceSettings: WorkspaceSettings = { allowGuestComments: false }

export const createWorkspace = z.strictObject({ name: workspaceName, slug: slug.optional() })
export type CreateWorkspace = z.infer<typeof createWorkspace>

export const updateWorkspace = z.strictObject({
  name: workspaceName.optional(),
  slug: slug.optional(),
  settings: workspaceSettings.partial().optional(),
})
export type UpdateWorkspace = z.infer<typeof updateWorkspace>

/** `deleted`: those in the trash that you could restore. */
export const workspaceQuery = z.strictObject({
  deleted: flag.default(false),
})
export type WorkspaceQuery = z.infer<typeof workspaceQuery>

export const workspaceCard = z
  .strictObject({
    id,
    name: z.string(),
    slug: z.string(),
    ownerId: id,
    settings: workspaceSettings,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'WorkspaceCard' })
export type WorkspaceCard = z.infer<typeof workspaceCard>

/** `role` is the reader's own. */
export const workspace = workspaceCard
  .extend({ role, memberCount: z.int(), projectCount: z.int() })
  .meta({ id: 'Workspace' })
export type Workspace = z.infer<typeof workspace>
