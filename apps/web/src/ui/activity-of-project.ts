import type { Activity } from '@nexa/shared/activity'
import { updateSentence } from './activity-of-update'
import { type Names, type Sentence, textOf } from './sentence'

export function taskSentence(activity: Activity, nameOf: Names): Sentence {
  const { entityType, action, changes, metadata } = activity
  if (entityType === 'comment') return commentSentence(activity)
  if (entityType === 'attachment') {
    const file = textOf(metadata.fileName) || 'a file'
    return action === 'deleted'
      ? { before: `removed ${file} from` }
      : { before: `attached ${file} to` }
  }
  if (action === 'created') return { before: 'created' }
  if (action === 'deleted') return { before: 'deleted' }
  const { completedAt, statusId } = changes
  if (statusId) {
    const column = nameOf(statusId.new)
    if (completedAt) return { before: completedAt.new ? 'completed' : 'reopened' }
    return { before: 'moved', after: column ? `to ${column}` : 'to another column' }
  }
  if (action === 'moved') return { before: 'reordered' }
  return updateSentence(activity, nameOf)
}

function commentSentence({ action }: Activity): Sentence {
  if (action === 'deleted') return { before: 'deleted a comment on' }
  if (action === 'updated') return { before: 'edited a comment on' }
  return { before: 'commented on' }
}

export function projectSentence({ action, changes }: Activity): Sentence {
  if (action === 'created') return { before: 'created the project' }
  if (action === 'deleted') return { before: 'deleted the project' }
  const { status, name, key, color, description } = changes
  if (status) {
    const verbs: Record<string, string> = { archived: 'archived', deleted: 'restored' }
    const verb = status.new === 'archived' ? 'archived' : (verbs[textOf(status.old)] ?? 'changed')
    return { before: `${status.old === 'archived' ? 'reopened' : verb} the project` }
  }
  if (name) return { before: 'renamed the project', after: `from “${textOf(name.old)}”` }
  if (key)
    return { before: 'changed the key of', after: `from ${textOf(key.old)} to ${textOf(key.new)}` }
  if (description) return { before: 'edited the description of' }
  return { before: color ? 'changed the colour of' : 'changed' }
}

export function statusSentence({ action, changes, metadata }: Activity): Sentence {
  if (action === 'created') return { before: 'added a column to' }
  if (action === 'moved') return { before: 'reordered the columns of' }
  if (action === 'deleted') return { before: `deleted the column “${textOf(metadata.name)}” of` }
  const { name, isDefault, isFinal } = changes
  if (name) {
    const renamed = `“${textOf(name.old)}” to “${textOf(name.new)}”`
    return { before: `renamed the column ${renamed} in` }
  }
  if (isFinal) return { before: 'changed which columns complete tasks in' }
  if (isDefault) return { before: 'changed where new tasks start in' }
  return { before: 'recoloured a column of' }
}
