import { type CityDate, cityDate, laterOf } from '~/domain/calendar'
import { type DelegationSpan, type HeadSpan, holdsOn, isRegularOn, type Person, postOn, type Span } from './city'
import { childrenNamed, lineOfCode, sectionOfCode, UNITS, unitNamed } from './establishment'
import { randomOf } from './random'
import type { Staff } from './staffing'

/** Who heads which unit and whom the heads have named, with the posts that come with it (兼務, 事務取扱). */

/** One head for several units: the head of the first stands in for the others too. */
const SHARED: readonly { unit: string; withHeadOf: string; title: string; post: string }[] = [
  { unit: 'S102', withHeadOf: 'S091', title: '学校教育課長（兼務）', post: 'S102' },
  { unit: 'S103', withHeadOf: 'S091', title: '学校教育課長（兼務）', post: 'S103' },
  { unit: 'D20', withHeadOf: 'D19', title: '公平委員会事務局長（兼務）', post: 'S117' },
  { unit: 'S117', withHeadOf: 'S116', title: '事務局次長（兼務）', post: 'S117' },
]

const ACTING = { unit: 'S073', withHeadOf: 'S072', title: '地域防災推進課長事務取扱', from: cityDate('2028-04-01') }

/** The portal is there from here on; nobody named delegates before. */
const TERMS: readonly { from: CityDate; to: CityDate }[] = [
  { from: cityDate('2026-10-01'), to: cityDate('2027-04-01') },
  { from: cityDate('2027-04-01'), to: cityDate('2028-04-01') },
  { from: cityDate('2028-04-01'), to: cityDate('2029-04-01') },
]

/** Large sections without units below: their 係長 confirm for the head. */
const LARGE_SECTIONS = ['S018', 'S020', 'S021', 'S026', 'S027', 'S047', 'S080']

export function appointHeads(people: readonly Person[]): HeadSpan[] {
  const heads: HeadSpan[] = []
  for (const person of people) {
    for (const posting of person.postings) {
      const unit = unitHeadedFrom(posting.unit, posting.title)
      if (unit !== null)
        heads.push({
          unit,
          person,
          kind: 'head',
          from: laterOf(posting.from, cityDate(unitNamed(unit).validFrom)),
          to: posting.to,
        })
    }
  }
  const shared = SHARED.flatMap(({ unit, withHeadOf, title, post }) =>
    heads
      .filter((head) => head.unit === withHeadOf)
      .map((head) => {
        head.person.concurrent.push({ unit: post, title, from: head.from, to: head.to })
        return { ...head, unit }
      }),
  )
  const acting = heads
    .filter((head) => head.unit === ACTING.withHeadOf && (head.to === null || head.to > ACTING.from))
    .map((head) => {
      const from = laterOf(head.from, ACTING.from)
      head.person.concurrent.push({ unit: ACTING.unit, title: ACTING.title, from, to: head.to })
      return { ...head, unit: ACTING.unit, from, kind: 'acting' as const }
    })
  return [...heads, ...shared, ...acting]
}

function unitHeadedFrom(unit: string, title: string): string | null {
  const own = unitNamed(unit)
  if (own.headPost === title) return unit
  const department = own.parent === null ? null : unitNamed(own.parent)
  const isFirst = department?.kind === 'department' && childrenNamed(department.code)[0]?.code === unit
  return department && isFirst && department.headPost === title ? department.code : null
}

/** People of other sections who also work for the programme or for disaster prevention. */
export function addConcurrentPosts({ people, cast }: Staff): void {
  const random = randomOf('concurrent posts')
  const sakai = cast.get('坂井 健')
  sakai?.concurrent.push({ unit: 'S023', title: '主任（兼務）', from: cityDate('2028-04-01'), to: null })
  const from = cityDate('2027-04-01')
  const able = people.filter((person) => {
    const post = postOn(person, from)
    const office = post !== null && unitNamed(post.unit).workplaceType === 'office'
    return office && ['主査', '主任'].includes(post.title) && isRegularOn(person, from) && post.from < from
  })
  random.sample(able, 24).forEach((person, index) => {
    const post = postOn(person, from)
    const unit = index % 2 === 0 ? 'S006-02' : 'S072'
    if (!post || sectionOfCode(post.unit) === sectionOfCode(unit)) return
    person.concurrent.push({ unit, title: `${post.title}（兼務）`, from, to: post.to })
  })
}

export function nameDelegates(people: readonly Person[], heads: readonly HeadSpan[]): DelegationSpan[] {
  return TERMS.flatMap((term) => [
    ...forDepartmentHeads(heads, term),
    ...byChiefsOfSubunits(people, heads, term),
    ...LARGE_SECTIONS.flatMap((section) => byChiefsWithin(people, section, section, term)),
    ...byChiefsWithin(people, 'S103', 'S091', term),
    ...proxies(people, term),
  ])
}

/** 事務局 names the head of 企画管理部 for the other department heads, and another one for that one. */
function forDepartmentHeads(heads: readonly HeadSpan[], term: Span): DelegationSpan[] {
  const headOf = (unit: string) =>
    heads.find((head) => head.unit === unit && head.kind === 'head' && holdsOn(head, term.from))
  const first = headOf('D01')
  const second = headOf('D02')
  if (!first || !second) throw new Error('the departments that confirm department heads have none')
  return UNITS.filter((unit) => unit.kind === 'department' && unit.code !== 'D20').flatMap((unit) => {
    const head = headOf(unit.code)
    if (!head) return []
    const person = head.person === first.person ? second.person : first.person
    return [{ unit: unit.code, person, kind: 'delegate' as const, scope: [head.person], from: term.from, to: term.to }]
  })
}

function byChiefsOfSubunits(people: readonly Person[], heads: readonly HeadSpan[], term: Span): DelegationSpan[] {
  return UNITS.filter((unit) => unit.kind === 'subunit' && !unit.confirms && !unit.code.startsWith('S103')).flatMap(
    (unit) => {
      const head = heads.find((one) => one.unit === unit.code && holdsOn(one, term.from))
      if (!head) return []
      const scope = people.filter((person) => postOn(person, term.from)?.unit === unit.code && person !== head.person)
      const to = earlierOf(term.to, head.to)
      return [
        { unit: sectionOfCode(unit.code), person: head.person, kind: 'delegate' as const, scope, from: term.from, to },
      ]
    },
  )
}

function byChiefsWithin(people: readonly Person[], unit: string, chiefsOf: string, term: Span): DelegationSpan[] {
  const chiefs = people.filter((person) => {
    const post = postOn(person, term.from)
    return post?.unit === chiefsOf && post.title === '係長'
  })
  const confirmed = people.filter((person) => {
    const post = postOn(person, term.from)
    const below = post !== null && lineOfCode(post.unit).some((one) => one.code === unit)
    return below && !chiefs.includes(person) && post.title !== unitNamed(unit).headPost
  })
  const share = Math.ceil(confirmed.length / Math.max(1, chiefs.length))
  return chiefs.map((person, index) => ({
    unit,
    person,
    kind: 'delegate' as const,
    scope: confirmed.slice(index * share, (index + 1) * share),
    from: term.from,
    to: earlierOf(term.to, postOn(person, term.from)?.to ?? null),
  }))
}

/** Where terminals are shared, somebody with one enters for the others. */
function proxies(people: readonly Person[], term: Span): DelegationSpan[] {
  return UNITS.filter((unit) => unit.confirms && unit.kind !== 'department' && unit.workplaceType !== 'office').flatMap(
    (unit) => {
      const able = people.filter((person) => {
        const post = postOn(person, term.from)
        return (
          post?.unit === unit.code && post.title !== unit.headPost && person.email && isRegularOn(person, term.from)
        )
      })
      const person = able[0]
      if (!person) return []
      const to = earlierOf(term.to, postOn(person, term.from)?.to ?? null)
      return [{ unit: unit.code, person, kind: 'proxy' as const, scope: [], from: term.from, to }]
    },
  )
}

function earlierOf(a: CityDate | null, b: CityDate | null): CityDate {
  if (a !== null && (b === null || a < b)) return a
  if (b === null) throw new Error('a delegation needs an end')
  return b
}
