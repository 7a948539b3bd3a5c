import { closeCodes } from '@nexa/shared/socket'

type Name = keyof typeof closeCodes

const meanings: Record<Name, string> = {
  signInExpired: 'The sign-in has expired',
  tooSlow: 'The client reads more slowly than its rooms change',
  noPong: 'The client answers no ping',
  tooManyFrames: 'Too many frames in a second or not yet answered, or too many sockets',
  stopping: 'The server stops',
  badMessage: 'What the client sent is no frame of this protocol',
  revoked: 'The session or token was ended',
  forbidden: 'The token belongs to somebody else, or to another workspace',
  noAuthInTime: 'Nobody signed in in time',
}

const firstFinalCode = 4500

/** Why the server closes a socket. `isFinal`: connecting again would lead to the same end. */
export const closeCodeList = Object.entries(meanings)
  .filter((entry): entry is [Name, string] => entry[0] in closeCodes)
  .map(([name, meaning]) => {
    const code = closeCodes[name]
    return { name, code, meaning, isFinal: code >= firstFinalCode }
  })
