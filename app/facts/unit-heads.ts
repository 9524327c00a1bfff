import type { CityDate } from '~/domain/calendar'
import { record, takeBack } from '~/facts/record'
import { forgetSkillMapDays } from '~/facts/skill-map-counts'
import type { Sql, Stamp } from '~/facts/sql'

/** From a day on somebody is head or acting head of a unit; whoever was it until then ends the day before. */
export async function appointHeadFrom(
  sql: Sql,
  given: { unitId: number; personId: number; kind: 'head' | 'acting'; from: CityDate },
  stamp: Stamp,
): Promise<number> {
  const { unitId, kind, from } = given
  const standing = await sql.$queryRaw<{ id: number; personId: number; since: CityDate }[]>`
    SELECT h.id, h.person_id AS "personId", h.valid_from::text AS since FROM unit_head h
    WHERE h.unit_id = ${unitId} AND h.kind = ${kind} AND h.voided_at IS NULL AND (h.valid_to IS NULL OR h.valid_to > ${from}::date)
    FOR UPDATE`
  await takeBack(
    sql,
    'unit_head',
    standing.map((row) => row.id),
    stamp,
  )
  const ended = standing
    .filter((row) => row.since < from)
    .map((row) => ({ unitId, personId: row.personId, kind, validFrom: row.since, validTo: from }))
  const ids = await record(
    sql,
    'unit_head',
    [...ended, { unitId, personId: given.personId, kind, validFrom: from, validTo: null }],
    stamp,
  )
  await forgetSkillMapDays(sql, from)
  return ids.at(-1) ?? 0
}
