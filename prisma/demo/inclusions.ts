import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { employmentOn, type InclusionSpan, isRegularOn, type Person, postOn } from './city'
import { sectionOfCode, unitNamed } from './establishment'
import { randomOf } from './random'

/**
 * After the opening of the last round for everybody: the reference counts whom each round asked, regular staff alone,
 * and the autumn's review asks nobody for core skills only. So the round that is planned next is the first to ask these.
 */
const FIRST_DAY = cityDate('2028-10-02')
const SECTIONS = 10
const MOST_IN_A_SECTION = 3
/** Seasonal help is there too, with too short a term: the head's list shows every case. */
const TAX_SECTION = 'S016'

/** Some heads have included a few of their 会計年度任用職員 who work at a terminal, for the rest of the term. */
export function includeSomeFiscalYearStaff(people: readonly Person[]): InclusionSpan[] {
  const random = randomOf('fiscal-year staff included')
  const bySection = new Map<string, Person[]>()
  for (const person of people) {
    const post = worksAtTerminal(person, FIRST_DAY)
    if (!post) continue
    const section = sectionOfCode(post.unit)
    bySection.set(section, [...(bySection.get(section) ?? []), person])
  }
  const others = [...bySection.keys()].filter((section) => section !== TAX_SECTION)
  return [TAX_SECTION, ...random.sample(others, SECTIONS - 1)].flatMap((section) => {
    const from = addDays(FIRST_DAY, 7 * random.int(0, 2) + random.int(1, 4))
    const able = bySection.get(section) ?? []
    return random.sample(able, Math.min(able.length, random.int(1, MOST_IN_A_SECTION))).flatMap((person) => {
      const unit = postOn(person, from)?.unit
      const to = employmentOn(person, from)?.to
      return unit && to ? [{ person, unit, from, to }] : []
    })
  })
}

function worksAtTerminal(person: Person, day: CityDate) {
  const post = postOn(person, day)
  const isOffice = post !== null && unitNamed(post.unit).workplaceType === 'office'
  return isOffice && employmentOn(person, day) !== null && !isRegularOn(person, day) ? post : null
}
