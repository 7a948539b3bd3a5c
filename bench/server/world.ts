import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createNexaClient } from '@nexa/client/nexa-client'
import pLimit from 'p-limit'
import { copyDataSet } from '../data-set/kept-data-set'
import { emailOf, password, peopleCount } from '../data-set/people'
import { readSample, type Sample } from '../data-set/sample'
import type { BenchPostgres } from './bench-postgres'
import { type BenchServer, startBenchServer } from './bench-server'

export type SignedIn = { userId: string; token: string }

/** A server on a fresh copy of the data set, with everybody signed in. */
export type World = {
  server: BenchServer
  /** A second one, which keeps no answers: started by the first who asks for it. */
  forgetful: () => Promise<BenchServer>
  sample: Sample
  people: SignedIn[]
  databaseUrl: string
  folder: string
}

export type WorldOptions = {
  postgres: BenchPostgres
  dataSet: string
  tasks: number
  flags?: (folder: string) => string[]
}

export async function withWorld<T>(
  { postgres, dataSet, tasks, flags }: WorldOptions,
  use: (world: World) => Promise<T>,
): Promise<T> {
  const copy = 'nexa_bench_run'
  const databaseUrl = await copyDataSet(postgres, dataSet, copy)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nexa-bench-'))
  try {
    const sample = await readSample(databaseUrl, tasks)
    // What copying left to be written is not the server's to pay for.
    await postgres.command('checkpoint')
    const server = await startBenchServer({ databaseUrl, folder, flags: flags?.(folder) ?? [] })
    let other: Promise<BenchServer> | undefined
    const forgetful = () => {
      const otherFolder = path.join(folder, 'forgetful')
      mkdirSync(otherFolder, { recursive: true })
      const env = { ANSWER_CACHE_BYTES: '0' }
      other ??= startBenchServer({ databaseUrl, folder: otherFolder, env })
      return other
    }
    try {
      const people = await signIn(server.url)
      return await use({ server, forgetful, sample, people, databaseUrl, folder })
    } finally {
      await (await other)?.stop()
      await server.stop()
    }
  } finally {
    await postgres.command(`drop database if exists ${copy} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
}

function signIn(url: string): Promise<SignedIn[]> {
  const few = pLimit(4)
  const nexa = createNexaClient({ url })
  const enter = async (at: number) => {
    const { data } = await nexa.signIn({ body: { email: emailOf(at), password } })
    return { token: data.token, userId: data.user.id }
  }
  return Promise.all(Array.from({ length: peopleCount }, (_, at) => few(() => enter(at))))
}
