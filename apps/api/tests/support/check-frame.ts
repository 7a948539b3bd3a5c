import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { asyncApiDocument } from '../../src/asyncapi/document'

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
const document = asyncApiDocument('test')
ajv.addSchema(document, 'nexa')

type Side = 'client' | 'server'

/** Throws unless the protocol's document says that this side sends this frame. */
export function checkFrame(side: Side, frame: object): void {
  const name = messageOf(side, frame)
  const isKnown = name in document.components.messages
  const validate = isKnown && ajv.getSchema(`nexa#/components/messages/${name}/payload`)
  if (!validate) throw new Error(`There is no ${name} in the protocol's document`)
  if (validate(frame)) return
  const errors = ajv.errorsText(validate.errors)
  throw new Error(`${JSON.stringify(frame)} is no ${name} of the protocol's document: ${errors}`)
}

function messageOf(side: Side, frame: object): string {
  const type = 'type' in frame ? String(frame.type) : ''
  if (side === 'server' && 'seq' in frame && type !== 'hidden') return 'server.event'
  return `${side}.${type.replace(':', '-')}`
}
