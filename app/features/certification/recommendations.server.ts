import { z } from 'zod'
import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { unitCalled } from '~/access/subject'
import { applicationStateOn } from '~/domain/application'
import { addMonths, type CityDate, inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, standingOn } from '~/domain/certificate'
import { evaluateCertification } from '~/domain/certification'
import { criterionTitle } from '~/domain/criterion-asks'
import { subtreeOf } from '~/domain/organisation'
import { stageOf } from '~/domain/own-stage'
import { recommenderOf } from '~/domain/signing'
import { APPLICATION_STATE_WORDS, roleWord } from '~/domain/terms'
import { type AskedPeople, askedPeople } from '~/facts/asked-people'
import { careersOfPeople } from '~/facts/careers'
import {
  type CertificationSource,
  certificationFacts,
  certificationSource,
  groundFrom,
} from '~/facts/certification-facts'
import { type RecommendedOnes, recommendedOnes } from '~/facts/recommended-ones'
import { latestRecommendations } from '~/facts/signoffs'
import type { Sql } from '~/facts/sql'

export type Recommendable = {
  personId: number
  staffNumber: string | null
  name: string
  role: CertifiedRole
  roleWord: string
  /** The application that waits for the recommendation, or is on its way; null: none yet. */
  application: { applicationId: number; word: string; waits: boolean } | null
  met: number
  judged: number
  missing: string[]
  /** The last recommendation that still counts; null: none. */
  recommendedOn: string | null
  /** Nothing goes by it yet. */
  mayTakeBack: boolean
}

/** Whom the head of a unit may recommend: who was nominated there or has applied, with how far they are. */
export const recommendations = read({
  action: 'recommendations.read',
  params: z.object({ code: z.string() }),
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, viewer, today }, { code }) {
    const organisation = await organisationToday(sql, viewer)
    const unit = organisation.byCode.get(code)
    if (!unit || !viewer.heads.some(({ unitId }) => unitId === unit.unitId)) return null
    const unitIds = subtreeOf(organisation, unit.unitId).map(({ unitId }) => unitId)
    const found = await recommendedOnes(sql, unitIds, today)
    const personIds = [...new Set(found.map(({ personId }) => personId))]
    const [people, given, source] = await Promise.all([
      askedPeople(sql, personIds, today),
      latestRecommendations(sql, personIds, today),
      certificationSource(sql, today),
    ])
    const mine = found.filter(({ personId }) => {
      const asked = people.get(personId)
      return asked && recommenderOf(asked.heads, personId)?.personId === viewer.personId
    })
    const staged = await withStages(sql, mine, today)
    const judged = source ? await judgedBy(sql, source, staged, today) : new Map<string, Judged>()
    const rows = staged.flatMap((one) => rowOf(one, { people, given, judged, today }))
    return {
      page: { unit: { code: unit.code, name: unit.name }, people: rows.sort(waitingFirst) },
      looked: rows.map(({ personId }) => personId),
    }
  },
})

export type RecommendationsPage = Awaited<ReturnType<typeof recommendations>>

type Judged = { met: number; judged: number; missing: string[]; counts: (on: CityDate) => boolean }

/** Who has not applied yet would apply for what their certificate leaves open: the first one, a renewal, or to have it back. */
async function withStages(sql: Sql, ones: readonly RecommendedOnes[], today: CityDate): Promise<RecommendedOnes[]> {
  const careers = await careersOfPeople(
    sql,
    ones.map(({ personId }) => personId),
  )
  const held = new Map(careers.map(({ personId, certificates }) => [personId, certificates]))
  return ones.map((one) => {
    if (one.application) return one
    return { ...one, stage: stageOf(standingOn(held.get(one.personId)?.[one.role] ?? [], today), today).stage }
  })
}

/** What each of them meets today, a fixed number of statements a role. */
async function judgedBy(
  sql: Sql,
  source: CertificationSource,
  ones: readonly RecommendedOnes[],
  today: CityDate,
): Promise<Map<string, Judged>> {
  const roles = CERTIFIED_ROLES.filter((role) => ones.some((one) => one.role === role))
  const found = await Promise.all(
    roles.map(async (role) => {
      const own = ones.filter((one) => one.role === role)
      const personIds = own.map(({ personId }) => personId)
      const facts = await certificationFacts(sql, { personIds, role, day: today, evaluatedOn: today })
      return own.flatMap(({ personId, stage }): [string, Judged][] => {
        const ground = groundFrom(source, role, stage, today)
        const known = facts.get(personId)
        const asksHead = ground?.criteria.find(({ type }) => type === 'recommendation')
        if (!ground || !known || asksHead?.type !== 'recommendation') return []
        const judgedAs = stage === 'certification' ? 'certification' : 'renewal'
        const { criteria } = evaluateCertification(ground, known, { stage: judgedAs, on: today, evaluatedOn: today })
        const own = criteria.filter(({ met, type }) => met !== null && type !== 'recommendation')
        const missing = own.filter(({ met }) => met === false).map(({ type }) => criterionTitle({ type }))
        const counts = (on: CityDate) => on >= addMonths(today, -asksHead.withinMonths)
        return [[`${personId}/${role}`, { met: own.length - missing.length, judged: own.length, missing, counts }]]
      })
    }),
  )
  return new Map(found.flat())
}

type Known = {
  people: ReadonlyMap<number, AskedPeople>
  given: ReadonlyMap<string, CityDate>
  judged: ReadonlyMap<string, Judged>
  today: CityDate
}

function rowOf({ personId, role, application }: RecommendedOnes, known: Known): Recommendable[] {
  const key = `${personId}/${role}`
  const [person, judged, on] = [known.people.get(personId), known.judged.get(key), known.given.get(key)]
  if (!person || !judged) return []
  const state = application && applicationStateOn(application, known.today)
  const { met, judged: all, missing, counts } = judged
  return [
    {
      personId,
      staffNumber: person.staffNumber,
      name: person.name,
      role,
      roleWord: roleWord(role),
      application:
        application && state && state !== 'withdrawn'
          ? {
              applicationId: application.applicationId,
              word: APPLICATION_STATE_WORDS[state],
              waits: state === 'recommendation_pending' && !(on && on >= application.appliedOn),
            }
          : null,
      met,
      judged: all,
      missing,
      recommendedOn: on && counts(on) ? inWareki(on) : null,
      mayTakeBack: !state || state === 'submitted' || state === 'withdrawn',
    },
  ]
}

function waitingFirst(a: Recommendable, b: Recommendable): number {
  const place = (one: Recommendable) => (one.application?.waits ? 0 : one.recommendedOn === null ? 1 : 2)
  return place(a) - place(b) || a.missing.length - b.missing.length || (a.name < b.name ? -1 : 1)
}
