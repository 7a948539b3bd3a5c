import { z } from 'zod'
import type { Row } from './row'
import { type IdName, idNames, namesAsIds } from './world'

export const requestsOf = ({ request, variants = [] }: Row) => [request, ...variants]

/** The ids that the requests of a row are made of. */
export const idsTakenBy = (row: Row): IdName[] => {
  const text = JSON.stringify(requestsOf(row).map((request) => request(namesAsIds)))
  return idNames.filter((name) => text.includes(`<${name}>`) && !row.keys?.includes(name))
}

/** An invitation's token is no UUID. */
export const unknownId = (name: IdName) =>
  name === 'invitation' ? 'x'.repeat(43) : crypto.randomUUID()

/** Names of the fields, at any depth, that hold ids. */
export function idFields(schemas: (z.ZodType | undefined)[]): string[] {
  const found = new Set<string>()
  const visit = (node: unknown, name: string): void => {
    if (typeof node !== 'object' || node === null) return
    if ('format' in node && node.format === 'uuid') found.add(name)
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'properties') visit(child, name)
      else for (const [field, schema] of Object.entries(child)) visit(schema, field)
    }
  }
  for (const schema of schemas) {
    if (schema) visit(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), '')
  }
  return [...found]
}
