/** For checks of answers: a benchmark of wrong answers says nothing. */
export function expect(isTrue: boolean, message: string): void {
  if (!isTrue) throw new Error(message)
}
