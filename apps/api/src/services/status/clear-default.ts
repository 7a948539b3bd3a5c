import { workflowStatuses } from '@nexa/db/schema/workflow-statuses'
import { and, eq } from 'drizzle-orm'
import type { ReadScope } from '../scope'

/** Only one column of a project is the default: the old one gives way before the new one is set. */
export const clearDefault = ({ db, workspaceId }: ReadScope, projectId: string) =>
  db
    .update(workflowStatuses)
    .set({ isDefault: false })
    .where(
      and(
        eq(workflowStatuses.workspaceId, workspaceId),
        eq(workflowStatuses.projectId, projectId),
        eq(workflowStatuses.isDefault, true),
      ),
    )
