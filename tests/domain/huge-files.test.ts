import { expect, test } from 'vitest'
import { inTreeOrder, planFramework, type ToldItem } from '~/domain/framework'
import { parsedJson } from '~/features/imports/json-file'

const HEADER = { code: 'huge', version: '1' }
const items = (many: number, parentOf: (place: number) => string | null): ToldItem[] =>
  Array.from({ length: many }, (_, place) => ({
    line: place + 2,
    code: `I${place}`,
    title: `項目 ${place}`,
    parentCode: parentOf(place),
  }))

test('a framework as a chain of items is told, not walked up again for each of them', () => {
  const chain = planFramework(
    null,
    HEADER,
    items(5_000, (place) => (place === 0 ? null : `I${place - 1}`)),
  )
  expect(chain.faults[0]).toMatchObject({ code: 'TOO_DEEP', reason: expect.stringContaining('50 段') })
  const ring = planFramework(
    null,
    HEADER,
    items(5_000, (place) => `I${(place + 1) % 5_000}`),
  )
  expect(ring.faults).toHaveLength(5_000)
})

test('ever so many items side by side stand in their order', () => {
  const many = items(130_000, (place) => (place === 0 ? null : 'I0')).map((item) => ({
    ...item,
    parentCode: item.parentCode ?? null,
  }))
  expect(inTreeOrder(many).map(({ code }) => code)).toEqual(many.map(({ code }) => code))
})

test('JSON that is nested without end is a fault of the file', () => {
  const nested = (deep: number) => Buffer.from(`${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`)
  expect(parsedJson(nested(40))).toHaveProperty('value')
  for (const deep of [80, 200_000])
    expect(parsedJson(nested(deep))).toMatchObject({
      fault: { code: 'FILE_UNREADABLE', reason: expect.stringContaining('段') },
    })
})

test('JSON with a character that nothing can hold is a fault of the file', () => {
  for (const text of ['"\\u0000"', '["a", {"b": "\\ud842"}]', '{"a\\u0000": 1}'])
    expect(parsedJson(Buffer.from(text))).toMatchObject({ fault: { reason: expect.stringContaining('使えない文字') } })
})
