import { createLookUpCache } from '../lib/look-up-cache'
import type { SignInChange } from '../services/sign-in/sign-in-change'

/** Who somebody was found to be, by what they showed. */
export const createSignInCache = <Known extends object>(
  isAbout: (changed: SignInChange, known: Known) => boolean,
) => createLookUpCache({ ttlMs: 10_000, isAbout })
