import { expect, test } from 'bun:test'
import type { SearchHit } from '@nexa/shared/search'
import type { Task } from '@nexa/shared/task'
import fc from 'fast-check'
import { aBoard } from './support/a-board'
import type { Client } from './support/client'
import { useTeam } from './support/test-server'

const team = useTeam()

const find = (reader: Client, q: string, more = ''): PromiseLike<SearchHit[]> =>
  reader.get(`/api/search?q=${encodeURIComponent(q)}${more}`)

const keysOf = (hits: SearchHit[]) => hits.map(({ type, task }) => `${type} ${task.key}`)

/** A word that no other test uses. */
const aWord = () => `w${crypto.randomUUID().replaceAll('-', '')}`

async function aProjectWith(maker: Client, texts: { title: string; description?: string }[]) {
  const { project } = await aBoard(maker)
  const tasks: Task[] = []
  for (const text of texts) tasks.push(await maker.post(`/api/projects/${project.id}/tasks`, text))
  return { project, tasks }
}

test('a title stands above a description, and that above a comment', async () => {
  const { ada, linus } = team()
  const [first, second] = [aWord(), aWord()]
  const often = Array(20).fill(`${first} ${second}`).join(' ')
  const { tasks } = await aProjectWith(ada, [
    { title: 'Commented' },
    { title: 'Described', description: often },
    { title: `Titled ${first} ${'far away '.repeat(30)} ${second}` },
  ])
  const [commented, described, titled] = tasks
  const comment = await linus.post(`/api/tasks/${commented?.id}/comments`, { content: often })
  const hits = await find(ada, `${first} ${second}`)
  expect(keysOf(hits)).toEqual([
    `task ${titled?.key}`,
    `task ${described?.key}`,
    `comment ${commented?.key}`,
  ])
  expect(hits[2]).toMatchObject({ comment: { id: comment.id, user: { name: 'Linus' } } })
  expect(keysOf(await find(ada, `${first} ${second}`, '&type=comment'))).toEqual([
    `comment ${commented?.key}`,
  ])
  expect(await find(ada, `${first} ${second}`, '&type=task')).toHaveLength(2)
})

test('a key finds its task first, whatever else has these words', async () => {
  const { ada } = team()
  const { tasks, project } = await aProjectWith(ada, [{ title: 'The one' }])
  const [task] = tasks
  if (!task) throw new Error('A task was made')
  await ada.post(`/api/projects/${project.id}/tasks`, { title: `Follows ${task.key}` })
  const [first, second] = await find(ada, task.key.toLowerCase())
  expect(first?.task).toMatchObject({ id: task.id, title: { text: 'The one', ranges: [] } })
  expect(second?.task.title.text).toBe(`Follows ${task.key}`)
  expect(await find(ada, `${project.key}-999999999`)).toEqual([])
})

test('what was looked for is marked, and people’s text stays text', async () => {
  const { ada } = team()
  const word = aWord()
  const title = `<b>\ue000fake\ue001</b> & ${word} & "${word.toUpperCase()}" 😀 ${word}`
  const description = `${'before '.repeat(200)}${word} ${'after '.repeat(200)}`
  await aProjectWith(ada, [{ title, description }])
  const [hit] = await find(ada, word.slice(0, 12))
  const shown = hit?.task.title
  expect(shown?.text).toBe(title.replace(/[\ue000\ue001]/g, ''))
  const marked = shown?.ranges.map(({ start, end }) => shown.text.slice(start, end))
  expect(marked).toEqual([word, word.toUpperCase(), word])
  const excerpt = hit?.excerpt
  expect(excerpt?.text.length).toBeLessThan(500)
  expect(excerpt?.ranges.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([word])
})

const vocabulary = ['alpha', 'alphabet', 'beta', 'gamma', 'ünit', 'Ünits', 'x1', '日本語']
const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 })
const document = fc.record({ title: words, description: words, comment: words })

test('hits are exactly the tasks and comments with all the words, page by page', async () => {
  const { mallory } = team()
  const documents = fc.sample(document, { numRuns: 25, seed: 7 })
  const { project } = await aBoard(mallory)
  const texts: { id: string; words: string[] }[] = []
  for (const { title, description, comment } of documents) {
    const body = { title: title.join(' '), description: description.join('\n') }
    const { id } = await mallory.post(`/api/projects/${project.id}/tasks`, body)
    const made = await mallory.post(`/api/tasks/${id}/comments`, { content: comment.join(', ') })
    texts.push({ id, words: [...title, ...description] }, { id: made.id, words: comment })
  }
  const has = (text: string[], wanted: string[]) =>
    wanted.every((word, at) =>
      text.some((one) =>
        at === wanted.length - 1
          ? one.toLowerCase().startsWith(word.toLowerCase())
          : one.toLowerCase() === word.toLowerCase(),
      ),
    )
  const queries = [...fc.sample(words, { numRuns: 20, seed: 8 }), ['al'], ['Ü'], ['beta', 'g']]
  for (const query of queries) {
    const found: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const q = encodeURIComponent(query.join('  '))
      const after: string = cursor && `&cursor=${cursor}`
      const answer = await mallory.get(`/api/search?q=${q}&limit=3${after}`).answer()
      found.push(...answer.data.map((hit: SearchHit) => hit.comment?.id ?? hit.task.id))
      cursor = answer.meta.nextCursor
    }
    const expected = texts.filter((text) => has(text.words, query)).map(({ id }) => id)
    expect(found.toSorted()).toEqual(expected.toSorted())
  }
})

const hostile = [
  "' | !& ( ) :* <-> \\",
  "a'; drop table tasks; --",
  ':*',
  '!!!',
  '%_\\',
  'a:b:*:A',
  "''''",
  '\\',
  '\ue000x\ue001',
  '<script>alert(1)</script>',
]

test('no text is an operator or an error', async () => {
  const { ada } = team()
  for (const q of hostile) await find(ada, q)
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  for (const q of fc.sample(text, { numRuns: 150, seed: 9 })) {
    const { status } = await ada.fetch('GET', `/api/search?q=${encodeURIComponent(q)}`)
    expect([200, 400]).toContain(status)
  }
  const word = aWord()
  await aProjectWith(ada, [{ title: `${word} one` }, { title: `${word} two` }])
  expect(await find(ada, `!${word}`)).toHaveLength(2)
  expect(await find(ada, `${word} | nothing`)).toHaveLength(0)
  await ada.get('/api/search?q=').expect(400)
  await ada.get(`/api/search?q=${'x'.repeat(201)}`).expect(400)
})

test('nothing of another workspace or of the trash is found', async () => {
  const { ada, mallory } = team()
  const canary = aWord()
  const { project, tasks } = await aProjectWith(ada, [{ title: canary, description: canary }])
  await ada.post(`/api/tasks/${tasks[0]?.id}/comments`, { content: canary })
  expect(await find(ada, canary)).toHaveLength(2)
  expect(await find(mallory, canary)).toEqual([])
  expect(await find(mallory, tasks[0]?.key ?? '')).toEqual([])
  await ada.delete(`/api/projects/${project.id}`)
  expect(await find(ada, canary)).toEqual([])
  expect(await find(ada, tasks[0]?.key ?? '')).toEqual([])
})
