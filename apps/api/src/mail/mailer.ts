import type { Transporter } from 'nodemailer'
import { PermanentFailure } from '../lib/permanent-failure'

export type MailSettings = { smtpUrl: string; from: string }
export type Mail = { to: string; subject: string; text: string; html: string }

export type Mailer = {
  /** The same occasion gives the same Message-ID: a mail that is sent twice is shown once. */
  send: (mail: Mail, occasion: string) => Promise<void>
}

/** Loaded with the first mail: most of those who try Nexa send none, and it takes megabytes of memory. */
async function openTransport(smtpUrl: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // A mail is made of what people typed: it names no file and no page to attach.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  let opened: Promise<Transporter> | undefined
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'nexa'
  return {
    async send({ to, ...mail }, occasion) {
      const messageId = `<${occasion.replaceAll(':', '')}@${domain}>`
      const headers = { 'Auto-Submitted': 'auto-generated' }
      // As an object: an address in a text could turn out to be several.
      const recipient = { name: '', address: to }
      opened ??= openTransport(smtpUrl)
      const transport = await opened
      await transport.sendMail({ ...mail, from, to: recipient, messageId, headers }).catch(rethrow)
    },
  }
}

/** A server that refuses the mail (5xx) refuses it tomorrow as well; one that refuses us may be set right. */
function rethrow(error: unknown): never {
  if (!(error instanceof Error)) throw error
  const status = 'responseCode' in error ? Number(error.responseCode) : 0
  const isOurs = 'code' in error && error.code === 'EAUTH'
  if (status < 500 || isOurs) throw error
  throw new PermanentFailure(`The mail server refused a mail: ${error.message}`, { cause: error })
}
