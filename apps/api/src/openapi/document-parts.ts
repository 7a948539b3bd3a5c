import { sample } from 'openapi-sampler'
import type { z } from 'zod'
import { type JsonSchema, toJsonSchema } from './json-schema'

type Media = { schema: object; example?: unknown }

/** What operations of the document share: the named schemas they refer to, and how their JSON looks. */
export class DocumentParts {
  readonly schemas: Record<string, JsonSchema> = {}
  private readonly media: Media[] = []

  /** `input`: as a client may send it. `output`: as it gets it. */
  schema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { schema: converted, named } = toJsonSchema(schema, io)
    Object.assign(this.schemas, named)
    return converted
  }

  json(schema: object): { 'application/json': Media } {
    const media: Media = { schema }
    this.media.push(media)
    return { 'application/json': media }
  }

  /** When every named schema is known. */
  exampleOf(schema: object): unknown {
    return sample(schema, { quiet: true }, { components: { schemas: this.schemas } })
  }

  addExamples(): void {
    for (const media of this.media) media.example = this.exampleOf(media.schema)
  }
}
