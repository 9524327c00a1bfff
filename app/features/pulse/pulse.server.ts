import { type Reading, read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { layoutPulseLine } from '~/charts/pulse-line-layout'
import {
  addDays,
  type CityDate,
  dayOf,
  earlierOf,
  fiscalYearEnd,
  fiscalYearInWareki,
  fiscalYearOf,
  inWareki,
  laterOf,
  withWeekday,
} from '~/domain/calendar'
import { readPlanSheets } from '~/domain/plan-sheets'
import { whyNotPublish } from '~/domain/pulse'
import { goalTargetsOn } from '~/facts/goal-targets'
import { openPulse, type PulseOnDay, pulsesOn } from '~/facts/pulse'
import { pulseParams } from './pulse-params'

const WIDE = { width: 760, height: 320 }
const PHONE = { width: 328, height: 260 }

/** 組織文化の調査: the year's questions for who has not answered, and what became of the years. */
export const pulse = read({
  action: 'pulse.read',
  params: pulseParams,
  subject: () => theCity,
  async run(given, { view }) {
    const { sql, viewer, today, relations } = given
    const years = await pulsesOn(sql, today)
    const open = viewer.personId === null ? null : await openPulse(sql, today, viewer.personId)
    const current = years.find(({ state }) => state === 'open') ?? null
    const told = years.flatMap((one) => (one.published ? [{ ...one, published: one.published }] : []))
    const points = told.map(({ year, published }) => ({
      name: fiscalYearInWareki(year.fiscalYear),
      questions: year.questions,
      tenths: published.tenths,
    }))
    return {
      page: {
        view,
        current: current && currentOf(current, open?.answered ?? null),
        years: years.map(yearOf),
        lines:
          view === 'chart' && points.length > 1
            ? { wide: layoutPulseLine(points, WIDE), phone: layoutPulseLine(points, PHONE) }
            : null,
        questions: (years.at(-1)?.year.questions ?? []).map(String),
        departments: await departmentsOf(given, told.findLast(({ published }) => published.isFinal) ?? null),
        office: relations.has('dx_office') ? await officeOf(given, years, current) : null,
      },
    }
  },
})

export type PulsePage = Awaited<ReturnType<typeof pulse>>

function currentOf({ year, responses }: PulseOnDay, answered: boolean | null) {
  return {
    fiscalYear: year.fiscalYear,
    name: fiscalYearInWareki(year.fiscalYear),
    questions: year.questions.map(String),
    due: withWeekday(year.closesOn),
    responses,
    /** null: the viewer is no member of staff. */
    answered,
  }
}

export type PulseYearRow = ReturnType<typeof yearOf>

function yearOf({ year, state, responses, published }: PulseOnDay) {
  return {
    fiscalYear: year.fiscalYear,
    name: fiscalYearInWareki(year.fiscalYear),
    questions: year.questions.map(String),
    state,
    period: `${inWareki(year.opensOn)}–${inWareki(year.closedOn === null ? year.closesOn : addDays(year.closedOn, -1))}`,
    responses,
    published: published && {
      responses: published.responses,
      tenths: [...published.tenths],
      overall: published.overall,
      isFinal: published.isFinal,
      on: published.publishedOn && inWareki(published.publishedOn),
    },
  }
}

/** The last year that is told, department by department. */
async function departmentsOf({ sql, viewer }: Reading, last: PulseOnDay | null) {
  if (!last || last.departments.length === 0) return null
  const organisation = await organisationToday(sql, viewer)
  return {
    name: fiscalYearInWareki(last.year.fiscalYear),
    rows: last.departments.map(({ departmentId, responses, tenths, overall }) => ({
      departmentId,
      name: organisation.byId.get(departmentId)?.name ?? 'いまはない部局',
      responses,
      tenths: [...tenths],
      overall,
    })),
  }
}

/** What 事務局 may do now, and what a new year begins with. */
async function officeOf({ sql, today }: Reading, years: readonly PulseOnDay[], current: PulseOnDay | null) {
  const published = await goalTargetsOn(sql, today)
  const last = years.at(-1)
  const proposed = published ? (readPlanSheets(published.content)?.pulseQuestions ?? []) : []
  const questions = last ? last.year.questions : proposed
  const has = years.some(({ year }) => year.fiscalYear === fiscalYearOf(today))
  const opensOn = has ? dayOf(fiscalYearOf(today) + 1, 11, 1) : novemberOf(today)
  return {
    whyNotPublish: current ? whyNotPublish(current.state, current.responses, current.interim) : null,
    planned: years.filter(({ state }) => state === 'planned').map(({ year }) => inWareki(year.opensOn)),
    next: {
      name: fiscalYearInWareki(fiscalYearOf(opensOn)),
      opensOn: inWareki(opensOn),
      closesOn: inWareki(earlierOf(addDays(opensOn, 29), fiscalYearEnd(fiscalYearOf(opensOn)))),
      questions: [0, 1, 2].map((place) => questions[place] ?? ''),
    },
  }
}

/** 1 November of the running year, or today when that is over. */
function novemberOf(today: CityDate): CityDate {
  return laterOf(today, dayOf(fiscalYearOf(today), 11, 1))
}
