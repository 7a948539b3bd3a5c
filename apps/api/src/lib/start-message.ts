type Started = { url: string; dataDir: string; isEmbedded: boolean; hasAccounts: boolean }

/** What a person reads who has just started Nexa. */
export function startMessage({ url, dataDir, isEmbedded, hasAccounts }: Started): string {
  const data = isEmbedded
    ? `${dataDir} (database, attachments, generated secrets)`
    : 'the database of DATABASE_URL'
  const lines = [`Nexa is running at ${url} (its API: ${url}/docs)`, `Data lies in ${data}`]
  return [
    '',
    ...(hasAccounts ? lines : [...lines, ...firstSteps(url)]),
    'Stop with Ctrl-C.',
    '',
  ].join('\n')
}

const firstSteps = (url: string) => [
  '',
  `There is no account yet: open ${url} and make one. For something to look at, run "npm run db:seed" in a`,
  'second terminal first.',
  '',
]
