import type { PageMeta } from '@nexa/shared/pagination'

/** A part of a list, and where it goes on. A class: no other answer is ever taken for one. */
export class Page<T> {
  constructor(
    readonly items: T[],
    readonly meta: PageMeta,
  ) {}

  map<U>(change: (item: T) => U): Page<U> {
    return new Page(this.items.map(change), this.meta)
  }
}
