import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'

export type FileReport = { tests: number; skipped: number; failures: Failure[] }
type Failure = { test: string; message: string }

const testCase = z.object({
  name: z.string(),
  classname: z.string().default(''),
  // As text with the place in the code, when there is one.
  failure: z
    .array(z.object({ message: z.string().default(''), '#text': z.string().optional() }))
    .default([]),
})
/** A `describe` is a suite inside of its file's. */
const suite = z.object({
  name: z.string(),
  tests: z.coerce.number(),
  skipped: z.coerce.number(),
  testcase: z.array(testCase).optional(),
  get testsuite() {
    return z.optional(z.array(suite))
  },
})
const report = z.object({ testsuites: z.object({ testsuite: z.array(suite).default([]) }) })

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  htmlEntities: true,
  parseTagValue: false,
  isArray: (name) => ['testsuite', 'testcase', 'failure'].includes(name),
})

/** What bun's JUnit report says of each file, by its path. A file that could not be loaded is not in it. */
export function parseReport(xml: string): Map<string, FileReport> {
  const { testsuites } = report.parse(parser.parse(xml))
  return new Map(
    testsuites.testsuite.map((file) => {
      const { name, tests, skipped } = file
      return [name, { tests, skipped, failures: failuresIn(file) }]
    }),
  )
}

function failuresIn({ testcase = [], testsuite = [] }: z.infer<typeof suite>): Failure[] {
  const own = testcase.flatMap(({ name, classname, failure }) =>
    failure.map((problem) => ({
      test: classname ? `${classname} > ${name}` : name,
      message: problem['#text'] ?? problem.message,
    })),
  )
  return [...own, ...testsuite.flatMap(failuresIn)]
}
