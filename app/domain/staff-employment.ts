/**
 * Which known employment a row of a staff file speaks of (domain notes §6.4: one person, several employments).
 */
import type { CityDate } from './calendar'
import type { Employment, KnownPerson } from './known-staff'
import type { StaffRow } from './staff-row'

/**
 * The employment that the row tells of, null when it is one that is not known yet. A later hiring day is a correction
 * for permanent staff; the others are hired anew from term to term.
 */
export function matchEmployment(person: KnownPerson, row: StaffRow): Employment | null {
  const chain = chainFrom(person, row.hiredOn)
  if (chain.length > 0) return chain.find((one) => one.employmentType === row.employmentType) ?? chain.at(-1) ?? null
  const last = person.employments.at(-1)
  if (!last || last.employmentType !== row.employmentType) return null
  if (last.validTo !== null && row.hiredOn >= last.validTo) return null
  if (row.leftOn && row.leftOn < last.validFrom) return null
  return row.hiredOn < last.validFrom || row.employmentType === 'permanent' ? last : null
}

/** Whether 採用年月日 is the first day of the employment, or of one that it adjoins without a gap. */
export function isHiringDay(person: KnownPerson, employment: Employment, hiredOn: CityDate): boolean {
  return chainFrom(person, hiredOn).includes(employment)
}

function chainFrom(person: KnownPerson, hiredOn: CityDate): Employment[] {
  const chain: Employment[] = []
  let next = person.employments.find((one) => one.validFrom === hiredOn)
  while (next) {
    chain.push(next)
    const end = next.validTo
    next = end === null ? undefined : person.employments.find((one) => one.validFrom === end)
  }
  return chain
}
