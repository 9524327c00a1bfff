import { type CityDate, cityDate, type FiscalYear, fiscalYear, fiscalYearOf } from '~/domain/calendar'
import { type PlanLine, proposedLine } from '~/domain/training-plan'
import { storeRules } from '~/facts/certification-rules'
import { insertRows, officeTime } from '../bulk'
import rules from '../certification-rules.json'
import { type City, castMember } from '../city'
import timeline from '../timeline.json'
import { enteredOn, type Writing } from '../written'
import { COURSES, type DemoCourse } from './catalogue'

/** The rules of certification, the committees, and the city's plans of training. */
const RULES_FROM = cityDate('2027-04-01')

export async function writePlans(writing: Writing, city: City): Promise<void> {
  const stamp = enteredOn(cityDate('2027-03-15'), 0.3)
  const stored = await storeRules(writing.sql, { version: rules.rulesVersion, content: rules, from: RULES_FROM }, stamp)
  if (stored === null) throw new Error('the rules of certification are there already')
  await insertRows(writing.sql, 'committee', committees())
  const by = writing.accountIds.get(castMember(city, '小杉 亮子')) ?? null
  await insertRows(
    writing.sql,
    'training_plan',
    PLANS.map(({ year, state, savedOn, note }) => ({
      fiscal_year: year,
      version: 1,
      state,
      content: { lines: linesOf(year) },
      note,
      saved_on: savedOn,
      recorded_at: officeTime(savedOn, 0.6),
      recorded_by: by,
    })),
  )
}

type Plan = { year: FiscalYear; state: 'draft' | 'adopted'; savedOn: CityDate; note: string | null }

const PLANS: readonly Plan[] = [
  {
    year: fiscalYear(2027),
    state: 'adopted',
    savedOn: cityDate('2027-03-24'),
    note: '研修をはじめる年度。TRN-303 は試験導入の環境で1回だけ。',
  },
  {
    year: fiscalYear(2028),
    state: 'adopted',
    savedOn: cityDate('2028-03-22'),
    note: 'ノーコードの全庁導入に合わせ、TRN-303 を3回にする。',
  },
  { year: fiscalYear(2029), state: 'draft', savedOn: cityDate('2028-11-13'), note: null },
]

function committees() {
  const places = new Map<number, number>()
  return timeline.committees.map(({ applyBy, heldOn }) => {
    const year = fiscalYearOf(cityDate(heldOn))
    const sequence = (places.get(year) ?? 0) + 1
    places.set(year, sequence)
    return { fiscal_year: year, sequence, apply_by: applyBy, held_on: heldOn }
  })
}

function linesOf(year: FiscalYear): PlanLine[] {
  return COURSES.flatMap((course) => {
    const line = proposedLine({ ...course, courseId: 0 }, year)
    return line === null ? [] : [{ ...line, costPerSession: costOf(course) }]
  })
}

/** Yen a session, by who gives it and for how many days. */
function costOf(course: DemoCourse): number {
  const days = Math.max(1, Math.round(course.hours / 6))
  if (course.providerType === 'internal') return 0
  if (course.format === 'elearning') return 1_320_000
  if (course.providerType === 'joint') return 88_000 * days
  return (course.providerType === 'national' ? 96_000 : 187_000) * days
}
