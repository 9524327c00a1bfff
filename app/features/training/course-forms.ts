import { z } from 'zod'
import type { FiscalYear } from '~/domain/calendar'
import { parseFiscalYear } from '~/domain/city-date'
import type { ToldCourse } from '~/domain/course-catalogue'
import { dayField } from '~/domain/day-field'
import { wholeNumberField } from '~/domain/number-field'
import type { SkillLevel } from '~/domain/skill-standard'
import { toSkillLevel } from '~/domain/terms'
import { COURSE_FORMATS, PROVIDER_TYPES } from '~/domain/training'

const CODE = /^[A-Z][A-Z0-9_-]{0,39}$/
const needed = (sentence: string, most: number) =>
  z.string(sentence).trim().min(1, sentence).max(most, `${most} 字までにしてください。`)
const code = z
  .string('コードを入れてください。')
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .pipe(z.string().regex(CODE, 'コードは英大文字で始め、英大文字・数字・「-」・「_」で書いてください。'))

const developRow = z.object({ skill: z.string().max(40).optional(), level: z.coerce.number().int().optional() })

/** A course as the office enters it, from which day it counts, and on which edition the change builds. */
export const courseForm = z
  .object({
    code,
    title: needed('名前を入れてください。', 80),
    providerType: z.enum(PROVIDER_TYPES, '実施する者を選んでください。'),
    providerName: needed('実施する者の名前を入れてください。', 80),
    format: z.enum(COURSE_FORMATS, '形式を選んでください。'),
    hours: z
      .string('時間を入れてください。')
      .transform((text) => Number(text.normalize('NFKC').replace(/[時間\s]/g, '')))
      .pipe(z.number('1.5 のように数で入れてください。').gt(0, '0 より大きい数にしてください。').max(2000)),
    develops: z.array(developRow).max(60).default([]),
    prerequisites: z.array(z.string().regex(CODE)).default([]),
    targetRoles: z.array(z.string().regex(CODE)).default([]),
    capacityPerSession: wholeNumberField('定員は 1〜9999 の数にしてください。', { least: 1, most: 9999 }),
    sessionsPerYear: wholeNumberField('回数は 0〜1000 の数にしてください。', { least: 0, most: 1000 }),
    annualCapacity: wholeNumberField('年の定員は 0〜99999 の数にしてください。', { least: 0, most: 99_999 }),
    capacityByYear: z.string().max(2000).default('').transform(yearsOf),
    fromFiscalYear: z.string('年度を入れてください。').transform(yearOf),
    recurrence: z.enum(['once', 'every_fiscal_year'], 'どれだけの間有効かを選んでください。'),
    completionCriteria: needed('修了の条件を入れてください。', 500),
    costPerSession: wholeNumberField('費用は円の数にしてください（0〜999,999,999）。', { least: 0, most: 999_999_999 }),
    from: dayField('令和11年4月1日、R11.4.1、2029-04-01'),
    edition: z.string().max(20).default(''),
  })
  .transform(({ from, edition, develops, sessionsPerYear, ...fields }, context) => {
    const told: ToldCourse = {
      ...fields,
      sessionsPerYear: sessionsPerYear ?? 0,
      develops: developedOf(develops, context),
    }
    return { told, from, edition }
  })

type DevelopRow = z.output<typeof developRow>

function developedOf(rows: readonly DevelopRow[], context: z.RefinementCtx): ToldCourse['develops'] {
  const chosen: { skillCode: string; toLevel: SkillLevel }[] = []
  rows.forEach(({ skill, level }, index) => {
    if (!skill) return
    const fault = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['develops', index, field], message })
    const toLevel = toSkillLevel(level)
    if (toLevel === null || toLevel === 0) fault('level', 'どのレベルまでかを選んでください。')
    else if (chosen.some((one) => one.skillCode === skill)) fault('skill', '同じスキルが 2 回あります。')
    else chosen.push({ skillCode: skill, toLevel })
  })
  return chosen
}

function yearOf(text: string, context: z.RefinementCtx): FiscalYear {
  const year = parseFiscalYear(text)
  if (year !== null) return year
  context.addIssue({ code: 'custom', message: '令和11年度、R11、2029 のように入れてください。' })
  return z.NEVER
}

/** One line a fiscal year: `令和11年度 60`. */
function yearsOf(text: string, context: z.RefinementCtx): Record<string, number> {
  const seats: Record<string, number> = {}
  for (const line of text.split('\n').map((one) => one.normalize('NFKC').trim())) {
    if (line === '') continue
    const parts = /^(\S+)[\s:：=]+(\d{1,5})\s*席?$/.exec(line)
    const year = parts ? parseFiscalYear(parts[1] ?? '') : null
    if (parts && year !== null) seats[String(year)] = Number(parts[2])
    else context.addIssue({ code: 'custom', message: `「${line}」を「令和11年度 60」のように直してください。` })
  }
  return seats
}
