import { z } from 'zod'

/** Thrown with one readable message that names every bad value. */
export class BadConfiguration extends Error {}

export const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)))
