import type { PageMeta } from '@nexa/shared/pagination'

/** A page of a list, as services return it. */
export type Page<T> = { items: T[]; meta: PageMeta }

/** What a route hands out: data, a page, or a response it made itself. */
export class Paged<T> {
  constructor(
    readonly data: T[],
    readonly meta: PageMeta,
  ) {}
}

export const paged = <T>({ items, meta }: Page<T>) => new Paged(items, meta)
