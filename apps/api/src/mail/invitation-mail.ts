import type { InvitationOffer } from '@nexa/shared/member'
import type { Role } from '@nexa/shared/permissions'
import { html } from 'hono/html'
import type { Mail } from './mailer'

const roleNames: Record<Role, string> = {
  super_admin: 'an administrator',
  pm: 'a project manager',
  member: 'a member',
  guest: 'a guest',
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

export function invitationMail(offer: InvitationOffer, url: string): Mail {
  const inviter = oneLine(offer.inviterName)
  const workspace = oneLine(offer.workspaceName)
  const invited = `${inviter} invited you to join ${workspace} on Nexa as ${roleNames[offer.role]}.`
  const terms = `The link works until ${date.format(new Date(offer.expiresAt))}, only once and only for ${offer.email}. If you did not expect this, ignore it.`
  return {
    to: offer.email,
    subject: `${inviter} invited you to ${workspace}`,
    text: [invited, `Accept the invitation:\n${url}`, terms].join('\n\n'),
    html: html`<p>${invited}</p>
<p><a href="${url}">Accept the invitation</a></p>
<p><small>${terms}</small></p>`.toString(),
  }
}

/** A name can hold line breaks, which would look like text of ours. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ')
