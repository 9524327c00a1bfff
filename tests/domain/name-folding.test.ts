import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldForSearch } from '~/domain/name-folding'

test.each([
  ['髙橋', '高橋'],
  ['山﨑', '山崎'],
  ['𠮷田', '吉田'],
  ['齋藤', '斉藤'],
  ['齊藤', '斎藤'],
  ['渡邊', '渡辺'],
  ['渡邉', '渡辺'],
  ['濵田', '浜田'],
  ['濱田', '浜田'],
  ['栁沢', '柳澤'],
  ['德永', '徳永'],
  ['葛\u{E0100}城', '葛城'],
  ['サトウ　ハナコ', 'さとうはなこ'],
  ['ｻﾄｳ ﾊﾅｺ', 'サトウハナコ'],
  ['ｶﾞｰﾄﾞ', 'ガード'],
  ['アン・スミス', 'あんすみす'],
  ['ＳＭＩＴＨ', 'smith'],
  ['０８０００１', '080001'],
])('%s is found as %s', (stored, typed) => {
  expect(foldForSearch(stored)).toBe(foldForSearch(typed))
})

test('names that are not the same stay apart', () => {
  const names = ['高橋', '高崎', '吉田', '吉川', '斉藤', '佐藤', 'さとう', 'さと']
  expect(new Set(names.map(foldForSearch)).size).toBe(names.length)
})

test('folding a folded text changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
    }),
  )
})
