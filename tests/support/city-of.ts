import { type CityDate, cityDate } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import { readSkillStandard } from '~/domain/skill-standard'
import { type RecordedRows, record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'
import { publishStandard, storeStandardDraft } from '~/facts/standard-draft'
import reference from '../../prisma/demo/skill-standard.json'

/** A small city for tests, built row by row through the same facts as the portal. */

export const STAMP: Stamp = { at: new Date('2028-11-15T10:00:00+09:00'), by: null }
export const BEGINNING = cityDate('2026-04-01')

/** Puts the reference standard in force. @returns the id of each skill by its code */
export async function standardFrom(sql: Sql, from: CityDate): Promise<Map<string, number>> {
  const read = readSkillStandard(reference)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const draft = await storeStandardDraft(sql, read.standard, STAMP)
  if (!draft.stored) throw new Error(draft.reason)
  await publishStandard(sql, draft.versionId, from, STAMP)
  const skills = await sql.$queryRaw<{ id: number; code: string }[]>`
    SELECT id, code FROM skill WHERE standard_version_id = ${draft.versionId}`
  return new Map(skills.map((skill) => [skill.code, skill.id]))
}

type UnitGiven = { code: string; name: string; parentId?: number; confirms?: boolean; kind?: string; from?: CityDate }

/** A unit that begins on a day; a department when it has no parent, else a section. */
export async function unit(sql: Sql, given: UnitGiven): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`INSERT INTO unit (code) VALUES (${given.code}) RETURNING id`
  if (!row) throw new Error('no unit')
  const period: RecordedRows['unit_period'] = {
    unitId: row.id,
    name: given.name,
    parentId: given.parentId ?? null,
    kind: given.kind ?? (given.parentId === undefined ? 'department' : 'section'),
    label: null,
    appointingAuthority: 'mayor',
    workplaceType: 'office',
    confirms: given.confirms ?? true,
    headPost: null,
    validFrom: given.from ?? BEGINNING,
    validTo: null,
  }
  await record(sql, 'unit_period', [period], STAMP)
  return row.id
}

type PersonGiven = {
  number: string
  name: string
  kana?: string
  formerName?: string
  email?: string
  unitId: number
  employmentType?: string
  title?: string
  from?: CityDate
}

/** Somebody with a number, a name, an employment and a primary post, who was told the purpose. @returns the id */
export async function person(sql: Sql, given: PersonGiven): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`INSERT INTO person DEFAULT VALUES RETURNING id`
  if (!row) throw new Error('no person')
  const personId = row.id
  const validFrom = given.from ?? BEGINNING
  const kana = given.kana ?? 'テスト'
  const formerName = given.formerName ?? null
  const searchKey = foldForSearch([given.name, kana, formerName ?? ''].join(' '))
  await record(sql, 'person_number', [{ personId, number: given.number }], STAMP)
  await record(
    sql,
    'person_particulars',
    [{ personId, name: given.name, kana, formerName, email: given.email ?? null, searchKey, validFrom, validTo: null }],
    STAMP,
  )
  await record(
    sql,
    'employment',
    [
      {
        personId,
        employmentType: given.employmentType ?? 'permanent',
        jobCategory: '事務',
        termEndsOn: null,
        retirementFiscalYear: null,
        validFrom,
        validTo: null,
      },
    ],
    STAMP,
  )
  await record(
    sql,
    'post',
    [{ personId, unitId: given.unitId, title: given.title ?? '主事', kind: 'primary', validFrom, validTo: null }],
    STAMP,
  )
  await sql.$executeRaw`
    INSERT INTO purpose_acknowledgement (person_id, notice_version, acknowledged_on, recorded_at)
    SELECT ${personId}, n.version, ${validFrom}::date, ${STAMP.at} FROM purpose_notice n`
  return personId
}

/** A row of a confirmation by 事務局, to be recorded. */
export function confirmed(
  personId: number,
  skillId: number,
  level: number,
  on: CityDate,
): RecordedRows['confirmation'] {
  return {
    personId,
    skillId,
    level,
    confirmedOn: on,
    confirmedById: null,
    confirmedAs: 'dx_office',
    source: 'off_cycle',
    roundId: null,
    selfAssessmentId: null,
    comment: null,
  }
}

/** Moves somebody's primary post to another unit from a day, as an order does: the row is taken back and replaced. */
export async function transfer(sql: Sql, personId: number, unitId: number, from: CityDate): Promise<void> {
  const [post] = await sql.$queryRaw<{ id: number; unitId: number; title: string; since: CityDate }[]>`
    SELECT id, unit_id AS "unitId", title, valid_from::text AS since FROM post
    WHERE person_id = ${personId} AND kind = 'primary' AND voided_at IS NULL AND valid_to IS NULL`
  if (!post) throw new Error('no post')
  await takeBack(sql, 'post', [post.id], STAMP)
  await record(
    sql,
    'post',
    [
      { personId, unitId: post.unitId, title: post.title, kind: 'primary', validFrom: post.since, validTo: from },
      { personId, unitId, title: post.title, kind: 'primary', validFrom: from, validTo: null },
    ],
    STAMP,
  )
}
