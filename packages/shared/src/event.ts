import { z } from 'zod'
import { actions } from './activity'
import { attachmentCard } from './attachment'
import { commentCard } from './comment'
import { invitation, member } from './member'
import type { Permission } from './permissions'
import { projectCard } from './project'
import { status } from './status'
import { taskCard } from './task'
import { id } from './text'
import { timestamp } from './time'
import { workspaceCard } from './workspace'

export const room = z
  .string()
  .regex(/^(project|workspace|user):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'Expected a room')
  .meta({ example: 'project:019a0000-0000-7000-8000-000000000001' })

/**
 * The present state of what changed, read after the change was committed: it may already hold what a
 * later event tells, never less than this one does. null: it is gone. An event whose `projectId` is not its
 * room's tells what another project did to this one. A person's own room tells what concerns them, of all
 * their workspaces.
 */
const eventData = {
  task: z.strictObject({
    taskId: id,
    /** Not in the room of another project, which hears of it for the sake of `blocked`. */
    task: taskCard.nullable().optional(),
    /** The room's tasks that wait for it, when that may have changed their count. */
    blocked: z.array(z.strictObject({ taskId: id, blockedByCount: z.int() })),
  }),
  comment: z.strictObject({
    taskId: id,
    commentId: id,
    comment: commentCard.nullable(),
    commentCount: z.int(),
  }),
  attachment: z.strictObject({
    taskId: id,
    attachmentId: id,
    attachment: attachmentCard.nullable(),
    attachmentCount: z.int(),
  }),
  status: z.strictObject({ statuses: z.array(status) }),
  project: z.strictObject({ project: projectCard.nullable() }),
  member: z.strictObject({ userId: id, member: member.nullable() }),
  /** An address has at most one, and none once it is a member's: forget others that you know of it. */
  invitation: z.strictObject({ invitationId: id, invitation: invitation.nullable() }),
  workspace: z.strictObject({ workspace: workspaceCard.nullable() }),
}

const place = { room, epoch: id, seq: z.int().min(1) }

const envelope = {
  ...place,
  id,
  at: timestamp,
  userId: id,
  /** The `Idempotency-Key` of the request that did it. */
  mutationId: id.nullable(),
  workspaceId: id,
  projectId: id.nullable(),
  /** Names of the changed fields. */
  fields: z.array(z.string()),
  /** More changed than an event can say: load the room's content again. */
  reload: z.boolean(),
}

const eventOf = <K extends keyof typeof eventData>(entity: K) =>
  z.strictObject({
    type: z.enum(actions.map((action) => `${entity}:${action}` as const)),
    ...envelope,
    data: eventData[entity],
  })

export const event = z
  .union([
    eventOf('task'),
    eventOf('comment'),
    eventOf('attachment'),
    eventOf('status'),
    eventOf('project'),
    eventOf('member'),
    eventOf('invitation'),
    eventOf('workspace'),
  ])
  .meta({ id: 'Event' })
export type Event = z.infer<typeof event>

/** Stands for what its reader may not see, so that nobody's numbers have a hole. */
export const hiddenEvent = z
  .strictObject({ type: z.literal('hidden'), ...place })
  .meta({ id: 'HiddenEvent' })
export type HiddenEvent = z.infer<typeof hiddenEvent>

/** What a stream holds, as one reader gets it. */
export const streamEvent = z.union([event, hiddenEvent])
export type StreamEvent = z.infer<typeof streamEvent>

/** Without it an event is hidden; null: whoever is in the room sees it. */
export const permissionToSee = ({ type }: StreamEvent): Permission | null =>
  type.startsWith('invitation:') ? 'workspace:invite' : null

export const changesQuery = z.strictObject({
  since: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  epoch: id.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(100),
})
export type ChangesQuery = z.infer<typeof changesQuery>

export const changes = z
  .strictObject({ epoch: id, head: z.int(), changes: z.array(streamEvent), more: z.boolean() })
  .meta({ id: 'Changes' })
export type Changes = z.infer<typeof changes>
