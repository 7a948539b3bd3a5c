import { createConfig, lintFromString } from '@redocly/openapi-core'

/** What breaks the recommended rules of Redocly's linter in a document of OpenAPI or AsyncAPI. */
export async function lintDocument(source: string): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, config })
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
  )
}
