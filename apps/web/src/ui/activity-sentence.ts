import type { Activity } from '@nexa/shared/activity'
import { projectSentence, statusSentence, taskSentence } from './activity-of-project'
import { invitationSentence, memberSentence, workspaceSentence } from './activity-of-workspace'
import type { Names, Sentence } from './sentence'

/** null: the activity names nothing that it could be linked to. */
export type Subject =
  | { type: 'task'; key: string; title: string; projectKey: string; isThere: boolean }
  | { type: 'project'; key: string; name: string }
  | null

export function sentenceOf(activity: Activity, nameOf: Names): Sentence {
  switch (activity.entityType) {
    case 'task':
    case 'comment':
    case 'attachment':
      return taskSentence(activity, nameOf)
    case 'project':
      return projectSentence(activity)
    case 'status':
      return statusSentence(activity)
    case 'member':
      return memberSentence(activity, nameOf)
    case 'invitation':
      return invitationSentence(activity)
    case 'workspace':
      return workspaceSentence(activity)
  }
}

export function subjectOf({ entityType, action, task, project }: Activity): Subject {
  if (task) {
    const isThere = !(entityType === 'task' && action === 'deleted')
    return { type: 'task', key: task.key, title: task.title, projectKey: keyOf(task.key), isThere }
  }
  return project && { type: 'project', key: project.key, name: project.name }
}

/** Of the project that a task was in when it was told of. */
const keyOf = (taskKey: string) => taskKey.replace(/-\d+$/, '')
