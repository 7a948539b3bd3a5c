import { expect } from 'bun:test'
import { LiveBoard } from '@nexa/client/live-board'
import { LiveConnection } from '@nexa/client/live-connection'
import type { LinkOptions } from '@nexa/client/live-link'
import type { LiveReason, LiveState } from '@nexa/client/live-status'
import { createNexaClient, type NexaClient } from '@nexa/client/nexa-client'
import { columnsOf } from '@nexa/shared/apply-event'
import type { Event } from '@nexa/shared/event'
import type { PresentUser } from '@nexa/shared/socket'
import type { Client } from './client'
import { waitUntil } from './wait-until'

export const nexaOf = ({ url, token, workspaceId }: Client): NexaClient =>
  createNexaClient({ url, token, workspaceId })

/** Somebody's open board by the client package, and how it fared. */
export async function openBoard(
  person: Client,
  projectId: string,
  { token = person.token }: Pick<LinkOptions, 'token'> = {},
) {
  const states: [LiveState, LiveReason | null][] = []
  const live = new LiveConnection({
    url: person.url,
    token,
    onStatus: ({ state, reason }) => states.push([state, reason]),
  })
  const events: Event[] = []
  const ends: string[] = []
  const seen: { reloads: number; present: readonly PresentUser[] } = { reloads: 0, present: [] }
  const { board, close } = await LiveBoard.open(nexaOf(person), live, projectId, {
    onChange: (_, event) => {
      if (event) events.push(event)
      else seen.reloads += 1
    },
    onPresence: (users) => {
      seen.present = users
    },
    onEnd: (reason) => ends.push(reason),
  })
  const expectSynced = async () => {
    const { data } = await nexaOf(person).getBoard({ params: { id: projectId } })
    await waitUntil(() => board.state.epoch === data.epoch && board.state.head >= data.head)
    expect(columnsOf(board.state)).toEqual(data.columns)
  }
  await waitUntil(() => live.state === 'live')
  return { board, live, close, states, events, ends, seen, expectSynced }
}
