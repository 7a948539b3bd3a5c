import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { repository } from '../nexa-process'

export const deployFolder = path.join(repository, 'deploy')
export const readDeploy = (name: string) => readFileSync(path.join(deployFolder, name), 'utf8')

/** The parts of a Compose file that are looked at here. What the rest may be is for its schema to say. */
const composeFile = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      environment: z.record(z.string(), z.coerce.string()).default({}),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
      networks: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]),
      ports: z.array(z.string()).default([]),
      volumes: z.array(z.string()).default([]),
      read_only: z.boolean().default(false),
      restart: z.string().optional(),
      stop_grace_period: z.string().optional(),
      init: z.boolean().default(false),
    }),
  ),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) }).nullable()),
  volumes: z.record(z.string(), z.null()),
})

export const readCompose = () => composeFile.parse(Bun.YAML.parse(readDeploy('compose.yml')))

/** As Compose replaces `${NAME}`, `${NAME:-default}` and `${NAME:?message}`. */
export const interpolate = (text: string, values: Record<string, string>): string =>
  text.replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, kind?: string, rest = '') => {
      const value = values[name]
      if (value) return value
      if (kind === '-') return rest
      throw new Error(`${name} is not set: ${rest}`)
    },
  )

/** The variables of an .env file. */
export const readVariables = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  )
