import { addDays, type CityDate } from '~/domain/calendar'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

type DelegationLine = {
  delegationId: number
  personId: number
  name: string
  title: string | null
  kind: 'delegate' | 'proxy'
  personIds: number[]
  /** Names of the people named, in the order of their names; empty: everybody. */
  names: string[]
  from: CityDate
  /** The last day. */
  through: CityDate
}

/** Delegations in a unit that stand on a day or begin later. */
export async function delegationsIn(sql: Sql, unitId: number, day: CityDate): Promise<DelegationLine[]> {
  return sql.$queryRaw<DelegationLine[]>`
    SELECT g.id AS "delegationId", g.person_id AS "personId", p.name, o.title, g.kind, g.person_ids AS "personIds",
      coalesce((SELECT array_agg(q.name ORDER BY q.kana) FROM particulars_on(${day}::date) q WHERE q.person_id = ANY (g.person_ids)), '{}') AS names,
      g.valid_from::text AS from, (g.valid_to - 1)::text AS through
    FROM delegation g
    JOIN particulars_on(${day}::date) p ON p.person_id = g.person_id
    LEFT JOIN posts_on(${day}::date) o ON o.person_id = g.person_id AND o.kind = 'primary'
    WHERE g.unit_id = ${unitId} AND g.voided_at IS NULL AND g.valid_to > ${day}::date
    ORDER BY g.kind, g.valid_from, g.id`
}

/** Names somebody for a period, its last day included. */
export async function nameDelegation(
  sql: Sql,
  given: {
    unitId: number
    personId: number
    kind: 'delegate' | 'proxy'
    personIds: number[]
    from: CityDate
    through: CityDate
  },
  stamp: Stamp,
): Promise<number> {
  const { through, from, ...rest } = given
  const [id] = await record(sql, 'delegation', [{ ...rest, validFrom: from, validTo: addDays(through, 1) }], stamp)
  return id ?? 0
}

/** The unit of a delegation that stands; null when it was taken back or never was. */
export async function unitOfDelegation(sql: Sql, delegationId: number): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ unitId: number }[]>`
    SELECT unit_id AS "unitId" FROM delegation WHERE id = ${delegationId} AND voided_at IS NULL`
  return row?.unitId ?? null
}

/** Ends a delegation with a day as its last one; one that had not begun by then never was. */
export async function endDelegationOn(sql: Sql, delegationId: number, lastDay: CityDate, stamp: Stamp): Promise<void> {
  const [row] = await sql.$queryRaw<
    { unitId: number; personId: number; kind: 'delegate' | 'proxy'; personIds: number[]; from: CityDate }[]
  >`
    SELECT unit_id AS "unitId", person_id AS "personId", kind, person_ids AS "personIds", valid_from::text AS from
    FROM delegation WHERE id = ${delegationId} AND voided_at IS NULL AND valid_to > ${lastDay}::date + 1 FOR UPDATE`
  if (!row) return
  await takeBack(sql, 'delegation', [delegationId], stamp)
  if (row.from <= lastDay) await nameDelegation(sql, { ...row, through: lastDay }, stamp)
}
