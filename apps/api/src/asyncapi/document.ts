import { DocumentParts } from '../openapi/document-parts'
import { closeCodeList } from './close-codes'
import { clientFrames, exchanges, type Frame, serverFrames } from './frames'
import { about, closing, order, rooms } from './guide'

/** The document of the socket's protocol, from the same schemas that the server reads frames with. */
export function asyncApiDocument(version: string) {
  const parts = new DocumentParts()
  const messages = [
    ...clientFrames.map((frame) => ({ ...frame, payload: parts.schema(frame.schema, 'input') })),
    ...serverFrames.map((frame) => ({ ...frame, payload: parts.schema(frame.schema, 'output') })),
  ]
  const described = messages.map(({ name, summary, payload }) => {
    const examples = [{ payload: parts.exampleOf(payload) }]
    return [name, { name, title: name, summary, payload, examples }]
  })
  return withExamples({
    asyncapi: '3.0.0',
    info: {
      title: 'Nexa, live',
      version,
      description: about,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      nexa: {
        host: '{host}',
        protocol: 'ws',
        description: '`wss` where people reach Nexa by https',
        variables: { host: { default: 'localhost:3001' } },
        security: [
          { $ref: '#/components/securitySchemes/bearer' },
          { $ref: '#/components/securitySchemes/cookie' },
        ],
      },
    },
    channels: {
      socket: {
        address: '/ws',
        description: `### Rooms\n\n${rooms}\n\n### Events\n\n${order}\n\n### Close codes\n\n${closing}`,
        messages: Object.fromEntries(
          messages.map(({ name }) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
        bindings: { ws: { method: 'GET' } },
        'x-close-codes': closeCodeList,
      },
    },
    operations: Object.fromEntries([
      ...exchanges.map(({ frame, replies }) => [
        frame,
        {
          ...operation('receive', frame, clientFrames),
          reply: { channel, messages: refs(replies) },
        },
      ]),
      ...serverFrames.map(({ name }) => [name, operation('send', name, serverFrames)]),
    ]),
    components: {
      messages: Object.fromEntries(described),
      schemas: parts.schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Token of a session or program' },
        cookie: { type: 'httpApiKey', in: 'cookie', name: 'nexa.session_token' },
      },
    },
  })
}

const channel = { $ref: '#/channels/socket' }

const refs = (names: readonly string[]) =>
  names.map((name) => ({ $ref: `#/channels/socket/messages/${name}` }))

/** As the server sees it: it receives what clients send. */
const operation = (action: 'send' | 'receive', name: string, frames: readonly Frame[]) => ({
  action,
  channel,
  summary: frames.find((frame) => frame.name === name)?.summary,
  messages: refs([name]),
})

/** A schema here has a list of examples, where that of OpenAPI has one. */
const withExamples = <T>(document: T): T =>
  JSON.parse(JSON.stringify(document), (_, part) => {
    if (typeof part !== 'object' || part === null || !('example' in part)) return part
    const { example, ...others } = part
    return { ...others, examples: [example] }
  })
