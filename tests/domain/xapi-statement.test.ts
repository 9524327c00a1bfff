import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completionTold, readStatements } from '~/domain/xapi-statement'

const base = {
  actor: { mbox: 'mailto:Sato@Example.JP' },
  verb: { id: 'http://adlnet.gov/expapi/verbs/passed' },
  object: { id: 'https://lms.example.jp/activities/TRN-104?x=1' },
}

function told(more: object) {
  const read = readStatements({ ...base, ...more })
  if (!read.ok) throw new Error(read.reason)
  const [statement] = read.statements
  if (!statement) throw new Error('none')
  const judged = completionTold(statement)
  if (!('told' in judged)) throw new Error(JSON.stringify(judged))
  return judged.told
}

describe('what a statement tells', () => {
  test('mail in small letters, else the account name', () => {
    expect(told({}).person).toEqual({ mail: 'sato@example.jp' })
    expect(told({ actor: { account: { name: '０８０００１', homePage: 'https://x' } } }).person).toEqual({
      number: '080001',
    })
  })

  test('the last part of the address, then the whole, then the names, Japanese first', () => {
    const object = { ...base.object, definition: { name: { en: 'AI', ja: '生成AI' } } }
    expect(told({ object }).course).toEqual({ codes: ['TRN-104', base.object.id], titles: ['生成AI', 'AI'] })
    expect(told({ object: { id: 'urn:course:%E7%A0%94%E4%BF%AE' } }).course.codes[0]).toBe('研修')
  })

  test.each([
    [{ scaled: 0.5 }, 50],
    [{ raw: 30, min: 20, max: 40 }, 50],
    [{ raw: 87.5 }, 87.5],
    [{ raw: 120 }, null],
    [{ scaled: -0.5 }, null],
    [{ raw: 1, min: 5, max: 5 }, null],
    [{}, null],
  ])('the score %j', (score, expected) => {
    expect(told({ result: { score } }).score).toBe(expected)
  })

  test('the day in Tokyo', () => {
    expect(told({ timestamp: '2028-10-01T15:00:00.000Z' }).completedOn).toBe('2028-10-02')
    expect(told({ timestamp: '2028-10-01T14:59:59+00:00' }).completedOn).toBe('2028-10-01')
    expect(told({}).completedOn).toBeNull()
  })
})

test('no JSON makes the reader stumble', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const read = readStatements(json)
      if (read.ok) for (const statement of read.statements) completionTold(statement)
      else expect(read.reason).not.toBe('')
    }),
  )
})
