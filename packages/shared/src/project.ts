import { z } from 'zod'
import { color, id, line, multiline } from './text'
import { timestamp } from './time'

export const projectStatuses = ['active', 'archived', 'deleted'] as const
export const projectStatus = z.enum(projectStatuses)

const name = line(100)
/** Shorter than a task's: the list of projects holds it of each one. */
const description = multiline(10_000)
const key = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9]{1,9}$/, 'Expected 2 to 10 letters and digits, a letter first')
  .meta({ example: 'NEX' })

export const createProject = z.strictObject({
  name,
  description: description.nullish(),
  color: color.optional(),
  key: key.optional(),
})
export type CreateProject = z.infer<typeof createProject>

/** `deleted` is not set here: DELETE and restore are the way. */
export const updateProject = z.strictObject({
  name: name.optional(),
  description: description.nullish(),
  color: color.optional(),
  key: key.optional(),
  status: z.enum(['active', 'archived']).optional(),
  version: z.int().min(1).optional(),
})
export type UpdateProject = z.infer<typeof updateProject>

export const projectQuery = z.strictObject({
  status: projectStatus.default('active'),
})
export type ProjectQuery = z.infer<typeof projectQuery>

/** A project without its counts, which a board has no use for: it holds the tasks themselves. */
export const projectCard = z
  .strictObject({
    id,
    workspaceId: id,
    key: z.string(),
    name: z.string(),
    description: z.string().nullable(),
    color: z.string(),
    status: projectStatus,
    createdById: id,
    version: z.int(),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: 'ProjectCard' })
export type ProjectCard = z.infer<typeof projectCard>

export const project = projectCard
  .extend({ taskCount: z.int(), openTaskCount: z.int() })
  .meta({ id: 'Project' })
export type Project = z.infer<typeof project>

/** The project of something that is shown by itself. */
export const linkedProject = z.strictObject({
  id,
  key: z.string(),
  name: z.string(),
  color: z.string(),
})
