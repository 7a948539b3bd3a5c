import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { maxStateBytes } from '@nexa/shared/socket'
import { closeCodeList } from '../src/asyncapi/close-codes'
import { usualTimes as sharedPresence } from '../src/bus/redis-presence'
import { limits } from '../src/realtime/answer-frame'
import { pollMs } from '../src/realtime/hub'
import { usualTimes as presence } from '../src/realtime/presence'
import { batchSize } from '../src/realtime/room'
import { maxBufferedBytes } from '../src/realtime/slow-consumers'
import { maxSocketsBy } from '../src/realtime/socket-counts'
import {
  maxFramesPerSecond,
  maxUnansweredPings,
  maxWaitingFrames,
  usualTimes,
} from '../src/realtime/sockets'
import { maxLag } from '../src/services/event/list-changes'
import { checkFrame } from './support/check-frame'

const guide = readFileSync(path.join(import.meta.dir, '../../../docs/REALTIME.md'), 'utf8')

/** Cells of the rows of the table under a heading. */
function tableUnder(heading: string): string[][] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`)
  const [text = ''] = section.split('\n## ')
  const rows = text.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(1).map((row) => row.slice(2, -2).split(' | '))
}

const sentence = (text: string) => expect(guide.replace(/\s+/g, ' ')).toContain(text)
const seconds = (ms: number) => ms / 1_000

test('the guide explains every close code as the code does, and no other one', () => {
  expect(tableUnder('Close codes')).toEqual(
    closeCodeList.map(({ code, meaning, isFinal }) => [
      String(code),
      meaning,
      isFinal ? 'no' : 'yes',
    ]),
  )
})

test("the guide's limits are the code's", () => {
  const sockets = maxSocketsBy({ user: 1, anonymous: 1 })
  const expected = {
    'Bytes of a frame': limits.maxFrameBytes,
    'Rooms of a socket': limits.maxRooms,
    'Frames of a client in a second': maxFramesPerSecond,
    'Frames of a client that are not yet answered': maxWaitingFrames,
    'Sockets of a person, on one instance': sockets.user,
    'Sockets of a network that are not signed in, on one instance': sockets.network,
    'Seconds to sign in': seconds(usualTimes.authTimeoutMs),
    'Bytes of a presence state': maxStateBytes,
    'Events in an answer to `subscribe`': batchSize,
    'Bytes that may wait for a slow client': maxBufferedBytes,
    'Seconds between heartbeats': seconds(usualTimes.heartbeatMs),
    'Heartbeats without an answer to their pings': maxUnansweredPings,
  }
  expect(Object.fromEntries(tableUnder('Limits'))).toEqual(
    Object.fromEntries(
      Object.entries(expected).map(([name, value]) => [name, value.toLocaleString('en')]),
    ),
  )
})

test("the guide's times are the code's", () => {
  const { recheckMs, warnMs, tickMs } = usualTimes
  const { leaseMs, lookMs } = sharedPresence
  sentence(`Up to ${batchSize} missed events`)
  sentence(`pages through up to ${maxLag.toLocaleString('en')}`)
  sentence(`Changes within ${presence.coalesceMs} ms are sent as one`)
  sentence(`whoever leaves stays for ${seconds(presence.lingerMs)} s`)
  sentence(`${seconds(warnMs)} s before a token or session expires`)
  sentence(`changes made on other instances come within ${seconds(pollMs)} s`)
  sentence(`gone from presence within ${seconds(leaseMs + lookMs)} s`)
  sentence(`at the latest ${seconds(recheckMs)} s where no stream tells of it`)
  sentence(`whenever the workspace's stream moves, and every ${seconds(recheckMs)} s`)
  sentence(`a lease of ${seconds(leaseMs)} s`)
  expect({ tickMs, pollMs }).toEqual({ tickMs: 1_000, pollMs: 1_000 })
})

test("every frame of the guide's session is one of the protocol", () => {
  const frames = [...guide.matchAll(/^([→←]) (\{.*\})$/gm)]
  expect(frames.length).toBeGreaterThan(8)
  for (const [, arrow, text = ''] of frames) {
    checkFrame(arrow === '→' ? 'client' : 'server', JSON.parse(text))
  }
})
