import { expect, test } from 'vitest'
import { dayField } from '~/domain/day-field'

const day = dayField('令和11年6月1日、R11.6.1、2029-06-01')

function said(text: string): string | undefined {
  return day.safeParse(text).error?.issues[0]?.message
}

test('a form takes a day in either calendar', () => {
  expect(day.parse(' Ｒ11.6.1 ')).toBe('2029-06-01')
  expect(day.parse('2029-06-01')).toBe('2029-06-01')
})

test('a form says why a text is no day, and what to write', () => {
  expect(said('')).toBe('日付を入れてください。')
  expect(said('2029-02-30')).toBe('この日は暦にありません。')
  expect(said('平成31年5月1日')).toBe('その元号にない日です。令和元年5月1日 のことですか。')
  expect(said('来月')).toBe('令和11年6月1日、R11.6.1、2029-06-01 のように入れてください。')
})
