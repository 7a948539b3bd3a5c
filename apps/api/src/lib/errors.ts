import type { ErrorCode } from '@nexa/shared/errors'

/** Everything our code throws on purpose. `message` is for the client and tells what to do next. */
export class ApiError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: unknown,
    readonly retryAfterSeconds?: number,
  ) {
    super(message)
  }
}

/** Also for what exists in another workspace: the answer must not differ. */
export class NotFound extends ApiError {
  constructor(what: string) {
    super('NOT_FOUND', `${what} not found`)
  }
}

export class Unauthorized extends ApiError {
  constructor(message = 'Sign in first') {
    super('UNAUTHORIZED', message)
  }
}

export class Forbidden extends ApiError {
  constructor(message = 'Your role does not allow this') {
    super('FORBIDDEN', message)
  }
}

export class Conflict extends ApiError {
  constructor(message: string) {
    super('CONFLICT', message)
  }
}

export class VersionConflict extends ApiError {
  constructor(current: unknown) {
    super('VERSION_CONFLICT', 'Somebody else changed this in the meantime', current)
  }
}

/** `details`: path of the field → what is wrong with it. */
export class Invalid extends ApiError {
  constructor(details: Record<string, string>, message = 'The request is not valid') {
    super('VALIDATION_ERROR', message, details)
  }
}

export class Unavailable extends ApiError {
  constructor(message: string, retryAfterSeconds: number, details?: unknown) {
    super('UNAVAILABLE', message, details, retryAfterSeconds)
  }
}

/** Refuses unless a policy said yes. */
export function allow(isAllowed: boolean): void {
  if (!isAllowed) throw new Forbidden()
}
