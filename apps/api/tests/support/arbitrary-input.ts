import fc from 'fast-check'
import { z } from 'zod'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** Strings that went wrong somewhere, in some program, some day. */
const hostileStrings = [
  ...['', ' ', '\ufeff', '\u202e', '%00', '%', '\\', '\\u0000'],
  ...["'; drop table tasks; --", '$1', '{}', '[]', '../../etc/passwd', '<script>', '*'],
  ...['NaN', 'Infinity', '-0', '1e999', '9007199254740993', '0x10', 'true', 'null', 'undefined'],
  ...['__proto__', 'constructor', 'infinity', '-infinity', '10000-01-01', '0000-00-00', 'İ', 'ß'],
]
const hostile = fc.constantFrom(...hostileStrings)
/** PostgreSQL has no place for these. */
const unstorable = fc.constantFrom('\u0000', 'a\u0000b', '\ud800', 'a\udfff')
export const anyText = fc.oneof(unstorable, hostile, fc.string({ unit: 'binary' }), fc.string())
const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 2 ** 53, 2 ** 63, -0.5))
const anyJson = fc.oneof(
  anyText,
  anyText,
  anyNumber,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue(),
)

/** Ids of things there are, by the name of a field or of a part of a path. */
export type KnownIds = (name: string) => readonly string[]

/** What the operation asks for, mostly. */
export function inputOf(schema: z.ZodType, ids: KnownIds): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const valid = arbitraryOf(json, '', ids)
  return fc.oneof(
    { weight: 8, arbitrary: valid },
    { weight: 4, arbitrary: fc.tuple(valid, fc.nat(), anyJson).map(spoil) },
    { weight: 1, arbitrary: anyJson },
  )
}

/** The value with one field changed, or one more. */
function spoil([value, at, junk]: [unknown, number, unknown]): unknown {
  if (typeof value !== 'object' || value === null) return junk
  const names = [...Object.keys(value), 'version', 'role', 'workspaceId', '__proto__']
  const name = names[at % names.length] ?? ''
  return Object.fromEntries([...Object.entries(value), [name, junk]])
}

function arbitraryOf(schema: JsonSchema, name: string, ids: KnownIds): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  // All enums of the contract are texts.
  if (schema.enum) return fc.constantFrom(...schema.enum.map(String))
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives)
    return fc.oneof(...alternatives.map((one) => arbitraryOf(whole(one), name, ids)))
  switch (schema.type) {
    case 'string':
      return textOf(schema, ids(name))
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -100, max: Math.min(schema.maximum ?? 1e6, 1e6) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(arbitraryOf(whole(schema.items), name, ids), { maxLength: 5 })
    case 'object':
      return objectOf(schema, ids)
    default:
      return anyJson
  }
}

/** Where JSON Schema also allows `true`, `false`, a list or nothing, anything will do. */
const whole = (schema: JsonSchema['items']): JsonSchema =>
  typeof schema === 'object' && !Array.isArray(schema) ? schema : {}

function objectOf({ properties = {}, required = [] }: JsonSchema, ids: KnownIds) {
  const fields = Object.entries(properties)
  const values = fields.map(
    ([name, schema]) => [name, arbitraryOf(whole(schema), name, ids)] as const,
  )
  const optional = values.filter(([name]) => !required.includes(name))
  return fc
    .tuple(fc.record(Object.fromEntries(values)), fc.subarray(optional.map(([name]) => name)))
    .map(([object, left]) =>
      Object.fromEntries(Object.entries(object).filter(([name]) => !left.includes(name))),
    )
}

function textOf({ format, pattern, maxLength = 40 }: JsonSchema, ids: readonly string[]) {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 40) })
  const loose = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: anyText })
  const id = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  if (format === 'uuid') return id
  if (format === 'email') return fc.emailAddress()
  if (format === 'date' || format === 'date-time') {
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
  }
  // Patterns with a look-ahead are beyond fast-check.
  if (!pattern || pattern.includes('(?=') || pattern.includes('(?!')) return loose
  const match = fc.stringMatching(new RegExp(pattern))
  return pattern.includes('[0-9a-fA-F]{8}') ? fc.oneof(id, match) : match
}
