import { parseArgs } from 'node:util'
import { z } from 'zod'

const whole = z.coerce.number().int().min(1)
const listed = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text) => text.split(',').filter(Boolean))
const numbers = (fallback: string) =>
  listed(fallback)
    .transform((all) => all.map(Number))
    .pipe(z.array(z.int().min(1)).min(1))

const options = z.object({
  tasks: whole.default(10_000),
  only: listed(''),
  connections: numbers('1,16,64'),
  seconds: whole.default(5),
  rounds: whole.default(3),
  json: z.string().optional(),
  'no-limit': z.boolean().default(false),
  'write-docs': z.boolean().default(false),
  growth: z.boolean().default(false),
  sizes: numbers('10000,100000,1000000'),
})

export type BenchOptions = z.output<typeof options>

export function readOptions(): BenchOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const { values } = parseArgs({
    options: {
      tasks: text,
      only: text,
      connections: text,
      seconds: text,
      rounds: text,
      json: text,
      sizes: text,
      'no-limit': flag,
      'write-docs': flag,
      growth: flag,
    },
  })
  return options.parse(values)
}
