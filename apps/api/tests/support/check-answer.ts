import { errorAnswer, errorStatus } from '@nexa/shared/errors'
import type { Operation } from '@nexa/shared/operation'
import { operationList } from '@nexa/shared/operations'
import Ajv, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { openApiDocument } from '../../src/openapi/document'

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
const document = openApiDocument('test')
ajv.addSchema(document, 'nexa')

type Matcher = { operation: Operation; pattern: RegExp }

const matchers: Matcher[] = operationList.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(/:[A-Za-z]+/g, '[^/]+')}$`),
}))

/** The operation that answers a request. A fixed path wins over one with parameters. */
function operationOf(method: string, path: string): Operation | undefined {
  const [pathname = ''] = path.split('?')
  const found = matchers.filter(
    ({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(pathname),
  )
  const fixed = found.find(({ operation }) => operation.path === pathname)
  return (fixed ?? found[0])?.operation
}

/** Throws unless the API's document says that this operation answers this with this status. */
export function checkAnswer(method: string, path: string, status: number, answer: unknown): void {
  const where = `${method} ${path} (${status})`
  if (status >= 400) {
    const { error } = errorAnswer.parse(answer)
    if (errorStatus[error.code] !== status) throw new Error(`${where} has the code ${error.code}`)
  }
  const operation = operationOf(method, path)
  if (!operation || (operation.isDownload && status < 400)) return
  if (status === 204 || status === 304) {
    if (answer !== undefined) throw new Error(`${where} has a body`)
    return
  }
  const validate = validatorOf(operation, status)
  if (!validate) throw new Error(`${where} is not in the API's document`)
  if (validate(answer)) return
  throw new Error(`${where} is not as the API's document says: ${ajv.errorsText(validate.errors)}`)
}

function validatorOf({ method, path }: Operation, status: number): ValidateFunction | undefined {
  const inPath = path.replace(/:([A-Za-z]+)/g, '{$1}')
  const responses = documentedResponses(inPath, method)
  const response = responses?.[String(status)]
  if (!response) return undefined
  const pointer = response.$ref
    ? response.$ref
    : `#/paths/${pointerPart(inPath)}/${method}/responses/${status}`
  const uri = `nexa${encodeURI(pointer)}/content/application~1json/schema`
  return ajv.getSchema(uri)
}

type Responses = Record<string, { $ref?: string }>

function documentedResponses(path: string, method: string): Responses | undefined {
  const described: unknown = document.paths[path]?.[method]
  return isDescribed(described) ? described.responses : undefined
}

const isDescribed = (value: unknown): value is { responses: Responses } =>
  typeof value === 'object' && value !== null && 'responses' in value

const pointerPart = (path: string) => path.replaceAll('~', '~0').replaceAll('/', '~1')
