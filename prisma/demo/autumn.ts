import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import { isWorkday } from './bulk'
import { type City, castMember, type Person, postOn } from './city'
import { confirmersOf } from './confirmers'
import { type Claim, type Confirmed, confirmedLevel, type Entry, EVIDENCE, settleLevel } from './entries'
import { type Random, randomOf } from './random'
import type { Reviewers } from './reviewers'
import type { DemoRound, Participant } from './rounds'
import { placeOfSkill, SKILLS } from './skills'

/** The autumn review, under way on the demo's day: confirmed, waiting, sent back, in work, not begun. */

type Draft = { person: Person; levels: Map<number, number>; changed: number[]; savedOn: CityDate }
export type Autumn = { entries: Entry[]; drafts: Draft[]; states: Map<Person, string> }

const CARE_INSURANCE = 'S023'
const NOT_YET = ['石黒 美咲', '川合 正樹', '堀 千尋', '沢田 学']
const DRAFTS = ['石黒 美咲', '堀 千尋', '沢田 学']
const SENT_BACK = '酒井 文'
/** Eight people of 介護保険課 claim something else than what is confirmed, in 14 places. */
const DIFFERENCES: Record<string, number> = {
  '水野 啓介': 2,
  '林 直子': 1,
  '黒田 修': 2,
  '稲垣 玲子': 1,
  '橋本 健太': 4,
  '山崎 恵': 1,
  '寺井 隆': 2,
  '谷口 葵': 1,
}
/** What waits for the technical officer. */
const FOR_THE_OFFICER: [string, string, number, string][] = [
  ['高島 直樹', 'AUT-RPA', 4, '2028-11-10'],
  ['五十嵐 恵子', 'BPR-TOB', 4, '2028-11-09'],
  ['荒井 由美', 'SYS-OPS', 3, '2028-11-08'],
]
const DRAFT_COUNT = 31

type Making = {
  random: Random
  round: DemoRound
  city: City
  today: CityDate
  confirmed: Confirmed
  reviewers: Reviewers
  participants: Map<Person, Participant>
}

export function autumnOf(
  city: City,
  given: {
    round: DemoRound
    participants: readonly Participant[]
    confirmed: Confirmed
    reviewers: Reviewers
    today: CityDate
  },
): Autumn {
  const making: Making = {
    ...given,
    random: randomOf(given.round.id),
    city,
    participants: new Map(given.participants.map((one) => [one.person, one])),
  }
  const people = given.participants.map(({ person }) => person)
  const named = (name: string) => castMember(city, name)
  const care = people.filter((person) => postOn(person, given.round.opensOn)?.unit === CARE_INSURANCE)
  const open = new Set([...NOT_YET, SENT_BACK].map(named))
  const careWaiting = care.filter((person) => !open.has(person))
  const forOfficer = FOR_THE_OFFICER.map(([name]) => named(name))
  const others = making.random.shuffle(
    people.filter((person) => !care.includes(person) && !forOfficer.includes(person)),
  )
  const done = others.slice(0, given.round.confirmed)
  const waitingCount = given.round.submitted - given.round.confirmed - careWaiting.length - forOfficer.length
  const waiting = others.slice(done.length, done.length + waitingCount)
  const rest = others.slice(done.length + waitingCount)
  const drafting = [...DRAFTS.map(named), ...rest.slice(1, DRAFT_COUNT - DRAFTS.length + 1)]
  const returned = [named(SENT_BACK), ...rest.slice(0, 1)]

  const entries = [
    ...done.map((person) => confirmedEntry(making, person)),
    ...[...careWaiting, ...waiting].map((person) => waitingEntry(making, person)),
    ...FOR_THE_OFFICER.map((one) => officerEntry(making, ...one)),
    ...returned.map((person) => returnedEntry(making, person)),
  ]
  const states = new Map<Person, string>(people.map((person) => [person, 'not_started']))
  for (const person of done) states.set(person, 'confirmed')
  for (const person of [...careWaiting, ...waiting, ...forOfficer]) states.set(person, 'submitted')
  for (const person of returned) states.set(person, 'returned')
  for (const person of drafting) states.set(person, 'draft')
  return { entries, drafts: drafting.map((person) => draftOf(making, person)), states }
}

function skillsOf({ participants }: Making, person: Person): number[] {
  const participant = participants.get(person)
  if (!participant) throw new Error(`${person.number} is not asked in autumn`)
  return participant.skills
}

function sameAsBefore(making: Making, person: Person): Claim[] {
  return skillsOf(making, person).map((skill) => {
    const level = Math.min(confirmedLevel(making.confirmed, person, skill) ?? making.random.int(0, 1), 3)
    const needsEvidence = SKILLS[skill]?.tier === 'extended' && level >= 2
    return {
      skill,
      level,
      note: null,
      evidence: needsEvidence ? making.random.pick(EVIDENCE) : null,
      routed: null,
      decision: null,
    }
  })
}

/** Claims one level more in `count` skills. */
function claimMore(making: Making, claims: Claim[], count: number): void {
  const able = claims.filter((claim) => claim.level <= 1)
  for (const claim of making.random.sample(able, Math.min(count, able.length))) {
    claim.level += 1
    if (claim.level >= 2) claim.evidence = making.random.pick(EVIDENCE)
  }
}

function entryOf(making: Making, person: Person, claims: Claim[], submittedOn: CityDate): Entry {
  const { random, round } = making
  return {
    person,
    round: round.id,
    submittedOn,
    at: random.next(),
    mode: 'self',
    enteredBy: null,
    claims,
    returned: null,
  }
}

function confirmedEntry(making: Making, person: Person): Entry {
  const { random, city, confirmed } = making
  const submittedOn = workdayIn(making, '2028-11-01', '2028-11-09')
  const claims = sameAsBefore(making, person)
  if (random.chance(0.5)) claimMore(making, claims, random.int(1, 3))
  const on = workdayIn(making, submittedOn, '2028-11-14')
  const confirmer = confirmersOf(city)(person, on)
  if (!confirmer) throw new Error(`nobody confirms ${person.number} in autumn`)
  for (const claim of claims) {
    const reviewer = claim.level >= 3 ? making.reviewers(person, claim.skill, on) : null
    const level = reviewer ? claim.level : Math.min(2, claim.level)
    const { person: by, as } = reviewer ?? confirmer
    if (reviewer) claim.routed = { to: reviewer.person, by: confirmer.person, on }
    claim.decision = {
      level,
      on,
      by,
      as,
      comment: level === claim.level ? null : '次の機会にマスターの確認を受けましょう。',
    }
    settleLevel(confirmed, person, claim.skill, level)
  }
  return entryOf(making, person, claims, submittedOn)
}

function waitingEntry(making: Making, person: Person): Entry {
  const claims = sameAsBefore(making, person)
  const inCare = postOn(person, making.today)?.unit === CARE_INSURANCE
  const more = inCare ? (DIFFERENCES[`${person.family.name} ${person.given.name}`] ?? 0) : making.random.int(0, 2)
  claimMore(making, claims, more)
  return entryOf(making, person, claims, workdayIn(making, '2028-11-02', '2028-11-14'))
}

function officerEntry(making: Making, name: string, code: string, level: number, submittedOn: string): Entry {
  const person = castMember(making.city, name)
  const claims = sameAsBefore(making, person)
  const claim = claims.find((one) => one.skill === placeOfSkill(code))
  if (!claim) throw new Error(`${name} is not asked about ${code}`)
  const confirmer = confirmersOf(making.city)(person, making.today)
  claim.level = level
  claim.evidence = EVIDENCE[0] ?? null
  claim.routed = { to: castMember(making.city, '大川 徹'), by: confirmer?.person ?? null, on: cityDate('2028-11-13') }
  return entryOf(making, person, claims, cityDate(submittedOn))
}

function returnedEntry(making: Making, person: Person): Entry {
  const claims = sameAsBefore(making, person)
  claimMore(making, claims, 2)
  for (const claim of claims) claim.evidence = null
  const on = cityDate('2028-11-13')
  const confirmer = confirmersOf(making.city)(person, on)
  if (!confirmer) throw new Error(`nobody sends back to ${person.number}`)
  const comment = '証跡がありません。レベル 2 にした理由が分かるものを添えてください。'
  const entry = entryOf(making, person, claims, workdayIn(making, '2028-11-06', '2028-11-10'))
  return { ...entry, returned: { kind: 'sent_back', comment, on, by: confirmer.person } }
}

/** 石黒 美咲: 13 as before and RPA, the seven others marked as changed (reference screens home, skills, skills-review). */
const ISHIGURO_CHANGED = ['BPR-EFF', 'AUT-RPA', 'AUT-NCL', 'AUT-LDG', 'AUT-OPS', 'SYS-REQ', 'LDR-KNW']

function draftOf(making: Making, person: Person): Draft {
  const { random } = making
  const skills = skillsOf(making, person)
  const levels = new Map<number, number>()
  if (person === castMember(making.city, '石黒 美咲')) {
    const changed = ISHIGURO_CHANGED.map(placeOfSkill)
    for (const skill of skills) {
      const before = confirmedLevel(making.confirmed, person, skill)
      if (before !== null && !changed.includes(skill)) levels.set(skill, before)
    }
    levels.set(placeOfSkill('AUT-RPA'), 2)
    return { person, levels, changed, savedOn: making.today }
  }
  for (const skill of skills) {
    if (random.chance(0.55)) levels.set(skill, confirmedLevel(making.confirmed, person, skill) ?? 1)
  }
  return {
    person,
    levels,
    changed: skills.filter((skill) => !levels.has(skill)).slice(0, 4),
    savedOn: workdayIn(making, '2028-11-02', '2028-11-14'),
  }
}

function workdayIn(making: Making, from: string, until: string): CityDate {
  const days: CityDate[] = []
  for (let day = cityDate(from); day <= until; day = addDays(day, 1)) if (isWorkday(day)) days.push(day)
  return days.length === 0 ? cityDate(until) : making.random.pick(days)
}
