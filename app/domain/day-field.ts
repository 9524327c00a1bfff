import { z } from 'zod'
import { type CityDate, cityDate } from './calendar'
import { parseCityDate } from './city-date'

/** Nothing is planned for later; beyond it the calendar ends, and what counts on from a day could not. */
const LAST_DAY = cityDate('2200-12-31')

/**
 * A day that must be given, as people write it (rule 7), from a form.
 * @param examples spellings that the page shows where the text is none, e.g. `令和11年6月1日、R11.6.1、2029-06-01`
 * @param name label of the field: what is wrong with one of several days says which
 * @returns the schema of that day; what is wrong is said in a sentence (rule 11)
 */
export function dayField(examples: string, name = '') {
  const named = (sentence: string) => (name === '' ? sentence : `${name}：${sentence}`)
  return z
    .string(named(NONE))
    .trim()
    .min(1, named(NONE))
    .transform((text, context): CityDate => {
      const parsed = parseCityDate(text)
      if (parsed.ok && parsed.date <= LAST_DAY) return parsed.date
      context.addIssue({ code: 'custom', message: named(parsed.ok ? TOO_LATE : sentenceFor(parsed, examples)) })
      return z.NEVER
    })
}

const NONE = '日付を入れてください。'
const TOO_LATE = 'ずっと先の日です。年を確かめてください。'

function sentenceFor({ bad, meant }: { bad: string; meant?: string }, examples: string): string {
  if (bad === 'DATE_NONEXISTENT') return 'この日は暦にありません。'
  if (bad === 'DATE_ERA') return `その元号にない日です。${meant ? `${meant} のことですか。` : ''}`
  return `${examples} のように入れてください。`
}
