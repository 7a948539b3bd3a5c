import { Webhook } from 'svix'

export type ClerkEvent = ReturnType<typeof clerkEvent>

/** The body of a webhook. */
export const clerkEvent = (type: string, data: object, { timestamp = Date.now() } = {}) => ({
  object: 'event' as const,
  type,
  data,
  timestamp,
  instance_id: 'ins_nexa',
  event_attributes: { http_request: { client_ip: '', user_agent: '' } },
})

export type Delivery = {
  /** The `svix-id`: the same for each attempt. */
  id?: string
  /** When it was signed. */
  at?: Date
  secret?: string
  /** Sent in place of what was signed. */
  body?: string
  headers?: Record<string, string>
}

/** Signs as Svix does and sends it to a Nexa server. */
export function deliver(
  url: string,
  event: object,
  { id = `msg_${crypto.randomUUID()}`, at = new Date(), secret = '', body, headers }: Delivery,
): Promise<Response> {
  const signed = JSON.stringify(event)
  return fetch(`${url}/api/auth/webhook/clerk`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'svix-signature': new Webhook(secret).sign(id, at, signed),
      ...headers,
    },
    body: body ?? signed,
  })
}
