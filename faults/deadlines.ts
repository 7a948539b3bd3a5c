/**
 * What the system promises after a fault, in milliseconds. These are requirements: a run fails over them.
 * `--slow=3` multiplies all of them, for a machine that is busy with other things.
 */
export const deadlines = {
  /** Every open board equals a fresh read. */
  boardsMs: 5_000,
  /** With publishes lost, everybody hears by way of the database. */
  withoutBusMs: 2_000,
  /** At least 99 % of the requests succeed again. */
  recoveryMs: 15_000,
  /** Sockets, memory and connections are back to the base line. */
  baseLineMs: 15_000,
  /** /health/ready names what is away. */
  healthMs: 10_000,
  /** The load is what it should be before a fault begins. Not a promise, only a bound. */
  steadyMs: 30_000,
}

export function slowDown(factor: number): void {
  for (const [name, ms] of Object.entries(deadlines))
    Object.assign(deadlines, { [name]: ms * factor })
}
