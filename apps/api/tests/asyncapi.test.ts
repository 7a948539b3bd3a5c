import { expect, test } from 'bun:test'
import { closeCodes } from '@nexa/shared/socket'
import { closeCodeList } from '../src/asyncapi/close-codes'
import { asyncApiDocument } from '../src/asyncapi/document'
import { clientFrames, serverFrames } from '../src/asyncapi/frames'
import { checkFrame } from './support/check-frame'
import { lintDocument } from './support/lint-document'
import { useTeam } from './support/test-server'

const team = useTeam()
const { channels, operations, components } = asyncApiDocument('1.0.0')

test("the served document passes the recommended rules of Redocly's linter", async () => {
  const source = await (await fetch(`${team().ada.url}/asyncapi.json`)).text()
  expect(await lintDocument(source)).toEqual([])
})

test('each kind of frame is one message of the channel and has its operation', () => {
  const names = [...clientFrames, ...serverFrames].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.keys(components.messages)).toEqual(names)
  expect(Object.keys(channels.socket.messages)).toEqual(names)
  expect(Object.keys(operations).sort()).toEqual(names.sort())
})

test('each close code is explained once, and no other one', () => {
  const explained = closeCodeList.map(({ name, code }) => [name, code])
  expect(Object.fromEntries(explained)).toEqual(closeCodes)
  expect(new Set(closeCodeList.map(({ code }) => code)).size).toBe(closeCodeList.length)
  for (const { code } of closeCodeList) {
    expect(channels.socket.description).toContain(`| ${code} |`)
  }
})

test.each([
  ...clientFrames.map(({ name }) => ['client', name] as const),
  ...serverFrames.map(({ name }) => ['server', name] as const),
])("the %s's example of %s is one", (side, name) => {
  const { examples } = Object(components.messages)[name]
  expect(examples).toHaveLength(1)
  checkFrame(side, examples[0].payload)
})

const room = `project:${crypto.randomUUID()}`
const event = { room, epoch: crypto.randomUUID(), seq: 1 }

test.each([
  ['a field of its own', { type: 'pong', now: 1 }],
  ['a field less', { type: 'reset', room }],
  ['a field of another kind', { type: 'reset', room, epoch: 7 }],
  ['another room', { type: 'reset', room: 'project:*', epoch: crypto.randomUUID() }],
  ['another time', { type: 'auth:required', deadline: 'soon' }],
  ['an event of no kind', { ...event, type: 'task:painted' }],
  ['an event without its content', { ...event, type: 'task:moved' }],
  ['what is hidden shown', { ...event, type: 'hidden', userId: crypto.randomUUID() }],
  ['a type nobody knows', { type: 'hello' }],
])('a frame of the server with %s is noticed', (_, frame) => {
  expect(() => checkFrame('server', frame)).toThrow("the protocol's document")
})
