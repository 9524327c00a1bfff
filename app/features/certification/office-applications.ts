import { applicationStateOn, decideBy, waitsFor } from '~/domain/application'
import { pathOf } from '~/domain/application-path'
import { type CityDate, daysBetween, fiscalYearOf } from '~/domain/calendar'
import { ruleInYear } from '~/domain/certification-rules'
import { dayInWords } from '~/domain/session-words'
import { recommenderOf, signerRolesOf } from '~/domain/signing'
import { APPLICATION_STAGE_WORDS, roleWord } from '~/domain/terms'
import { type AskedPeople, askedPeople } from '~/facts/asked-people'
import { signersAmong } from '~/facts/candidacy'
import { type PublishedRules, rulesById } from '~/facts/certification-rules'
import { applicationsUnderWay, type OpenApplication } from '~/facts/open-applications'
import type { Sql } from '~/facts/sql'
import type { OfficeApplication, OfficeState } from './office-words'

/** Everything under way, with whom each waits for; what lapsed has gone. */
export async function officeApplications(sql: Sql, today: CityDate): Promise<OfficeApplication[]> {
  const open = (await applicationsUnderWay(sql)).filter((one) => applicationStateOn(one, today) !== 'withdrawn')
  const [people, rules] = await Promise.all([
    askedPeople(
      sql,
      open.map(({ personId }) => personId),
      today,
    ),
    rulesOfOpen(sql, open),
  ])
  return open.flatMap((one) => {
    const person = people.get(one.personId)
    const published = rules.get(one.rulesId)
    return person && published ? [shown(one, person, published, today)] : []
  })
}

/** The versions of the rules by which these applications stand. */
export async function rulesOfOpen(sql: Sql, open: readonly OpenApplication[]): Promise<Map<number, PublishedRules>> {
  const ids = [...new Set(open.map(({ rulesId }) => rulesId))]
  const found = await Promise.all(ids.map((id) => rulesById(sql, id)))
  return new Map(found.flatMap((one) => (one ? [[one.id, one]] : [])))
}

function shown(
  one: OpenApplication,
  person: AskedPeople,
  published: PublishedRules,
  today: CityDate,
): OfficeApplication {
  const { applicationId, personId, role, appliedOn, since } = one
  const state = officeState(one, published)
  const limit = decideBy({ ...UNDECIDED, state: one.state, appliedOn }) ?? appliedOn
  return {
    applicationId,
    personId,
    role,
    name: person.name,
    staffNumber: person.staffNumber,
    unitName: person.unitName ?? '',
    roleWord: roleWord(role),
    stage: APPLICATION_STAGE_WORDS[one.stage],
    state,
    waitsFor: namesWaitedFor(one, state, person, published, today),
    since: dayInWords(since, today),
    waitedDays: daysBetween(since, today),
    decideBy: dayInWords(limit, today),
    decideByDay: limit,
  }
}

const UNDECIDED = {
  decidedOn: null,
  decidedAs: null,
  deferredIn: null,
  reviewed: false,
  signedOff: false,
  recommended: false,
}

/** As 事務局 sorts it: where nobody else is asked any more, the decision is theirs. */
export function officeState(one: OpenApplication, { rules }: PublishedRules): OfficeState {
  const rule = ruleInYear(rules, one.role, fiscalYearOf(one.appliedOn))
  const path = rule && pathOf(rule, one.stage, one.lapsedCondition)
  if (!path || path.committee) return one.state as OfficeState
  const isReady = waitsFor(one, path) === null && (one.accepted || !(path.signoff || path.recommendation))
  return isReady ? 'decision' : (one.state as OfficeState)
}

function namesWaitedFor(
  one: OpenApplication,
  state: OfficeState,
  people: AskedPeople,
  { rules }: PublishedRules,
  today: CityDate,
): string {
  switch (state) {
    case 'submitted':
    case 'decision':
      return '事務局'
    case 'signoff_pending': {
      const rule = ruleInYear(rules, one.role, fiscalYearOf(one.appliedOn))
      const fiscalYear = fiscalYearOf(one.appliedOn)
      const signers = rule ? signerRolesOf(rules, rule, { ...one, fiscalYear }) : []
      return namesAmong(people, signersAmong(people, { role: one.role, signers })) ?? '承認できる人がいません'
    }
    case 'recommendation_pending': {
      const head = recommenderOf(people.heads, one.personId)
      return head ? `${head.name}さん` : '推薦できる長がいません'
    }
    case 'committee_pending':
      return one.committee
        ? `第 ${one.committee.sequence} 回 ${dayInWords(one.committee.heldOn, today)}`
        : '認定委員会（回が未定）'
  }
}

function namesAmong({ mentors, officers }: AskedPeople, personIds: readonly number[]): string | null {
  const named = [...mentors, ...officers].filter(({ personId }) => personIds.includes(personId))
  const names = [...new Set(named.map(({ name }) => `${name}さん`))]
  return names.length > 0 ? names.join('・') : null
}
