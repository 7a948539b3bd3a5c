import type { Status } from '@nexa/shared/status'
import type { TaskCard } from '@nexa/shared/task'

export const ada = { id: '019a0000-0000-7000-8000-00000000000a', name: 'Ada', avatarUrl: null }
export const grace = { id: '019a0000-0000-7000-8000-00000000000b', name: 'Grace', avatarUrl: null }

const at = '2026-05-01T00:00:00.000Z'
const projectId = '019a0000-0000-7000-8000-0000000000f0'

const aStatus = (id: string, name: string, order: number): Status => ({
  id: `019a0000-0000-7000-8000-0000000000${id}`,
  projectId,
  name,
  color: '#3b82f6',
  order,
  isDefault: order === 1,
  isFinal: name === 'Done',
  createdAt: at,
  updatedAt: at,
})
export const todo = aStatus('c1', 'To Do', 1)
export const done = aStatus('c2', 'Done', 2)

export const aTask = (part: Partial<TaskCard> = {}): TaskCard => ({
  id: '019a0000-0000-7000-8000-000000000001',
  key: `NEX-${part.number ?? 42}`,
  number: 42,
  projectId,
  title: 'Draw the Moon map',
  priority: 'high',
  statusId: todo.id,
  assigneeId: ada.id,
  assignee: ada,
  createdById: grace.id,
  order: 1,
  dueDate: null,
  completedAt: null,
  version: 1,
  commentCount: 0,
  attachmentCount: 0,
  blockedByCount: 0,
  createdAt: at,
  updatedAt: at,
  ...part,
})
