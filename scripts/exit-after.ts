/** The end of a command: what went wrong is told in one line, and what it left open does not keep it. */
export function exitAfter(main: () => Promise<void>): void {
  main().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exit(1)
    },
  )
}
