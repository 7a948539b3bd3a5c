import pino from 'pino'

export type Log = pino.Logger

/** Of an error only what explains it: the driver hangs its connection with all settings on to some. */
function explainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? error.code : undefined
  const cause = error.cause === undefined ? undefined : explainError(error.cause)
  return {
    type: error.name,
    code,
    message: withoutParameters(error.message),
    stack: withoutParameters(error.stack ?? ''),
    cause,
  }
}

/** drizzle's messages end with the values of the query: people's texts and secrets. */
const withoutParameters = (message: string) => message.replace(/\nparams: [\s\S]*$/, '')

/** One JSON line per entry. Written at once: the last words of a process that ends are not lost. */
export const createLog = (
  level: string,
  destination: pino.DestinationStream = pino.destination({ sync: true }),
): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: explainError },
    },
    destination,
  )
