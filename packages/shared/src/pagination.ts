import { z } from 'zod'

export const pageMaxLimit = 100

/** A cursor by title holds it: 500 characters of up to 6 bytes each, as base64, and some more. */
const cursorMaxLength = 5_000

/** A page of a list: either `page`, or the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(pageMaxLimit).default(50),
  page: z.coerce.number().int().min(1).max(1_000_000).optional(),
  cursor: z.string().min(1).max(cursorMaxLength).optional(),
})

export const cursorQuery = pageQuery.omit({ page: true })

export const pageMeta = z
  .strictObject({
    page: z.int().optional(),
    limit: z.int(),
    total: z.int().optional(),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'PageMeta' })
export type PageMeta = z.infer<typeof pageMeta>
