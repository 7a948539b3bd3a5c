/** A refusal in Clerk's form. */
export class ClerkError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }

  get body() {
    const { code, message } = this
    return {
      errors: [{ code, message: code.replaceAll('_', ' '), long_message: message }],
      clerk_trace_id: crypto.randomUUID().replaceAll('-', ''),
    }
  }
}
