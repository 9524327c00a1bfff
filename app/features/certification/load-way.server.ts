import type { Reading } from '~/access/read'
import { pathOf } from '~/domain/application-path'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, isValidOn, type Standing, standingOn } from '~/domain/certificate'
import { type Evaluation, evaluateCertification, type Stage } from '~/domain/certification'
import type { CertificationFacts } from '~/domain/certification-facts'
import type { WayCalendar } from '~/domain/certification-moves'
import type { CriterionNames } from '~/domain/criterion-asks'
import type { Career } from '~/domain/goals'
import { type OwnStage, stageOf } from '~/domain/own-stage'
import { type SignerRole, signerRolesOf, signsAs } from '~/domain/signing'
import { roleWord } from '~/domain/terms'
import { applicationsOfPerson, type StoredApplication } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import {
  type CertificationSource,
  certificationFacts,
  certificationSource,
  criterionNames,
  type Ground,
  groundFrom,
  type KnownCourse,
} from '~/facts/certification-facts'
import { courseDatesFor, type OwnWay, ownWay } from '~/facts/own-way'
import type { Sql } from '~/facts/sql'

/** Somebody's way to one role: the rule, what counts for them, and the days to come. */
export type LoadedWay = {
  personId: number
  today: CityDate
  role: CertifiedRole
  way: OwnWay
  standing: Standing | null
  /** What is recorded of it for a day to come. */
  later: Standing | null
  own: OwnStage
  /** All of theirs for this role, the latest first. */
  applications: StoredApplication[]
  judged: Judged | null
}

/** What the rules say; null where none are in force for the role. */
export type Judged = {
  source: CertificationSource
  ground: Ground
  facts: CertificationFacts
  evaluation: Evaluation
  names: CriterionNames
  needsCommittee: boolean
}

/** @param asked the role of the address; null: the one aimed at, else one that is held, else the first step */
export async function loadWay(
  { sql, today }: Pick<Reading, 'sql' | 'today'>,
  personId: number,
  asked: CertifiedRole | null,
): Promise<LoadedWay> {
  const [way, career, all, source] = await Promise.all([
    ownWay(sql, personId, today),
    careerOf(sql, personId),
    applicationsOfPerson(sql, personId),
    certificationSource(sql, today),
  ])
  const standings = (role: CertifiedRole) => career?.certificates[role] ?? []
  const role = asked ?? usualRole(way.aim, (one) => isValidOn(standings(one), today))
  const standing = standingOn(standings(role), today)
  const later = standings(role).find(({ since }) => since > today) ?? null
  const own = stageOf(standing, today)
  const judged = source && (await judge({ sql, personId, today, role, own, source, way, career }))
  const applications = all.filter((one) => one.role === role)
  return { personId, today, role, way, standing, later, own, applications, judged }
}

function usualRole(aim: string | null, holds: (role: CertifiedRole) => boolean): CertifiedRole {
  const aimed = CERTIFIED_ROLES.find((role) => role === aim)
  if (aimed) return aimed
  return (
    [...CERTIFIED_ROLES].reverse().find((role) => role !== 'DATA_SPECIALIST' && holds(role)) ??
    (holds('DATA_SPECIALIST') ? 'DATA_SPECIALIST' : 'DX_LEADER')
  )
}

type Asked = {
  sql: Sql
  personId: number
  today: CityDate
  role: CertifiedRole
  own: OwnStage
  source: CertificationSource
  way: OwnWay
  career: Career | null
}

async function judge({ sql, personId, today, role, own, source, way, career }: Asked): Promise<Judged | null> {
  const ground = groundFrom(source, role, own.stage, today, own.lapsedCondition)
  if (!ground) return null
  const asked = { personIds: [personId], role, day: today, evaluatedOn: today, careers: career ? [career] : [] }
  const facts = (await certificationFacts(sql, asked)).get(personId)
  if (!facts) throw new Error(`no facts of person ${personId}`)
  return {
    source,
    ground,
    facts,
    evaluation: evaluateCertification(ground, facts, { stage: judgedAs(own), on: today, evaluatedOn: today }),
    names: criterionNames(source, ground, new Map(way.projects.map(({ id, title }) => [id, title]))),
    needsCommittee: pathOf(ground.rule, own.stage, own.lapsedCondition).committee,
  }
}

/** Provisions ease a first certification only. */
export function judgedAs({ stage }: Pick<OwnStage, 'stage'>): Stage {
  return stage === 'certification' ? 'certification' : 'renewal'
}

/** The days to come, with the sessions of whatever the criteria still lack. */
export async function calendarOf(sql: Sql, loaded: LoadedWay, judged: Judged): Promise<WayCalendar> {
  const { source, evaluation } = judged
  const { personId, today, way } = loaded
  const signer = signerOf(loaded, judged)
  const courses = new Map(source.courses.map((course) => [course.code, course]))
  const missing = evaluation.criteria.flatMap(({ type, missing: codes }) => (type === 'trainings' ? codes : []))
  const codes = withPrerequisites(
    missing.flatMap((one) => one.split('|')),
    courses,
  )
  return {
    today,
    courses,
    sessions: codes.length === 0 ? [] : await courseDatesFor(sql, personId, codes, today),
    round: roundOf(way),
    waiting: new Map(way.waiting.map(({ skill, level }) => [skill, level])),
    mentor: signer && { role: signer.role, meetings: signer.meetings },
    committees: way.committees,
  }
}

function withPrerequisites(codes: readonly string[], courses: ReadonlyMap<string, KnownCourse>): string[] {
  const all = new Set<string>()
  const add = (code: string) => {
    const course = courses.get(code)
    if (!course || all.has(code)) return
    all.add(code)
    course.prerequisites.forEach(add)
  }
  codes.forEach(add)
  return [...all]
}

/** Once it is handed in, the round still answers what was claimed in it. */
function roundOf({ round, waiting }: OwnWay): WayCalendar['round'] {
  if (!round) return null
  const { canEnter, handInBy, confirmedBy, skills } = round
  const claimed = waiting.flatMap(({ skill, inRound }) => (inRound ? [skill] : []))
  return { handInBy, confirmedBy, skills: new Set(canEnter ? skills : claimed) }
}

/** Whoever signs off: `called` as a page names them. */
export type Signer = { called: string; role: SignerRole; meetings: CityDate[] }

/** The mentor who may sign off; for a master any デジタル技術官 does, who needs no pair. Null: nobody yet. */
export function signerOf({ way, own, today, role }: LoadedWay, { source, ground }: Judged): Signer | null {
  const counts = signerRolesOf(source.published.rules, ground.rule, { ...own, fiscalYear: fiscalYearOf(today) })
  for (const { name, kind, roles: holds, meetings } of way.mentors) {
    const as = signsAs({ pair: kind, holds }, role, counts)
    if (as) return { called: `${name}さん`, role: as, meetings }
  }
  const officer = signsAs({ pair: null, holds: ['TECH_OFFICER'] }, role, counts)
  return officer && { called: roleWord(officer), role: officer, meetings: [] }
}
