import { whileSignedIn } from './given-up-requests'
import { signInElsewhere } from './sign-in-elsewhere'
import { tellSignInEnd } from './sign-in-end'

/** Asking who one is, signing in and signing out may well be answered with 401. */
const isAboutSignIn = (url: string) => url.startsWith('/api/auth/')

type Send = (url: string, init: RequestInit) => Promise<Response>

export async function signedInFetch(
  url: string,
  init: RequestInit,
  send: Send = fetch,
): Promise<Response> {
  const token = await signInElsewhere()?.token()
  const headers = new Headers(init.headers)
  if (token) headers.set('Authorization', `Bearer ${token}`)
  // Cookies go to this origin alone: a file's content may come from a storage elsewhere.
  const request: RequestInit = { ...init, headers, credentials: 'same-origin' }
  if (init.method === 'GET' && !isAboutSignIn(url)) {
    request.signal = AbortSignal.any([whileSignedIn(), ...(init.signal ? [init.signal] : [])])
  }
  const response = await send(url, request)
  if (response.status === 401 && !isAboutSignIn(url)) tellSignInEnd()
  return response
}
