import { expect, test } from 'bun:test'
import { addressesIn } from '../src/features/member/addresses'

test('addresses may stand in lines, between commas and beside names', () => {
  const text = 'Ada Lovelace <ada@example.com>, bob@example.com;\neve@example.com  "M" <m@x.org>'
  expect(addressesIn(text)).toEqual([
    'ada@example.com',
    'bob@example.com',
    'eve@example.com',
    'm@x.org',
  ])
})

test('the same address counts once, and what is none is kept to be told of', () => {
  expect(addressesIn('ada@example.com ada@example.com nonsense')).toEqual([
    'ada@example.com',
    'nonsense',
  ])
  expect(addressesIn(' \n')).toEqual([])
})
