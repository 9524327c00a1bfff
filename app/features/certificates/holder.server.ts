import { z } from 'zod'
import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { type CityDate, daysBetween, fiscalYear, fiscalYearInWareki, inWareki } from '~/domain/calendar'
import {
  CERTIFIED_ROLES,
  type CertificateState,
  type CertifiedRole,
  limitOf,
  standingOn,
  stateOn,
} from '~/domain/certificate'
import { CHANGES_BY_ORDER, OFFICE_CHANGES, type OfficeChange, possibleChanges } from '~/domain/certificate-changes'
import { grantOn } from '~/domain/certificate-standing'
import type { Career } from '~/domain/goals'
import { CERTIFICATE_STATE_WORDS, roleWord } from '~/domain/terms'
import { careerOf } from '~/facts/careers'
import { certificateHistory } from '~/facts/certificate-history'
import { type HolderPerson, holderPeople } from '~/facts/certificate-holders'
import { type Certificate, certificatesOfPeople } from '~/facts/certificates'
import { personNumbered } from '~/facts/person-number'
import { servicePeriods } from '~/facts/service-periods'
import { lastFixedYear } from '~/facts/year-ends'
import { historyRows } from './history-rows'
import { certificateHolder } from './holder-subject'
import { placeOf } from './load-holders.server'
import { proposalInWords, proposalsOf } from './order-proposals'
import { countedInWords, nextInWords } from './standing-words'

/** One person's certificates: what each is, what happened to it, and what may be recorded next. */
export const certificateHolderPage = read({
  action: 'certificate-holder.read',
  params: z.object({ staffNumber: z.string().max(20) }),
  subject: certificateHolder,
  async run({ sql, viewer, today, relations }, { staffNumber }) {
    const personId = await personNumbered(sql, staffNumber)
    const career = personId === null ? null : await careerOf(sql, personId)
    if (personId === null || !career) return null
    const [people, history, certificates, services, fixed, organisation] = await Promise.all([
      holderPeople(sql, [personId], today, ''),
      certificateHistory(sql, personId),
      certificatesOfPeople(sql, [personId]),
      servicePeriods(sql, [personId]),
      lastFixedYear(sql),
      organisationToday(sql, viewer),
    ])
    const person = people.get(personId)
    if (!person) return null
    const may = { isOffice: relations.has('dx_office'), isSelf: viewer.personId === personId }
    return {
      page: {
        staffNumber: person.staffNumber,
        name: person.name,
        place: placeOf(person, organisation),
        today,
        ...may,
        certificates: CERTIFIED_ROLES.flatMap((role) => certificateNow(career, role, certificates, today)),
        earlier: earlierOf(career, certificates, today),
        counted: countedInWords(career, today),
        changes: may.isSelf ? [] : changesOf(career, may.isOffice, today),
        proposals: may.isSelf ? [] : proposalsFor(career, person, services, { today, isOffice: may.isOffice }),
        insight: insightOf(career, today),
        fixed: fixed && { year: fiscalYearInWareki(fixed), next: fiscalYearInWareki(fiscalYear(fixed + 1)) },
        history: historyRows(history, career, { ...may, today }),
      },
      looked: may.isSelf ? [] : [personId],
    }
  },
})

export type HolderPage = Awaited<ReturnType<typeof certificateHolderPage>>

/** The next limit that comes by itself, and how far it is. */
function insightOf({ certificates }: Career, today: CityDate): { point: string; after: string } | null {
  const limits = CERTIFIED_ROLES.flatMap((role) => {
    const standing = standingOn(certificates[role], today)
    if (!standing || stateOn(standing, today) !== 'valid') return []
    return [{ role, limit: limitOf(standing), conditional: standing.conditionalThrough !== null }]
  })
  const [first] = limits.sort((a, b) => (a.limit < b.limit ? -1 : 1))
  if (!first) return null
  const what = first.conditional ? '条件の期限' : '期限'
  return {
    point: `${roleWord(first.role)}の${what}まで、あと ${daysBetween(today, first.limit).toLocaleString('ja-JP')} 日`,
    after: `です（${inWareki(first.limit)}）。`,
  }
}

export type CertificateNow = {
  role: CertifiedRole
  roleWord: string
  state: CertificateState
  word: string
  number: string | null
  hasPaper: boolean
  grantedOn: string
  validThrough: string
  conditionalThrough: string | null
  says: string[]
}

function certificateNow(
  { certificates }: Career,
  role: CertifiedRole,
  numbered: readonly Certificate[],
  today: CityDate,
): CertificateNow[] {
  const standings = certificates[role]
  const standing = standingOn(standings, today)
  const state = standing && stateOn(standing, today)
  if (!standing || !state) return []
  const number = numbered.find((one) => one.role === role && one.grantedOn === standing.grantedOn)?.number ?? null
  const later = standings.find(({ since }) => since > today)
  return [
    {
      role,
      roleWord: roleWord(role),
      state,
      word: CERTIFICATE_STATE_WORDS[state],
      number,
      hasPaper: number !== null && state !== 'revoked',
      grantedOn: inWareki(standing.grantedOn),
      validThrough: inWareki(standing.validThrough),
      conditionalThrough: standing.conditionalThrough && inWareki(standing.conditionalThrough),
      says: later ? [laterInWords(later.lastEvent, later.since)] : nextInWords(standing, today),
    },
  ]
}

const LATER: Readonly<Record<string, string>> = {
  suspend: '停止します',
  resume: '再開します',
  leave: '終わります（退職など）',
  resign: '終わります（返上）',
  restart: '再開します（再任用）',
}

function laterInWords(event: string, since: CityDate): string {
  return `${inWareki(since)}から${LATER[event] ?? '変わります'}。もう記録してあります。`
}

/** Numbers of grants that another one has followed. */
function earlierOf({ certificates }: Career, numbered: readonly Certificate[], today: CityDate) {
  return numbered.flatMap(({ number, role, grantedOn }) => {
    const now = standingOn(certificates[role], today)
    if (now?.grantedOn === grantedOn) return []
    const then = grantOn(certificates[role], grantedOn, today)
    return [
      {
        number,
        roleWord: roleWord(role),
        grantedOn: inWareki(grantedOn),
        hasPaper: then !== null && then.state !== 'revoked',
      },
    ]
  })
}

export type PossibleChange = {
  event: OfficeChange
  certificates: { role: CertifiedRole; roleWord: string; limit: string }[]
}

/** What may be recorded, and of which certificates: nothing where a day to come is recorded already. */
function changesOf({ certificates }: Career, isOffice: boolean, today: CityDate): PossibleChange[] {
  const open: readonly OfficeChange[] = isOffice ? OFFICE_CHANGES : CHANGES_BY_ORDER
  return open.flatMap((event) => {
    const concerned = CERTIFIED_ROLES.flatMap((role) => {
      const standing = certificates[role].at(-1)
      if (!standing || standing.since > today || !possibleChanges(standing).includes(event)) return []
      return [{ role, roleWord: roleWord(role), limit: inWareki(limitOf(standing)) }]
    })
    return concerned.length > 0 ? [{ event, certificates: concerned }] : []
  })
}

function proposalsFor(
  career: Career,
  person: HolderPerson,
  services: Parameters<typeof proposalsOf>[1],
  { today, isOffice }: { today: CityDate; isOffice: boolean },
) {
  return proposalsOf([career], services, today)
    .filter(({ event }) => isOffice || event !== 'restart')
    .map((proposed) => proposalInWords(proposed, person))
}
