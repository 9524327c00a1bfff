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

test('one of several days in a form says which it is', () => {
  const held = dayField('令和11年10月16日', '開催日')
  expect(['', '来月', '2029-02-30'].map((text) => held.safeParse(text).error?.issues[0]?.message)).toEqual([
    '開催日：日付を入れてください。',
    '開催日：令和11年10月16日 のように入れてください。',
    '開催日：この日は暦にありません。',
  ])
})
