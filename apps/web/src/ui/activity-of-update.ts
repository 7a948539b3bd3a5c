import type { Activity } from '@nexa/shared/activity'
import { shortDate } from './due'
import { type Names, type Sentence, textOf } from './sentence'

/** What an edit did to a task's own fields; several at once are only named. */
export function updateSentence(activity: Activity, nameOf: Names): Sentence {
  const { changes } = activity
  const fields = Object.keys(changes).filter((field) => field in words)
  const [first] = fields
  if (!first) return { before: 'changed' }
  if (fields.length > 1) return { before: `changed ${listed(fields.map(nounOf))} of` }
  const says = words[first]
  return says?.sentence(activity, nameOf) ?? { before: 'changed' }
}

type Word = { noun: string; sentence: (activity: Activity, nameOf: Names) => Sentence }

const words: Record<string, Word> = {
  title: {
    noun: 'the title',
    sentence: ({ changes }) => ({
      before: 'renamed',
      after: `from “${textOf(changes.title?.old)}”`,
    }),
  },
  description: {
    noun: 'the description',
    sentence: () => ({ before: 'edited the description of' }),
  },
  priority: {
    noun: 'the priority',
    sentence: ({ changes }) => ({
      before: 'set the priority of',
      after: `to ${textOf(changes.priority?.new)}`,
    }),
  },
  dueDate: { noun: 'the due date', sentence: ({ changes }) => due(changes.dueDate?.new) },
  assigneeId: { noun: 'the assignee', sentence: assigned },
  watchers: { noun: 'the watchers', sentence: watched },
  dependencies: {
    noun: 'what blocks it',
    sentence: ({ changes, metadata }) => {
      const blocker = textOf(metadata.dependsOnKey) || 'another task'
      return changes.dependencies?.new
        ? { before: 'marked', after: `as blocked by ${blocker}` }
        : { before: 'marked', after: `as no longer blocked by ${blocker}` }
    },
  },
}

const nounOf = (field: string) => words[field]?.noun ?? field

const listed = (nouns: readonly string[]) =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(nouns)

function due(value: unknown): Sentence {
  if (typeof value !== 'string') return { before: 'removed the due date of' }
  return { before: 'set the due date of', after: `to ${shortDate(value)}` }
}

function assigned({ changes, user }: Activity, nameOf: Names): Sentence {
  const { old: was, new: now } = changes.assigneeId ?? {}
  if (now === null || now === undefined) {
    return was === user.id
      ? { before: 'gave up' }
      : { before: 'unassigned', after: nameOf(was) ? `from ${nameOf(was)}` : '' }
  }
  if (now === user.id) return { before: 'took' }
  return { before: 'assigned', after: `to ${nameOf(now) ?? 'somebody'}` }
}

function watched({ changes, user }: Activity, nameOf: Names): Sentence {
  const { old: was, new: now } = changes.watchers ?? {}
  if (now) {
    if (now === user.id) return { before: 'started watching' }
    return { before: `added ${nameOf(now) ?? 'somebody'} as a watcher of` }
  }
  if (was === user.id) return { before: 'stopped watching' }
  return { before: `removed ${nameOf(was) ?? 'somebody'} as a watcher of` }
}
