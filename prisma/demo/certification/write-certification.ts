import { type Application, type ApplicationEvent, applicationAfter } from '~/domain/application'
import { pathOf } from '~/domain/application-path'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { ruleInYear } from '~/domain/certification-rules'
import { rulesOn } from '~/facts/certification-rules'
import { insertRows, insertRowsForIds, officeTime } from '../bulk'
import { type City, castMember, type Person } from '../city'
import type { Programme } from '../programme'
import { personId, type Writing } from '../written'
import { applicantsOf } from './applicants'
import { applicationDays } from './application-days'
import { type Committees, writeCommittees } from './committees'
import { dossiersOf, type Frozen } from './dossiers'
import { type Given, type Givers, writeGiven } from './given'
import { conditionOf, reasonOf, statementOf } from './words'

/**
 * 申請・承認・推薦・認定委員会: the applications of every round as the timeline counts them, each with its events and what
 * was frozen with it. After everything that counts for a certificate, before the certificates' numbers.
 */
export async function writeCertification(writing: Writing, city: City, programme: Programme): Promise<void> {
  const places = new Map<string, number>()
  const all = applicantsOf(programme).map((applicant): Given => {
    const kind = `${applicant.committee} ${applicant.role} ${applicant.outcome}`
    const place = places.get(kind) ?? 0
    places.set(kind, place + 1)
    return { applicant, days: applicationDays(applicant, place) }
  })
  const committees = await writeCommittees(writing, city)
  const givers = await writeGiven(writing, city, programme, all)
  const asked = all.map((given) => ({
    given,
    personId: personId(writing, given.applicant.person),
    role: given.applicant.role,
    stage: given.applicant.stage,
    on: given.days.submitted,
  }))
  const frozen = await dossiersOf(writing.sql, asked)
  const told: Told[] = []
  for (const one of asked) {
    const dossier = frozen.get(one)
    if (dossier) told.push(await tell(writing, one.given, dossier, givers, committees))
  }
  const ids = await insertRowsForIds(
    writing.sql,
    'application',
    told.map(({ row }) => row),
  )
  const office = castMember(city, '奥村 亮')
  const events = told.flatMap(({ events: own, by }, place) =>
    own.map(({ event, comment, detail }) => ({
      application_id: ids[place],
      event: event.event,
      on: event.on,
      by_person_id: by(event) === 'office' ? personId(writing, office) : by(event),
      comment,
      detail,
      recorded_at: officeTime(event.on, event.event === 'start' ? 0.2 : 0.5),
      recorded_by: by(event) === 'office' ? (writing.accountIds.get(office) ?? null) : null,
    })),
  )
  await insertRows(writing.sql, 'application_event', events)
}

type ToldEvent = { event: ApplicationEvent; comment: string | null; detail: Record<string, unknown> | null }
type Told = {
  row: Record<string, unknown>
  events: ToldEvent[]
  by: (event: ApplicationEvent) => number | null | 'office'
}

async function tell(
  writing: Writing,
  given: Given,
  { dossier, evaluation, rulesId }: Frozen,
  givers: Givers,
  committees: Committees,
): Promise<Told> {
  const { applicant, days } = given
  const { person, role, stage, committee, outcome } = applicant
  const path = await pathOn(writing, applicant, days.submitted)
  const before = (day: CityDate | null) => day !== null && days.accepted !== null && day <= days.accepted
  const known = { signedOff: before(days.signedOff), recommended: before(days.recommended) }
  const events = eventsOf(given, known, { dossier, committees, person })
  const { state } = applicationAfter(
    events.map(({ event }) => event),
    path,
    known,
  )
  if (state !== outcome) throw new Error(`the application of ${person.number} ends as ${state}, not ${outcome}`)
  const own = personId(writing, person)
  return {
    row: {
      person_id: own,
      role,
      stage,
      state,
      started_on: days.started,
      applied_on: days.submitted,
      rules_id: rulesId,
      committee_id: committee === null ? null : committees.idOf(committee),
      dossier,
      statement: statementOf(applicant, evaluation),
      revision: events.length,
      recorded_at: officeTime(days.started, 0.2),
      recorded_by: writing.accountIds.get(person) ?? null,
    },
    events,
    by: ({ event }) => {
      if (event === 'sign_off') return givers.signer(given)
      if (event === 'recommend') return givers.recommender(given)
      return event === 'accept' || event === 'decide' ? 'office' : own
    },
  }
}

async function pathOn({ sql }: Writing, { role, stage }: Given['applicant'], day: CityDate) {
  const published = await rulesOn(sql, day)
  const rule = published && ruleInYear(published.rules, role, fiscalYearOf(day))
  if (!rule) throw new Error(`no rule for ${role} on ${day}`)
  return pathOf(rule, stage, stage === 'revival')
}

/** In their order; what was given before the acceptance is no event of its own. */
function eventsOf(
  { applicant, days }: Given,
  known: Pick<Application, 'signedOff' | 'recommended'>,
  { dossier, committees, person }: { dossier: Frozen['dossier']; committees: Committees; person: Person },
): ToldEvent[] {
  const { outcome, stage, committee } = applicant
  const plain = (event: ApplicationEvent, detail: Record<string, unknown> | null = null): ToldEvent => ({
    event,
    comment: null,
    detail,
  })
  const events: ToldEvent[] = [
    plain({ event: 'start', on: days.started }),
    plain({ event: 'submit', on: days.submitted }, { lapsedCondition: stage === 'revival' }),
  ]
  if (days.accepted) events.push(plain({ event: 'accept', on: days.accepted }, { given: known }))
  const later: ToldEvent[] = []
  if (days.signedOff && !known.signedOff) later.push(plain({ event: 'sign_off', on: days.signedOff }))
  if (days.recommended && days.accepted && !known.recommended)
    later.push(plain({ event: 'recommend', on: days.recommended }))
  later.sort((a, b) => (a.event.on < b.event.on ? -1 : 1))
  events.push(...later)
  if (days.ended === null) return events
  if (outcome === 'withdrawn') return [...events, plain({ event: 'withdraw', on: days.ended })]
  const decision = outcome === 'refused' ? ('refused' as const) : ('certified' as const)
  const { reason, next } = reasonOf(applicant, dossier)
  const condition = decision === 'certified' ? conditionOf(applicant) : null
  return [
    ...events,
    {
      event: { event: 'decide', on: days.ended, decision },
      comment: decision === 'refused' ? `${reason}\n次にすること：${next}` : null,
      detail: {
        decision,
        ...(committee && {
          committee: committees.idOf(committee),
          ...committees.present(committee, person, days.ended),
        }),
        ...(condition && { condition }),
      },
    },
  ]
}
