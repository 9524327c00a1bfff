import type { CityDate } from '~/domain/calendar'
import { confirmingPlaceOf, type Organisation, subtreeOf, type Unit } from '~/domain/organisation'
import { byTitle } from '~/domain/section-order'
import { type FiscalYearStaff, fiscalYearStaffOf } from '~/facts/fiscal-year-inclusions'
import type { Sql } from '~/facts/sql'

export type UnitPerson = {
  personId: number
  staffNumber: string | null
  name: string
  title: string
  unitId: number
  unitName: string
  kind: 'primary' | 'concurrent'
}

/** Everybody with a post in a unit or below it, by title. */
export async function peopleIn(sql: Sql, organisation: Organisation, unit: Unit, day: CityDate): Promise<UnitPerson[]> {
  const unitIds = subtreeOf(organisation, unit.unitId).map((each) => each.unitId)
  const people = await sql.$queryRaw<UnitPerson[]>`
    SELECT p.person_id AS "personId", n.number AS "staffNumber", a.name, p.title, p.unit_id AS "unitId", u.name AS "unitName", p.kind
    FROM posts_on(${day}::date) p
    JOIN particulars_on(${day}::date) a ON a.person_id = p.person_id
    JOIN units_on(${day}::date) u ON u.unit_id = p.unit_id
    LEFT JOIN staff_numbers() n ON n.person_id = p.person_id
    WHERE p.unit_id = ANY (${unitIds}::int[])`
  return people.sort(byTitle)
}

/** Those whom the unit's own head confirms: what can be handed to a delegate. */
export function confirmedByHeadOf(organisation: Organisation, unit: Unit, people: readonly UnitPerson[]): UnitPerson[] {
  return people.filter(
    (person) => person.kind === 'primary' && confirmingPlaceOf(organisation, person)?.unit.unitId === unit.unitId,
  )
}

/** The 会計年度任用職員 among those whom the unit's own head confirms, with their terms and inclusions. */
export async function fiscalYearStaffIn(
  sql: Sql,
  organisation: Organisation,
  unit: Unit,
  day: CityDate,
): Promise<{ person: UnitPerson; facts: FiscalYearStaff }[]> {
  const people = confirmedByHeadOf(organisation, unit, await peopleIn(sql, organisation, unit, day))
  const staff = await fiscalYearStaffOf(
    sql,
    people.map((person) => person.personId),
    day,
  )
  const factsOf = new Map(staff.map((facts) => [facts.personId, facts]))
  return people.flatMap((person) => {
    const facts = factsOf.get(person.personId)
    return facts ? [{ person, facts }] : []
  })
}
