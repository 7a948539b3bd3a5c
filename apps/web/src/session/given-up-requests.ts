let leaving = new AbortController()

/** Ends what is being read when whoever is signed in leaves: nothing is asked in their name afterwards. */
export const whileSignedIn = (): AbortSignal => leaving.signal

/** Until the returned function is called, nothing is read. */
export function giveUpReading(): () => void {
  leaving.abort()
  return () => {
    leaving = new AbortController()
  }
}
