import { type ClientOptions, createNexaClient, type NexaClient } from '@nexa/client/nexa-client'
import { type Patience, sendPatiently } from './send-patiently'

/** A client of one server, as somebody, in a workspace, or neither. */
export type Connect = (as?: Pick<ClientOptions, 'token' | 'workspaceId'>) => NexaClient

export const connectTo =
  (url: string, patience: Patience = {}): Connect =>
  (as) =>
    createNexaClient({
      url,
      ...as,
      fetch: (to, init) => sendPatiently(to, init, patience),
      retries: 0,
    })
