/**
 * Which employment a row of a staff file speaks of (domain notes §6.4: one person, several employments, one at a time).
 */
import { addDays, type CityDate } from './calendar'
import type { Employment, KnownPerson } from './known-staff'
import type { StaffRow } from './staff-row'
import { overlap } from './unit-history'

type Time = { validFrom: CityDate; validTo: CityDate | null }

type ToldEmployment =
  | { kind: 'known'; employment: Employment }
  /** `covering` is the employment that the new one follows and ends. */
  | { kind: 'new'; covering: Employment | null }
  /** The row would have somebody employed twice at a time. */
  | { kind: 'conflict'; with: Employment }

/**
 * Sets a row beside the known employments. A later hiring day is a correction for permanent staff; the others are hired
 * anew from term to term. An employment of another kind that begins within a known one follows it.
 */
export function toldEmployment(person: KnownPerson, row: StaffRow): ToldEmployment {
  const employment = knownEmployment(person, row)
  if (employment) {
    const others = person.employments.filter((one) => one !== employment)
    const conflict = others.find((one) => overlap(one, timeAfter(person, employment, row)))
    return conflict ? { kind: 'conflict', with: conflict } : { kind: 'known', employment }
  }
  const covering = person.employments.find((one) => isWithin(one, row.hiredOn)) ?? null
  const time = { validFrom: row.hiredOn, validTo: row.leftOn ? addDays(row.leftOn, 1) : null }
  const conflict = person.employments.find((one) => one !== covering && overlap(one, time))
  return conflict ? { kind: 'conflict', with: conflict } : { kind: 'new', covering }
}

/** Whether 採用年月日 is the first day of the employment, or of one that it adjoins without a gap. */
export function isHiringDay(person: KnownPerson, employment: Employment, hiredOn: CityDate): boolean {
  return chainFrom(person, hiredOn).includes(employment)
}

function knownEmployment(person: KnownPerson, row: StaffRow): Employment | null {
  const { leftOn } = row
  const chain = chainFrom(person, row.hiredOn).filter((one) => !leftOn || one.validFrom <= leftOn)
  if (chain.length > 0) return chain.find((one) => one.employmentType === row.employmentType) ?? chain.at(-1) ?? null
  const covering = person.employments.find((one) => isWithin(one, row.hiredOn))
  if (covering) {
    return covering.employmentType === 'permanent' && row.employmentType === 'permanent' ? covering : null
  }
  const next = person.employments.find((one) => one.validFrom > row.hiredOn)
  const endsBefore = next && leftOn && leftOn < next.validFrom
  if (!next || endsBefore) return null
  return next.employmentType === row.employmentType || person.employments.length === 1 ? next : null
}

function isWithin(employment: Employment, day: CityDate): boolean {
  return employment.validFrom < day && (employment.validTo === null || day < employment.validTo)
}

/** The time of a known employment after the row. */
export function timeAfter(person: KnownPerson, employment: Employment, row: StaffRow): Time {
  const validFrom = isHiringDay(person, employment, row.hiredOn) ? employment.validFrom : row.hiredOn
  if (row.leftOn) return { validFrom, validTo: addDays(row.leftOn, 1) }
  const isLast = person.employments.at(-1) === employment
  return { validFrom, validTo: row.leftOn === null && isLast ? null : employment.validTo }
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
