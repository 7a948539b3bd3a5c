import type { Activity } from '@nexa/shared/activity'
import { roleNameOf } from './role-name'
import type { Names, Sentence } from './sentence'

export function memberSentence(activity: Activity, nameOf: Names): Sentence {
  const { action, changes, metadata, entityId, user } = activity
  const isSelf = entityId === user.id
  const name = nameOf(entityId) ?? 'a member'
  if (action === 'created') {
    const role = roleNameOf(metadata.role)
    const as = role ? ` as ${role}` : ''
    return { before: isSelf ? `joined the workspace${as}` : `added ${name} to the workspace${as}` }
  }
  if (action === 'deleted') {
    const left = typeof metadata.name === 'string' ? metadata.name : name
    return { before: isSelf ? 'left the workspace' : `removed ${left} from the workspace` }
  }
  if (changes.role) {
    const whose = isSelf ? 'their own role' : `the role of ${name}`
    return { before: `changed ${whose} to ${roleNameOf(changes.role.new)}` }
  }
  return { before: isSelf ? 'updated their profile' : `updated the profile of ${name}` }
}

export function invitationSentence({ action, metadata }: Activity): Sentence {
  const { email, emails, role } = metadata
  const many = Array.isArray(emails) ? emails.length : 0
  const who = many > 1 ? `${many} people` : typeof email === 'string' ? email : 'somebody'
  if (action === 'deleted') return { before: `revoked the invitation of ${who}` }
  if (action === 'updated') return { before: `sent the invitation of ${who} again` }
  const name = roleNameOf(role)
  return { before: `invited ${who}${name ? ` as ${name}` : ''}` }
}

export function workspaceSentence({ action, changes, metadata }: Activity): Sentence {
  if (action === 'created') return { before: 'created the workspace' }
  if (action === 'deleted') return { before: 'deleted the workspace' }
  if (metadata.restored === true) return { before: 'restored the workspace' }
  if (changes.name) return { before: `renamed the workspace to “${String(changes.name.new)}”` }
  if (changes.slug) return { before: 'changed the address of the workspace' }
  return { before: 'changed the settings of the workspace' }
}
