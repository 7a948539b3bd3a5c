import type { Database } from '@nexa/db/client'
import type { Log } from '../lib/log'
import { invitationMail } from '../mail/invitation-mail'
import type { Mailer } from '../mail/mailer'
import { findOfferToSend } from '../services/member/invitation-offer'
import { type InvitationLinks, invitationUrl } from '../services/member/invitation-token'
import { defineJob } from './define-job'

type Options = { db: Database; links: InvitationLinks; mailer: Mailer | null; log: Log }

/** The link is made here, of the invitation and the server's secret: no job holds one. */
export const sendInvitationJob = ({ db, links, mailer, log }: Options) =>
  defineJob('send-invitation', {
    async run({ invitationId: id, expiresAt }) {
      const offer = await findOfferToSend(db, { id, expiresAt })
      // Accepted, revoked, expired, or sent again with a newer link.
      if (!offer) return
      const url = invitationUrl({ id, expiresAt }, links)
      if (mailer) await mailer.send(invitationMail(offer, url), `invitation.${id}.${expiresAt}`)
      else log.info({ email: offer.email, url }, 'No SMTP_URL is set: pass this link on')
    },
  })
