import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, fiscalYearInWareki, fiscalYearOf, inWareki } from '~/domain/calendar'
import { planYears, targetOfYear } from '~/domain/goal-targets'
import { coverOn, LONGEST_TERM_YEARS, officerStateOn, termWarningOn } from '~/domain/officer-term'
import { goalTargetsOn, type PublishedTargets } from '~/facts/goal-targets'
import { officerTexts } from '~/facts/officer-texts'
import { type NamedTerm, namedTerms } from '~/facts/officers'
import { termLine, timeLeft } from './term-words'

/** 任命: who is, will be and was デジタル技術官, what the plan counts, and whether somebody will follow. */
export const officers = read({
  action: 'officers.read',
  params: z.object({}),
  subject: () => theCity,
  async run(given) {
    const { sql, viewer, today, relations } = given
    const [terms, published] = await Promise.all([namedTerms(sql, today), goalTargetsOn(sql, today)])
    const people = [...new Set(terms.map(({ personId }) => personId))]
    const texts = await officerTexts(sql, people)
    return {
      page: {
        today: inWareki(today),
        mayAppoint: relations.has('dx_office') || relations.has('hr_section'),
        isOffice: relations.has('dx_office'),
        insight: insightOf(terms, today),
        warning: warningOf(terms, today),
        terms: [...terms].sort(byState(today)).map((term) => ({
          ...termLine(term, terms, today),
          isSelf: term.personId === viewer.personId,
          expectation: lastVersion(texts, term.personId, 'expectation'),
          handover: lastVersion(texts, term.personId, 'handover'),
        })),
        years: published ? yearsOf(published, terms, today) : [],
        longestYears: LONGEST_TERM_YEARS,
      },
      looked: people.filter((personId) => personId !== viewer.personId),
    }
  },
})

export type OfficersPage = Awaited<ReturnType<typeof officers>>

/** The warning that nobody will be in office, for 事務局's home; null: none. */
export const officerWarning = read({
  action: 'officers.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }: Reading) {
    return { page: { warning: warningOf(await namedTerms(sql, today), today) } }
  },
})

export type OfficerWarning = Awaited<ReturnType<typeof officerWarning>>

function byState(today: CityDate) {
  const ORDER = ['in_office', 'planned', 'left', 'term_ended']
  const place = (term: NamedTerm) => ORDER.indexOf(officerStateOn(term, today))
  return (a: NamedTerm, b: NamedTerm) => Math.min(place(a), 2) - Math.min(place(b), 2) || (a.from < b.from ? 1 : -1)
}

function lastVersion(texts: Awaited<ReturnType<typeof officerTexts>>, personId: number, kind: string) {
  const last = texts.find((text) => text.personId === personId && text.kind === kind)
  return last ? { version: last.version, from: inWareki(last.effectiveOn) } : null
}

/** What is so from 12 months before the last day in office on, and while nobody is: whatever has been told of it. */
function warningOf(terms: readonly NamedTerm[], today: CityDate) {
  const cover = coverOn(terms, today)
  const isPlanned = terms.some((term) => term.from > today)
  if (cover === null) {
    const last = [...terms].sort((a, b) => (a.through < b.through ? 1 : -1))[0]
    if (!last || isPlanned) return null
    return shownWarning(last, {
      isVacant: true,
      left: '',
      ways: 'いないあいだは、レベル 4 の確認とマスターの承認ができません。',
    })
  }
  const warning = termWarningOn(terms, today, () => null)
  const last = warning && terms.find((term) => term.personId === warning.personId && term.through === warning.on)
  if (!last) return null
  const { longest } = termLine(last, terms, today)
  return shownWarning(last, {
    isVacant: false,
    left: timeLeft(today, last.through),
    ways:
      longest === null
        ? '任期は通算の上限にあるので、延ばせません。後任の採用を決めて、記録してください。'
        : `${longest}まで延ばせます。延ばすか、後任を決めて、記録してください。`,
  })
}

function shownWarning(
  { name, staffNumber, through }: NamedTerm,
  more: { isVacant: boolean; left: string; ways: string },
) {
  return { name, staffNumber, on: inWareki(through), ...more }
}

function insightOf(terms: readonly NamedTerm[], today: CityDate) {
  const cover = coverOn(terms, today)
  const inOffice = terms.filter((term) => officerStateOn(term, today) === 'in_office')
  const planned = terms.filter((term) => officerStateOn(term, today) === 'planned')
  if (terms.length === 0) return null
  if (cover === null) {
    const [next] = planned
    return next
      ? { before: 'いまデジタル技術官はいません。', point: `${inWareki(next.from)}に着任します`, after: '。' }
      : { before: 'いまデジタル技術官はいません。', point: '後任が決まっていません', after: '。' }
  }
  const now = `デジタル技術官は ${inOffice.length} 人が在任しています。`
  const until = `${inWareki(cover.through)}（${timeLeft(today, cover.through)}）`
  if (cover.next !== null)
    return {
      before: now,
      point: `${inWareki(cover.through)}の翌日から、次の人が来る ${inWareki(cover.next)}まで空きます`,
      after: '。',
    }
  const follows = planned.length > 0
  return follows
    ? { before: `${now}後任まで決まっていて、`, point: `${until}まで続きます`, after: '。' }
    : { before: `${now}任期は `, point: `${until}まで`, after: 'で、そのあとは決まっていません。' }
}

/** Hired in each year of the plan against its target, by the day of the decision (IND-31-TECH). */
function yearsOf({ targets }: PublishedTargets, terms: readonly NamedTerm[], today: CityDate) {
  return planYears(targets)
    .filter((year) => year <= fiscalYearOf(today))
    .flatMap((year) => {
      const hired = terms.filter(
        ({ hireDecidedOn, from }) => fiscalYearOf(hireDecidedOn ?? from) === year && (hireDecidedOn ?? from) <= today,
      )
      const target = targetOfYear(targets, 'TECH_OFFICER', year)
      if (target === null && hired.length === 0) return []
      return [{ year: fiscalYearInWareki(year), target, hired: hired.length, names: hired.map(({ name }) => name) }]
    })
}
