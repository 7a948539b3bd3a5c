import { z } from 'zod'

export type JsonSchema = z.core.JSONSchema.BaseSchema

/** A schema for the document, and the named ones it refers to. */
export type Converted = { schema: JsonSchema; named: Record<string, JsonSchema> }

/** `input`: what a client may send. `output`: what it gets. */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Converted {
  const {
    $schema: _,
    $defs = {},
    ...converted
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return { schema: tidy(converted), named: tidy($defs) }
}

/** A copy from the leaves up, with references to where the document keeps its named schemas. */
const tidy = <T>(part: T): T =>
  JSON.parse(JSON.stringify(part).replaceAll('"#/$defs/', '"#/components/schemas/'), (_, value) =>
    isSchema(value) ? simplify(value) : value,
  )

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Leaves out what says the same twice: a pattern beside its format, and the bounds of every integer. */
function simplify({ anyOf, ...schema }: JsonSchema): JsonSchema {
  if (typeof schema.format === 'string') delete schema.pattern
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (!anyOf) return schema
  const [one, other] = anyOf
  if (anyOf.length !== 2 || other?.type !== 'null' || typeof one?.type !== 'string' || one.enum) {
    return { ...schema, anyOf }
  }
  return { ...schema, ...one, type: [one.type, 'null'] }
}
