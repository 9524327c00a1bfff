import { addDays, type CityDate, daysBetween, inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, limitOf, standingOn, stateOn } from '~/domain/certificate'
import type { Organisation } from '~/domain/organisation'
import { roleWord } from '~/domain/terms'
import { careersOf } from '~/facts/careers'
import { goalPeople } from '~/facts/goals'
import type { Sql } from '~/facts/sql'
import type { OfficeApplication } from './office-words'

/** A certificate whose last day is near. */
export type Expiring = {
  personId: number
  role: CertifiedRole
  name: string
  staffNumber: string
  unitName: string
  roleWord: string
  limit: string
  days: number
  conditional: boolean
  /** The application that would keep it; null: none. */
  application: { applicationId: number; stage: string } | null
}

/** Those are told half a year before. */
export const DAYS_AHEAD = 180

/** Valid certificates that run out within half a year, the first one first. */
export async function officeExpiring(
  sql: Sql,
  { byId }: Organisation,
  applications: readonly OfficeApplication[],
  today: CityDate,
): Promise<Expiring[]> {
  const until = addDays(today, DAYS_AHEAD)
  const near = (await careersOf(sql, today)).flatMap(({ personId, certificates }) =>
    CERTIFIED_ROLES.flatMap((role) => {
      const standing = standingOn(certificates[role], today)
      if (!standing || stateOn(standing, today) !== 'valid' || limitOf(standing) > until) return []
      return [{ personId, role, limit: limitOf(standing), conditional: standing.conditionalThrough !== null }]
    }),
  )
  const people = await goalPeople(
    sql,
    near.map(({ personId }) => personId),
    today,
  )
  return near
    .sort((a, b) => (a.limit < b.limit ? -1 : a.limit > b.limit ? 1 : a.personId - b.personId))
    .flatMap(({ personId, role, limit, conditional }) => {
      const person = people.get(personId)
      if (!person) return []
      const own = applications.find((one) => one.personId === personId && one.role === role)
      return [
        {
          personId,
          role,
          name: person.name,
          staffNumber: person.staffNumber,
          unitName: (person.unitId === null ? null : byId.get(person.unitId)?.name) ?? '',
          roleWord: roleWord(role),
          limit: inWareki(limit),
          days: daysBetween(today, limit),
          conditional,
          application: own ? { applicationId: own.applicationId, stage: own.stage } : null,
        },
      ]
    })
}
