import { errorAnswer } from '@nexa/shared/errors'
import { event } from '@nexa/shared/event'
import { operationGroups, operationList } from '@nexa/shared/operations'
import { pageMeta } from '@nexa/shared/pagination'
import { z } from 'zod'
import { DocumentParts } from './document-parts'
import { errorComponents, errorResponses } from './error-responses'

type Described = (typeof operationList)[number]

/** The API's document, from the same operations that the server mounts. */
export function openApiDocument(version: string) {
  const parts = new DocumentParts()
  for (const schema of [errorAnswer, pageMeta, event]) parts.schema(schema, 'output')
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operationList) {
    const path = operation.path.replace(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describe(operation, parts) }
  }
  parts.addExamples()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nexa',
      version,
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: operationGroups.map((group) => ({ name: group.name, description: group.about })),
    paths,
    components: {
      schemas: parts.schemas,
      responses: errorComponents,
      parameters: headerParameters,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Token of a session or program' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'nexa.session_token' },
      },
    },
  }
}

const about = [
  'Answers are `{success: true, data, meta?}` or `{success: false, error}`. Times are ISO 8601 in UTC.',
  'Any write of somebody signed in takes an `Idempotency-Key`: sent again with the same body, it answers the first result.',
  'Live events come over the WebSocket at `/ws`; their form is the schema `Event`, their protocol at `/asyncapi.json`.',
].join('\n\n')

const headerParameters = {
  Workspace: {
    name: 'X-Workspace-Id',
    in: 'header',
    description: 'Id or slug of the workspace, for people in several',
    schema: { type: 'string' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Makes the write safe to send again',
    schema: { type: 'string', format: 'uuid' },
  },
}

function describe(operation: Described, parts: DocumentParts) {
  const { name, group, summary, access, hasBody, body, file } = operation
  const content = file ? formOf(file) : hasBody && parts.json(parts.schema(body, 'input'))
  return {
    operationId: name,
    summary,
    tags: [group],
    security: access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: parametersOf(operation, parts),
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      [operation.status]: successOf(operation, parts),
      ...(operation.isDownload && {
        302: { description: 'The file is at this address for a minute' },
      }),
      ...errorResponses(operation),
    },
  }
}

/** A multipart form with one file. */
function formOf(field: string) {
  const properties = { [field]: { type: 'string', format: 'binary' } }
  const schema = { type: 'object', properties, required: [field], additionalProperties: false }
  return { 'multipart/form-data': { schema } }
}

function parametersOf(
  { params, query, access, method, workspace }: Described,
  parts: DocumentParts,
) {
  const isMember = access !== 'public' && access !== 'account'
  const listed = (schema: z.ZodType, place: 'path' | 'query') => {
    const { properties = {}, required = [] } = parts.schema(schema, 'input')
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: property,
    }))
  }
  return [
    ...listed(params, 'path'),
    ...listed(query, 'query'),
    ...(isMember && workspace === 'header' ? [parameter('Workspace')] : []),
    ...(access !== 'public' && method !== 'get' ? [parameter('IdempotencyKey')] : []),
  ]
}

const parameter = (name: keyof typeof headerParameters) => ({
  $ref: `#/components/parameters/${name}`,
})

function successOf({ status, answer, query, isDownload }: Described, parts: DocumentParts) {
  if (isDownload) return { description: 'The file', content: { '*/*': {} } }
  if (status === 204) return { description: 'Done' }
  const hasPages =
    query instanceof z.ZodObject && 'limit' in query.shape && answer instanceof z.ZodArray
  const properties = {
    success: { const: true },
    data: parts.schema(answer, 'output'),
    ...(hasPages && { meta: { $ref: '#/components/schemas/PageMeta' } }),
  }
  const required = Object.keys(properties)
  const schema = { type: 'object', properties, required, additionalProperties: false }
  return { description: 'Success', content: parts.json(schema) }
}
