import { expect, test } from 'vitest'
import { fitText, fitTwoLines, widthInEms } from '~/charts/text-fit'

test('half-width letters are narrower than kanji', () => {
  expect(widthInEms('RPA')).toBeLessThan(widthInEms('自動化'))
})

test('a name that fits stays whole', () => {
  expect(fitText('介護保険課', 60, 12)).toBe('介護保険課')
})

test('a name that is too long ends in an ellipsis and fits', () => {
  const cut = fitText('地域包括ケア推進課', 60, 12)
  expect(cut).toBe('地域包括…')
  expect(widthInEms(cut) * 12).toBeLessThanOrEqual(60)
})

test('a surrogate pair is never cut in two', () => {
  expect(fitText('𠮷𠮷𠮷𠮷', 36, 12)).toBe('𠮷𠮷…')
})

test('a long category breaks at its middle dot', () => {
  expect(fitTwoLines('デジタルリテラシー・マインド', 119, 11.5)).toEqual(['デジタルリテラシー・', 'マインド'])
  expect(fitTwoLines('情報システムの企画・調達・運用', 143, 11.5)).toEqual(['情報システムの企画・', '調達・運用'])
})

test('the dot goes where there is no room for it', () => {
  expect(fitTwoLines('情報セキュリティ・個人情報保護', 95, 11.5)).toEqual(['情報セキュリティ', '個人情報保護'])
})
