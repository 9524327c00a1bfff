/**
 * Finding the person whom a row of a report means: by number, by mail, or by name and unit on the day of completion.
 * The wrong person must not be credited: whoever cannot be told from others is asked for.
 */
import type { CityDate } from './calendar'
import { type KnownPerson, type KnownStaff, type Post, peopleByNumber } from './known-staff'
import { inForceOn } from './known-units'
import { type UnitDirectory, unitNameKey } from './unit-directory'

/** Somebody whom a row may mean, with what tells them from others. */
export type Candidate = { staffNumber: string; name: string; unit: string; title: string }

/** Words of a row that say who it is; `''` where the file says nothing. */
export type PersonWords = { name: string; department: string; section: string }

export type PeopleDirectory = {
  byNumber: (number: string) => KnownPerson | null
  /** A known number that differs in leading zeros only. */
  likeNumber: (number: string) => string | null
  /** Everybody who has the address on the day, or else ever had it. */
  byMail: (address: string, day: CityDate) => readonly KnownPerson[]
  /** Everybody of this name who is in post on the day where the words say. */
  byName: (words: PersonWords, day: CityDate) => readonly KnownPerson[]
  /** Everybody who ever had this name. */
  named: (name: string) => readonly KnownPerson[]
  candidateOf: (person: KnownPerson, day: CityDate) => Candidate
}

/** @param today names of units are those of the day of completion or of this day */
export function peopleDirectory(
  staff: KnownStaff,
  directoryOn: (day: CityDate) => UnitDirectory,
  today: CityDate,
): PeopleDirectory {
  const numbers = peopleByNumber(staff)
  const bare = new Map([...numbers.keys()].map((number) => [withoutZeros(number), number]))
  const mails = index(staff, (person) =>
    person.particulars.flatMap(({ email }) => (email ? [email.toLowerCase()] : [])),
  )
  const names = index(staff, (person) => person.particulars.map(({ name }) => nameKey(name)))
  const named = (name: string) => names.get(nameKey(name)) ?? []
  const isAt = (post: Post, { department, section }: PersonWords, day: CityDate) =>
    [day, today].some((on) => {
      const units = directoryOn(on)
      return (
        isCalled(units.departmentOf(post.unitCode)?.name, department) &&
        (isCalled(units.sectionOf(post.unitCode)?.name, section) ||
          isCalled(units.byCode.get(post.unitCode)?.name, section))
      )
    })
  return {
    byNumber: (number) => numbers.get(number) ?? null,
    likeNumber: (number) => bare.get(withoutZeros(number)) ?? null,
    byMail: (address, day) => {
      const all = mails.get(address) ?? []
      const then = all.filter((person) =>
        person.particulars.some((one) => one.email?.toLowerCase() === address && inForceOn(one, day)),
      )
      return then.length > 0 ? then : all
    },
    byName: (words, day) =>
      named(words.name).filter((person) => postsOn(person, day).some((post) => isAt(post, words, day))),
    named,
    candidateOf: (person, day) => {
      const post = postsOn(person, day)[0] ?? person.posts.at(-1)
      const units = directoryOn(day)
      const names = post ? [units.departmentOf(post.unitCode)?.name, units.sectionOf(post.unitCode)?.name] : []
      const name = person.particulars.findLast((one) => one.validFrom <= day)?.name ?? person.particulars[0]?.name
      return {
        staffNumber: person.staffNumber,
        name: name ?? '',
        unit: names.filter((one) => one !== undefined).join(' '),
        title: post?.title ?? '',
      }
    },
  }
}

/** A name as it is compared: the exact spelling decides, spaces do not count. */
function nameKey(name: string): string {
  return name.replace(/\s/g, '')
}

function isCalled(name: string | undefined, written: string): boolean {
  return written === '' || (name !== undefined && unitNameKey(name) === unitNameKey(written))
}

/** The primary post first. */
function postsOn(person: KnownPerson, day: CityDate): Post[] {
  const posts = person.posts.filter((post) => inForceOn(post, day))
  return [...posts.filter((post) => post.kind === 'primary'), ...posts.filter((post) => post.kind === 'concurrent')]
}

function index(staff: KnownStaff, keysOf: (person: KnownPerson) => readonly string[]): Map<string, KnownPerson[]> {
  const found = new Map<string, KnownPerson[]>()
  for (const person of staff) {
    for (const key of new Set(keysOf(person))) {
      const people = found.get(key)
      if (people) people.push(person)
      else found.set(key, [person])
    }
  }
  return found
}

function withoutZeros(number: string): string {
  return number.replace(/^0+/, '')
}
