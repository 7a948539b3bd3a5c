// The least that can answer the benchmark's requests: one prepared statement each, on Bun's own server and driver.
// Nobody signs in, nothing is checked, no event is sent. Started by `npm run bench`.
import { SQL } from 'bun'
import { z } from 'zod'
import { boardSql, boardVersionSql, getSql, listSql, searchSql } from './limit/read-sql'
import { commentSql, createSql, moveSql } from './limit/write-sql'

const { databaseUrl, workspaceId, userId, port, sizes } = z
  .object({
    databaseUrl: z.string(),
    workspaceId: z.string(),
    userId: z.string(),
    port: z.number(),
    /** Bytes of Nexa's answers, by row: these are made as long. */
    sizes: z.record(z.string(), z.number()),
  })
  .parse(JSON.parse(process.env.NEXA_LIMIT ?? '{}'))

type Place = { statusId: string; order: number }
type NewTask = { title: string; description: string; dueDate: string }

const poolSize = 10
const sql = new SQL(databaseUrl, { max: poolSize })
const json = { headers: { 'Content-Type': 'application/json' } }
const created = { ...json, status: 201 }

async function answer(row: string, statement: string, values: unknown[], init = json) {
  const [found] = await sql.unsafe(statement, values)
  const text = `{"success":true,"data":${found.text}}`
  return new Response(text.padEnd(sizes[row] ?? 0), init)
}

const event = () => [Bun.randomUUIDv7(), userId]

/** Behind all that the data set has. */
let lastOrder = 2 ** 50

function move(id: string, to: Place): Promise<Response> {
  lastOrder += 1
  return answer('move', moveSql, [id, ...event(), to.statusId, to.order, lastOrder])
}

process.on('disconnect', () => process.exit(0))

Bun.serve({
  port,
  hostname: '127.0.0.1',
  development: false,
  routes: {
    '/ready': async () => new Response((await sql.unsafe('select 1')).length === 1 ? 'yes' : 'no'),
    '/api/tasks/:id': ({ params }) => answer('get', getSql, [params.id]),
    '/api/projects/:id/tasks': {
      GET: ({ params }) => answer('list', listSql, [params.id]),
      POST: async (request) => {
        const { title, description, dueDate }: NewTask = JSON.parse(await request.text())
        const values = [...event(), Bun.randomUUIDv7(), title, description, dueDate]
        return answer('create', createSql, [request.params.id, ...values], created)
      },
    },
    '/api/projects/:id/board': async ({ params, headers }) => {
      if (!headers.has('if-none-match')) return answer('board', boardSql, [params.id])
      const [found] = await sql.unsafe(boardVersionSql, [params.id])
      return new Response(null, { status: 304, headers: { ETag: found.text } })
    },
    '/api/search': ({ url }) => {
      const words = url.slice(url.lastIndexOf('=') + 1)
      return answer('search', searchSql, [words, workspaceId])
    },
    '/api/tasks/:id/comments': async (request) => {
      const { content }: { content: string } = JSON.parse(await request.text())
      const values = [request.params.id, ...event(), Bun.randomUUIDv7(), content]
      return answer('comment', commentSql, values, created)
    },
    '/api/tasks/:id/move': async (request) =>
      move(request.params.id, JSON.parse(await request.text())),
  },
  error: ({ message }) => new Response(message, { status: 500 }),
})
