/** Breaches of what was promised, in words. */
export class Findings {
  readonly all: string[] = []

  add(...found: readonly string[]): void {
    this.all.push(...found)
  }

  expect(holds: boolean, otherwise: string): void {
    if (!holds) this.all.push(otherwise)
  }
}
