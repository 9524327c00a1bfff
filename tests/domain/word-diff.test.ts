import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff } from '~/domain/word-diff'

const said = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ mark, text }) => (mark === 'same' ? text : `${mark === 'ins' ? '＋' : '−'}${text}｜`))
    .join('')

test('marks the words that changed, not the letters', () => {
  expect(said('手順書に沿って操作できる', '手順書を見ずに操作できる')).toContain('操作できる')
  expect(said('表計算で集計できる', '表計算で集計できる')).toBe('表計算で集計できる')
  expect(said('基礎を知っている', '基礎と応用を知っている')).toBe('基礎＋と応用｜を知っている')
  expect(said('', '新しい')).toBe('＋新しい｜')
  expect(said('契約の検収を行う担当者を支える', '契約と履行の検査を行う担当者を支える')).toContain(
    'を行う担当者を支える',
  )
  expect(said('紙で受け付ける', '画面から申請できる')).toBe('−紙で受け付ける｜＋画面から申請できる｜')
})

test('without what is new it is the text before, without what is gone the text after', () => {
  const text = fc.array(fc.constantFrom('業務', 'の', '可視化', '、', 'データ', ' ', '\n', '🙂', 'A1'), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(''), b.join('')]
      const pieces = wordDiff(before, after)
      const without = (gone: 'ins' | 'del') =>
        pieces
          .filter(({ mark }) => mark !== gone)
          .map((one) => one.text)
          .join('')
      expect(without('ins')).toBe(before)
      expect(without('del')).toBe(after)
    }),
  )
})

test('a text of a book is told as exchanged, and at once', () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, index) => `${word}${index}。`).join('')
  const start = performance.now()
  expect(wordDiff(long('前'), long('後')).length).toBeGreaterThan(0)
  expect(performance.now() - start).toBeLessThan(2_000)
})
