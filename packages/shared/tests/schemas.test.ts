import { describe, expect, test } from 'bun:test'
import { createComment } from '@nexa/shared/comment'
import { flag } from '@nexa/shared/flag'
import { inviteMany } from '@nexa/shared/member'
import { createProject, updateProject } from '@nexa/shared/project'
import { updateStatus } from '@nexa/shared/status'
import { moveTask, taskRef } from '@nexa/shared/task'
import { color, id, line, markdown, markdownMaxLength } from '@nexa/shared/text'
import { moment } from '@nexa/shared/time'
import { email } from '@nexa/shared/user'
import { slug } from '@nexa/shared/workspace'
import fc from 'fast-check'
import type { z } from 'zod'

const uuid = '019a0000-0000-7000-8000-00000000abcd'
const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

describe('a moment', () => {
  test.each([
    ['2026-03-01', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T10:00:00.123456Z', '2026-03-01T10:00:00.123Z'],
    ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00.000Z'],
    ['2026-12-31T20:00:00-05:00', '2027-01-01T01:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['1900-01-01', '1900-01-01T00:00:00.000Z'],
    ['9998-12-31T23:59:59Z', '9998-12-31T23:59:59.000Z'],
  ])('%s is %s', (given, expected) => {
    expect(moment.parse(given)).toBe(expected)
  })

  test.each([
    ['a year too early', '1899-12-31'],
    ['a year too late', '9999-01-01'],
    ['too early by its offset', '1900-01-01T00:00:00+14:00'],
    ['too late by its offset', '9998-12-31T23:59:59-01:00'],
    ['no leap year', '2026-02-29'],
    ['a month that is none', '2026-13-01'],
    ['an hour that is none', '2026-03-01T25:00:00Z'],
    ['a local time, without an offset', '2026-03-01T10:00:00'],
    ['a time without seconds', '2026-03-01T10:00Z'],
    ['a year of five digits', '+12026-03-01'],
    ['words', 'tomorrow'],
    ['nothing', ''],
    ['a number', 1_767_225_600_000],
  ])('%s is refused', (_, given) => {
    expect(accepts(moment, given)).toBe(false)
  })

  test('of any allowed time and offset is the same time in UTC', () => {
    const date = fc.date({
      min: new Date('1900-01-02T00:00:00Z'),
      max: new Date('9998-12-30T00:00:00Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(date, fc.integer({ min: -14, max: 14 }), (at, hours) => {
        const local = new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, -1)
        const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`
        expect(moment.parse(local + offset)).toBe(at.toISOString())
      }),
    )
  })
})

describe('a line of text', () => {
  test.each([
    ['  Fix it \n', 'Fix it'],
    ['\u00a0Fix it\u3000', 'Fix it'],
    ['a  b', 'a  b'],
    ['Grüße 👩‍👩‍👧', 'Grüße 👩‍👩‍👧'],
  ])('%j is kept as %j', (given, expected) => {
    expect(line(20).parse(given)).toBe(expected)
  })

  test('is measured without the blanks around it', () => {
    expect(line(3).parse('   abc   ')).toBe('abc')
    expect(accepts(line(3), 'abcd')).toBe(false)
  })

  test.each(['', ' ', '\n\t', '\u2003'])('%j is empty, and refused', (given) => {
    expect(accepts(line(20), given)).toBe(false)
  })
})

describe('what cannot be stored', () => {
  test.each([
    ['NUL', 'a\u0000b'],
    ['NUL at an end, which trimming leaves', 'a\u0000'],
    ['the first half of a pair', 'a\ud83db'],
    ['the second half of a pair', '\udc69a'],
    ['a pair the wrong way round', '\udc69\ud83d'],
  ])('%s is refused in one line and in many', (_, given) => {
    expect(accepts(line(20), given)).toBe(false)
    expect(accepts(markdown, given)).toBe(false)
  })
})

describe('markdown', () => {
  test('is kept as written', () => {
    const text = '\n  # Why\r\n\tBecause 👍\n\n'
    expect(markdown.parse(text)).toBe(text)
  })

  test('has a longest length', () => {
    expect(accepts(markdown, 'a'.repeat(markdownMaxLength))).toBe(true)
    expect(accepts(markdown, 'a'.repeat(markdownMaxLength + 1))).toBe(false)
  })

  test.each(['', '  \n '])('a comment of %j is empty, and refused', (content) => {
    expect(accepts(createComment, { content })).toBe(false)
  })
})

describe('the name of a task', () => {
  test.each([uuid, uuid.toUpperCase(), 'NEX-42', 'nex-42', 'A1-1', 'ABCDEFGHIJ-999999999'])(
    '%s is one',
    (given) => {
      expect(taskRef.parse(given)).toBe(given)
    },
  )

  test.each([
    'NEX',
    '42',
    'NEX-',
    'NEX-0',
    'NEX-042',
    'NEX--1',
    'NEX-1.5',
    'NEX-1000000000',
    'N-1',
    '1NE-1',
    'ABCDEFGHIJK-1',
    'NÉX-1',
    ' NEX-42',
    'NEX-42\n',
    `${uuid}0`,
    uuid.replaceAll('-', ''),
    '',
  ])('%j is none', (given) => {
    expect(accepts(taskRef, given)).toBe(false)
  })
})

test('an id is told in lower case', () => {
  expect(id.parse(uuid.toUpperCase())).toBe(uuid)
  expect(accepts(id, uuid.slice(1))).toBe(false)
})

describe('a slug', () => {
  test.each(['ab', 'a1', 'analytical-engines', '2-b-or-not-2-b', 'a'.repeat(50)])(
    '%s is one',
    (given) => {
      expect(slug.parse(given)).toBe(given)
    },
  )

  test.each(['a', 'Ab', 'a_b', 'a b', '-ab', 'ab-', 'a--b', 'äb', 'a'.repeat(51), uuid, 'ab\n'])(
    '%j is none',
    (given) => {
      expect(accepts(slug, given)).toBe(false)
    },
  )
})

describe("a project's key", () => {
  const keyOf = (key: string) => createProject.safeParse({ name: 'Engine', key }).data?.key

  test.each([
    ['NEX', 'NEX'],
    ['nex', 'NEX'],
    ['a1', 'A1'],
    ['ABCDEFGHIJ', 'ABCDEFGHIJ'],
  ])('%s is kept as %s', (given, expected) => {
    expect(keyOf(given)).toBe(expected)
  })

  test.each(['N', '1N', 'N-X', 'N X', 'ABCDEFGHIJK', 'ÄB', '', 'NEX\n'])('%j is none', (given) => {
    expect(keyOf(given)).toBeUndefined()
  })
})

test.each(['#3b82f6', '#ABCDEF', '#000000'])('%s is a colour', (given) => {
  expect(color.parse(given)).toBe(given)
})

test.each(['3b82f6', '#fff', '#3b82f6ff', '#3b82g6', 'red', '#3b82f6\n', ''])(
  '%j is no colour',
  (given) => {
    expect(accepts(color, given)).toBe(false)
  },
)

test('an email is told in lower case', () => {
  expect(email.parse('Ada.Lovelace@Example.COM')).toBe('ada.lovelace@example.com')
})

test.each(['ada', 'ada@', '@example.com', 'ada@example', 'a b@example.com', ' ada@example.com'])(
  '%j is no email',
  (given) => {
    expect(accepts(email, given)).toBe(false)
  },
)

test('an email has a longest length', () => {
  const ofLength = (length: number) => `${'a'.repeat(length - '@example.com'.length)}@example.com`
  expect(accepts(email, ofLength(254))).toBe(true)
  expect(accepts(email, ofLength(255))).toBe(false)
})

test('yes and no in a query are true and false, and nothing else', () => {
  expect([flag.parse('true'), flag.parse('false')]).toEqual([true, false])
  for (const other of ['', '1', '0', 'yes', 'TRUE', true]) expect(accepts(flag, other)).toBe(false)
})

test('a task is moved to one place at most', () => {
  const places = [{}, { order: 0 }, { beforeId: uuid }, { afterId: uuid }]
  for (const place of places) expect(accepts(moveTask, { statusId: uuid, ...place })).toBe(true)
  for (const place of [
    { order: 0, afterId: uuid },
    { beforeId: uuid, afterId: uuid },
    { order: -1 },
  ])
    expect(accepts(moveTask, { statusId: uuid, ...place })).toBe(false)
})

test('the default column is given away, not taken away', () => {
  expect(accepts(updateStatus, { isDefault: true })).toBe(true)
  expect(accepts(updateStatus, { isDefault: false })).toBe(false)
})

test('a project is not deleted by a change of its status', () => {
  expect(accepts(updateProject, { status: 'archived' })).toBe(true)
  expect(accepts(updateProject, { status: 'deleted' })).toBe(false)
})

test('1 to 20 people are invited at once, bad addresses among them', () => {
  const invited = (count: number) => accepts(inviteMany, { emails: Array(count).fill('nobody') })
  expect([0, 1, 20, 21].map(invited)).toEqual([false, true, true, false])
})
