import type { BoardState } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'

/** The same id for the same number, so that what differs between two tests can be read. */
export const idOf = (number: number) =>
  `019a0000-0000-7000-8000-${number.toString().padStart(12, '0')}`

const at = '2026-03-01T09:00:00.000Z'
export const epoch = idOf(900)
export const projectId = idOf(1)
const ada = idOf(2)

export const aStatus = (number: number, changes: Partial<Status> = {}): Status => ({
  id: idOf(number),
  projectId,
  name: `Column ${number}`,
  color: '#3b82f6',
  order: number,
  isDefault: false,
  isFinal: false,
  createdAt: at,
  updatedAt: at,
  ...changes,
})

export const aTask = (number: number, changes: Partial<TaskCard> = {}): TaskCard => ({
  id: idOf(number),
  key: `NEX-${number}`,
  number,
  projectId,
  title: `Task ${number}`,
  priority: 'medium',
  statusId: idOf(10),
  assigneeId: null,
  assignee: null,
  createdById: ada,
  order: number,
  dueDate: null,
  completedAt: null,
  version: 1,
  commentCount: 0,
  attachmentCount: 0,
  blockedByCount: 0,
  createdAt: at,
  updatedAt: at,
  ...changes,
})

export const aProject = (id = projectId, name = 'Engine'): BoardState['project'] => ({
  id,
  workspaceId: idOf(3),
  key: 'NEX',
  name,
  description: null,
  color: '#3b82f6',
  status: 'active',
  createdById: ada,
  version: 1,
  createdAt: at,
  updatedAt: at,
})

/** Two columns, the tasks 101 and 102 in the first one, and five events behind it. */
export const aBoardState = (): BoardState => ({
  project: aProject(),
  statuses: [aStatus(10, { isDefault: true }), aStatus(11)],
  tasks: new Map([101, 102].map((number) => [idOf(number), aTask(number)])),
  epoch,
  head: 5,
})

const envelope = (seq: number) => ({
  room: `project:${projectId}`,
  epoch,
  seq,
  id: idOf(5_000 + seq),
  at,
  userId: ada,
  mutationId: null,
  workspaceId: idOf(3),
  projectId,
  fields: [],
  reload: false,
})

type Blocked = { taskId: string; blockedByCount: number }[]

/** `task`: undefined where another project's task is told of, null where it is gone. */
export const taskEvent = (
  seq: number,
  taskId: string,
  task: TaskCard | null | undefined,
  blocked: Blocked = [],
): Event => ({
  ...envelope(seq),
  type: 'task:updated',
  data: { taskId, blocked, ...(task !== undefined && { task }) },
})

export const commentEvent = (seq: number, taskId: string, commentCount: number): Event => ({
  ...envelope(seq),
  type: 'comment:created',
  data: { taskId, commentId: idOf(700), comment: null, commentCount },
})

export const attachmentEvent = (seq: number, taskId: string, attachmentCount: number): Event => ({
  ...envelope(seq),
  type: 'attachment:created',
  data: { taskId, attachmentId: idOf(800), attachment: null, attachmentCount },
})

export const statusEvent = (seq: number, statuses: Status[]): Event => ({
  ...envelope(seq),
  type: 'status:updated',
  data: { statuses },
})

export const projectEvent = (seq: number, project: BoardState['project'] | null): Event => ({
  ...envelope(seq),
  type: 'project:updated',
  data: { project },
})

export const memberEvent = (seq: number): Event => ({
  ...envelope(seq),
  type: 'member:deleted',
  data: { userId: ada, member: null },
})

export const workspaceEvent = (seq: number): Event => ({
  ...envelope(seq),
  type: 'workspace:deleted',
  data: { workspace: null },
})
