import { keepSignInOf } from './sign-in-elsewhere'

type FormOptions = {
  routing: 'hash'
  forceRedirectUrl: string
  signInUrl: string
  signUpUrl: string
}

/** What is used of Clerk's own script. */
export type Clerk = {
  load: (options: { signInUrl: string; signUpUrl: string }) => Promise<void>
  session?: { getToken: () => Promise<string | null> } | null
  mountSignIn: (place: HTMLDivElement, options: FormOptions) => void
  unmountSignIn: (place: HTMLDivElement) => void
  mountSignUp: (place: HTMLDivElement, options: FormOptions) => void
  unmountSignUp: (place: HTMLDivElement) => void
  mountCreateOrganization: (
    place: HTMLDivElement,
    options: { routing: 'hash'; afterCreateOrganizationUrl: string; skipInvitationScreen: boolean },
  ) => void
  unmountCreateOrganization: (place: HTMLDivElement) => void
  signOut: (done: () => void) => Promise<void>
}

declare global {
  interface Window {
    Clerk?: Clerk
  }
}

let opening: Promise<Clerk> | null = null

/** Clerk as it is set up for this key: its script is loaded from its own host, and only where it is used. */
export function openClerk(publishableKey: string): Promise<Clerk> {
  opening ??= open(publishableKey)
  // Tried again by who asks again.
  opening.catch(() => {
    opening = null
  })
  return opening
}

async function open(publishableKey: string): Promise<Clerk> {
  await loadScript(publishableKey)
  const clerk = window.Clerk
  if (!clerk) throw new Error('Clerk’s script did not start')
  await clerk.load({ signInUrl: '/sign-in', signUpUrl: '/sign-up' })
  keepSignInOf({
    token: async () => (await clerk.session?.getToken()) ?? null,
    signOut: () => clerk.signOut(() => {}),
  })
  return clerk
}

function loadScript(publishableKey: string): Promise<void> {
  const script = document.createElement('script')
  script.src = `https://${hostOf(publishableKey)}/npm/@clerk/clerk-js@5/dist/clerk.browser.js`
  script.async = true
  script.crossOrigin = 'anonymous'
  script.dataset.clerkPublishableKey = publishableKey
  return new Promise((resolve, reject) => {
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      reject(new Error('Clerk could not be reached'))
    }
    document.head.append(script)
  })
}

/** The key holds the host of the project's own Clerk, ended by a dollar sign. */
const hostOf = (publishableKey: string) =>
  atob(publishableKey.replace(/^pk_(test|live)_/, '')).replace(/\$$/, '')
