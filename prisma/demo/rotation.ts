import type { CityDate } from '~/domain/calendar'
import type { Person, Slot } from './city'
import type { Random } from './random'

type Places = {
  random: Random
  slots: ReadonlyMap<string, Slot>
  holder: Map<string, Person>
  placeOf: Map<Person, string>
}

/**
 * Moves exactly `count` people in rings of the same group and rank, each to another unit.
 * In October nobody who heads a unit moves.
 */
export function rotate(places: Places, moved: Set<Person>, count: number, day: CityDate): void {
  const highest = day.endsWith('04-01') ? 5 : 2
  const classes = classesOf(places, moved, highest)
  let left = count
  while (left > 0) {
    const ring = drawRing(places, classes, left)
    turn(places, ring)
    for (const { person } of ring) moved.add(person)
    left -= ring.length
  }
  if (left < 0) throw new Error('more people moved than the timeline counts')
}

type Standing = { person: Person; key: string; unit: string }

function classesOf(places: Places, moved: ReadonlySet<Person>, highest: number): Standing[][] {
  const classes = new Map<string, Standing[]>()
  for (const [person, key] of places.placeOf) {
    const slot = places.slots.get(key)
    if (!slot || person.settled || moved.has(person) || slot.rank > highest) continue
    const name = `${slot.group} ${slot.rank}`
    classes.set(name, [...(classes.get(name) ?? []), { person, key, unit: slot.unit }])
  }
  return [...classes.values()].map((members) => places.random.shuffle(members))
}

/** People of different units; never so many that one person would be left over for the next ring. */
function drawRing(places: Places, classes: Standing[][], left: number): Standing[] {
  const size = left <= 9 ? left : Math.min(places.random.int(3, 8), left - 2)
  for (let tries = 0; tries < 1000; tries += 1) {
    const all = classes.flat()
    const one = places.random.pick(all)
    const members = classes.find((list) => list.includes(one)) ?? []
    const ring = new Map<string, Standing>([[one.unit, one]])
    for (const member of members) if (ring.size < size && !ring.has(member.unit)) ring.set(member.unit, member)
    if (ring.size < size) continue
    const drawn = [...ring.values()]
    for (const member of drawn) members.splice(members.indexOf(member), 1)
    return drawn
  }
  throw new Error('no ring of people can change places')
}

function turn(places: Places, ring: readonly Standing[]): void {
  ring.forEach(({ person }, index) => {
    const next = ring[(index + 1) % ring.length]
    if (!next) return
    places.holder.set(next.key, person)
    places.placeOf.set(person, next.key)
  })
}
