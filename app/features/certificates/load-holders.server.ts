import type { Reading } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { type CityDate, daysBetween } from '~/domain/calendar'
import type { Career } from '~/domain/goals'
import { departmentOf, type Organisation } from '~/domain/organisation'
import { careersOf } from '~/facts/careers'
import { type HolderPerson, holderPeople } from '~/facts/certificate-holders'
import { certificatesOfPeople } from '~/facts/certificates'
import { byLimit, type Held, heldOn, isAsked } from './held-certificates'
import type { HoldersParams } from './holders-params'

export type HolderRow = Held & {
  staffNumber: string
  name: string
  place: string
  number: string | null
  /** Until it runs out; null where it does not count. */
  days: number | null
}

export type LoadedHolders = {
  careers: Career[]
  people: Map<number, HolderPerson>
  organisation: Organisation
  /** Every certificate of the role that is asked for. */
  ofRole: Held[]
  /** Those of them that are looked for, in order. */
  found: Held[]
}

/** Everybody who holds or held a certificate, with what it is today. */
export async function loadHolders(
  { sql, viewer, today }: Pick<Reading, 'sql' | 'viewer' | 'today'>,
  params: HoldersParams,
): Promise<LoadedHolders> {
  const careers = await careersOf(sql)
  const [people, organisation] = await Promise.all([
    holderPeople(
      sql,
      careers.map(({ personId }) => personId),
      today,
      params.q,
    ),
    organisationToday(sql, viewer),
  ])
  const held = careers.flatMap((career) => heldOn(career, today))
  const ofRole = held.filter(({ role }) => params.role === '' || role === params.role)
  const found = ofRole.filter((one) => isAsked(one, params, today) && people.get(one.personId)?.found).sort(byLimit)
  return { careers, people, organisation, ofRole, found }
}

/** The same with names, places and numbers. */
export async function holderRows(
  { sql, today }: Pick<Reading, 'sql' | 'today'>,
  { people, organisation }: LoadedHolders,
  held: readonly Held[],
): Promise<HolderRow[]> {
  const certificates = await certificatesOfPeople(
    sql,
    held.map(({ personId }) => personId),
  )
  const numbers = new Map(certificates.map((one) => [keyOf(one), one.number]))
  return held.flatMap((one) => {
    const person = people.get(one.personId)
    if (!person) return []
    const { staffNumber, name } = person
    const days = one.state === 'valid' ? daysBetween(today, one.limit) : null
    return [
      {
        ...one,
        staffNumber,
        name,
        place: placeOf(person, organisation),
        number: numbers.get(keyOf(one)) ?? null,
        days,
      },
    ]
  })
}

function keyOf({ personId, role, grantedOn }: { personId: number; role: string; grantedOn: CityDate }): string {
  return `${personId}/${role}/${grantedOn}`
}

export function placeOf({ inOffice, unitId }: HolderPerson, organisation: Organisation): string {
  if (!inOffice) return '在職していません'
  const unit = unitId === null ? undefined : organisation.byId.get(unitId)
  const department = unit && departmentOf(organisation, unit.unitId)
  if (!unit) return '所属なし'
  return department && department.unitId !== unit.unitId ? `${department.name} ${unit.name}` : unit.name
}
