// The never-rules of docs/ARCHITECTURE.md that Biome has no rule for.
import { readFileSync } from 'node:fs'
import { Glob } from 'bun'

type Rule = {
  /** Source text that only the named files may hold. */
  pattern: RegExp
  only: RegExp
  why: string
}

const rules: Rule[] = [
  {
    pattern: /\b(openScope|openRoomScope)\(/,
    only: /src\/(services\/scope|services\/workspace\/find-me|services\/api-token\/create-api-token|middleware\/rbac|realtime\/answer-frame)\.ts$/,
    why: 'a scope is made by requireWorkspace, the sockets and what is about one workspace',
  },
  {
    pattern: /\bopenDeletedScope\(/,
    only: /src\/services\/(scope|workspace\/restore-workspace)\.ts$/,
    why: 'what lies in the trash is opened to restore it only',
  },
  {
    pattern: /\benterWorkspace\(/,
    only: /src\/services\/(workspace\/create-workspace|member\/accept-invitation)\.ts$/,
    why: 'only who creates a workspace or accepts an invitation enters one without being a member',
  },
  {
    pattern: /\bclerkScope\(/,
    only: /src\/services\/(scope|clerk\/[a-z-]+)\.ts$/,
    why: 'only what Clerk says is done in a workspace without being in it',
  },
  {
    pattern: /\btransaction\(/,
    only: /(packages\/db\/src\/transaction|src\/services\/change)\.ts$/,
    why: 'change() is the one door for writes',
  },
  {
    pattern: /(update|delete)\(activityLogs\)|(update|delete from) activity_logs\b/i,
    only: /^$/,
    why: 'the activity log is append-only',
  },
  {
    pattern: /\binsert\(activityLogs\)|insert into activity_logs\b/i,
    only: /src\/services\/activity-statement\.ts$/,
    why: 'only change() writes activity',
  },
  {
    pattern: /\.(insert|update|delete)\(\w|sql`[^`]*\b(insert into|update|delete from) [a-z_]+ /,
    only: /src\/services\/(change|activity-statement|idempotency|[a-z-]+\/[a-z]+-[a-z-]+)\.ts$/,
    why: 'rows are written by commands in services/<noun>/',
  },
]

const sources = new Glob('{apps/api,packages/db}/src/**/*.ts')

/** One line per break, with file and line number. */
export function findBoundaryBreaks(): string[] {
  return [...sources.scanSync('.')].sort().flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n')
    return rules
      .filter(({ only }) => !only.test(file))
      .flatMap(({ pattern, why }) =>
        lines.flatMap((line, at) => (pattern.test(line) ? [`${file}:${at + 1}: ${why}`] : [])),
      )
  })
}
