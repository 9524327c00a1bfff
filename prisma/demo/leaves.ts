import { addDays, type CityDate, cityDate, daysBetween } from '~/domain/calendar'
import { type HeadSpan, holdsOn, isRegularOn, type LeaveSpan, onLeaveOn, type Person } from './city'
import { departmentOfCode } from './establishment'
import { type Random, randomOf } from './random'
import type { Staff } from './staffing'
import timeline from './timeline.json'

/** Leave, childcare and secondment: as many people away as the timeline counts on its days, nobody in the pilot. */

const COUNTED = timeline.onLeave.map(({ on, count }) => ({ on: cityDate(on), count }))
const PILOT_OPENS = cityDate('2026-10-05')
/** Still away on the demo's day. */
const STILL_AWAY = ['宮本 香織']

export function giveLeave(staff: Staff, heads: readonly HeadSpan[], today: CityDate): void {
  const random = randomOf('leave')
  const { programme, cast } = staff
  const childcare = { kind: 'childcare', from: cityDate('2028-03-01'), to: cityDate('2028-09-15') } as const
  programme.suspendedForChildcare.leaves.push({ ...childcare })
  programme.seconded.leaves.push({ kind: 'secondment', from: cityDate('2028-11-01'), to: null })
  for (const name of STILL_AWAY) {
    cast.get(name)?.leaves.push({ kind: 'childcare', from: cityDate('2028-05-15'), to: cityDate('2029-04-01') })
  }
  COUNTED.forEach(({ on, count }, index) => {
    const earliest = index === 0 ? PILOT_OPENS : (COUNTED[index - 1]?.on ?? on)
    const latest = COUNTED[index + 1]?.on ?? null
    const away = staff.people.filter((person) => onLeaveOn(person, on)).length
    const able = staff.people.filter((person) => canBeAway(person, heads, on, earliest, latest))
    for (const person of random.sample(able, count - away)) {
      person.leaves.push(drawLeave(random, person, on, earliest, latest ?? addDays(today, 400)))
    }
  })
}

/** In office the whole time around, so that no order comes in between; heads stay. */
function canBeAway(
  person: Person,
  heads: readonly HeadSpan[],
  on: CityDate,
  earliest: CityDate,
  latest: CityDate | null,
): boolean {
  if (person.settled || person.leaves.length > 0 || !isRegularOn(person, on)) return false
  const employment = person.employments.find((one) => holdsOn(one, on))
  if (!employment || employment.from > addDays(earliest, 1)) return false
  if (employment.to !== null && (latest === null || employment.to < latest)) return false
  // Heads and 係長 stay: they confirm for others.
  if (heads.some((head) => head.person === person) || person.postings.some(({ title }) => title === '係長'))
    return false
  return person.postings.every((posting) => departmentOfCode(posting.unit) !== 'D20')
}

/** Away on `on`, and on none of the days before and after on which the timeline counts. */
function drawLeave(random: Random, person: Person, on: CityDate, earliest: CityDate, latest: CityDate): LeaveSpan {
  const from = addDays(earliest, random.int(1, Math.max(1, daysBetween(earliest, on) - 1)))
  const to = addDays(on, random.int(1, Math.max(1, daysBetween(on, latest) - 1)))
  const kind =
    person.sex === 'female' && person.born >= 1984 ? 'childcare' : random.chance(0.15) ? 'secondment' : 'leave'
  return { kind, from, to }
}
