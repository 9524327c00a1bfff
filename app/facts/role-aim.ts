import type { CityDate } from '~/domain/calendar'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/** From a day on a person aims at a role, or at none (null): what stood before ends the day before. */
export async function changeAim(
  sql: Sql,
  personId: number,
  role: string | null,
  from: CityDate,
  stamp: Stamp,
): Promise<void> {
  const standing = await sql.$queryRaw<{ id: number; role: string; since: CityDate }[]>`
    SELECT a.id, a.role, a.valid_from::text AS since FROM role_aim a
    WHERE a.person_id = ${personId} AND a.voided_at IS NULL AND (a.valid_to IS NULL OR a.valid_to > ${from}::date)
    FOR UPDATE`
  await takeBack(
    sql,
    'role_aim',
    standing.map((aim) => aim.id),
    stamp,
  )
  const ended = standing
    .filter((aim) => aim.since < from)
    .map((aim) => ({ personId, role: aim.role, validFrom: aim.since, validTo: from }))
  const begun = role === null ? [] : [{ personId, role, validFrom: from, validTo: null }]
  await record(sql, 'role_aim', [...ended, ...begun], stamp)
}
