import { describe, expect, test } from 'vitest'
import { rememberLast } from '~/platform/remember-last'

describe('Work that follows from its key alone', () => {
  test('is done once for a key', () => {
    const remembered = rememberLast<{ of: string }>(2)
    const first = remembered('a', () => ({ of: 'a' }))
    expect(remembered('a', () => ({ of: 'a again' }))).toBe(first)
  })

  test('is forgotten for the key that was not asked for longest, so that memory stays bounded', () => {
    const remembered = rememberLast<number>(2)
    const made: string[] = []
    const ask = (key: string) =>
      remembered(key, () => {
        made.push(key)
        return made.length
      })
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })
})
