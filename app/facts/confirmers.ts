import type { CityDate } from '~/domain/calendar'
import { confirmingPlaceOf, coversPerson } from '~/domain/organisation'
import { organisationOn, primaryPostsOf } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'

/** Who confirms somebody, and in which unit they do it. */
export type Confirmer = { confirmerId: number; unitCode: string }

/** Who confirms each of these people on a day: the head, and whom the head has named; nobody for whoever is not posted. */
export async function confirmersOf(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
): Promise<Map<number, Confirmer[]>> {
  if (personIds.length === 0) return new Map()
  const organisation = await organisationOn(sql, day)
  const posts = await primaryPostsOf(sql, personIds, day)
  const delegations = await sql.$queryRaw<{ unitId: number; confirmerId: number; personIds: number[] }[]>`
    SELECT g.unit_id AS "unitId", g.person_id AS "confirmerId", g.person_ids AS "personIds"
    FROM delegations_on(${day}::date) g WHERE g.kind = 'delegate'`
  return new Map(
    posts.map((post) => {
      const place = confirmingPlaceOf(organisation, post)
      const units = new Map(place ? [[place.confirmerId, place.unit.code]] : [])
      for (const { unitId, confirmerId, ...given } of delegations) {
        if (confirmerId === post.personId || units.has(confirmerId)) continue
        const unit = organisation.byId.get(unitId)
        if (unit && coversPerson(organisation, { unitId, ...given }, post)) units.set(confirmerId, unit.code)
      }
      return [post.personId, [...units].map(([confirmerId, unitCode]) => ({ confirmerId, unitCode }))]
    }),
  )
}
