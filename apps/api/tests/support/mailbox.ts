import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

type Refusal = { status: number; text: string }

/** A mail server that keeps what it gets, and refuses recipients while `refusal` is set. */
export class Mailbox {
  readonly mails: ParsedMail[] = []
  refusal: Refusal | null = null
  refused = 0
  /** Mails are accepted when this resolves. */
  gate: Promise<void> = Promise.resolve()
  arriving = 0

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<Mailbox> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(mailbox.refuse()),
      onData: (stream, _session, done) => {
        mailbox.arriving += 1
        const keep = async () => {
          const mail = await simpleParser(stream)
          await mailbox.gate
          mailbox.mails.push(mail)
        }
        keep().then(() => done(), done)
      },
    })
    const mailbox = new Mailbox(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return mailbox
  }

  get url(): string {
    const address = this.server.server.address()
    if (address === null || typeof address === 'string') throw new Error('Listens on no port')
    return `smtp://127.0.0.1:${address.port}`
  }

  to = (email: string) => this.mails.filter(({ to }) => [to].flat()[0]?.text === email)

  close = () => new Promise<void>((resolve) => this.server.close(() => resolve()))

  private refuse(): Error | null {
    if (!this.refusal) return null
    this.refused += 1
    const { status, text } = this.refusal
    return Object.assign(new Error(text), { responseCode: status })
  }
}
