import { addDays, type CityDate, daysBetween } from '~/domain/calendar'
import type { Turnout } from './assessed'
import { isWorkday } from './bulk'
import type { City, Person } from './city'
import { type Confirmer, confirmersOf } from './confirmers'
import { type Claim, type Confirmed, type Entry, EVIDENCE, LOWERED, RAISED, settleLevel } from './entries'
import { type Random, randomOf } from './random'
import type { Reviewers } from './reviewers'
import { type DemoRound, type Participant, proxyEntriesOf } from './rounds'
import { SKILLS } from './skills'

type Round = {
  round: DemoRound
  participants: readonly Participant[]
  turnout: Turnout
  /** Level of a person in a skill as this round finds it. */
  levelOf: (person: Person, skill: number) => number
}

type Making = Round & {
  random: Random
  city: City
  confirmed: Confirmed
  confirmerOf: (person: Person, day: CityDate) => Confirmer | null
  reviewers: Reviewers
  sittings: Map<Person, CityDate>
}

/** Everything that was handed in and confirmed in a round that is closed. */
export function entriesOf(city: City, given: Round, confirmed: Confirmed, reviewers: Reviewers): Entry[] {
  const { round, participants, turnout } = given
  const random = randomOf(round.id)
  const making: Making = {
    ...given,
    random,
    city,
    confirmed,
    reviewers,
    confirmerOf: confirmersOf(city),
    sittings: new Map(),
  }
  const handedIn = participants.filter(({ person }) => turnout.submitted.has(person))
  const proxied = new Map(chooseProxied(making, handedIn))
  const again = new Set(
    random.sample(
      handedIn.filter(({ person }) => turnout.confirmed.has(person)),
      Math.round(handedIn.length * 0.012),
    ),
  )
  return handedIn.flatMap((participant) => {
    const entry = handIn(making, participant, proxied.get(participant.person) ?? null)
    if (turnout.confirmed.has(participant.person)) confirm(making, entry)
    return again.has(participant) ? [sentBackBefore(making, entry), entry] : [entry]
  })
}

function chooseProxied(making: Making, handedIn: readonly Participant[]): [Person, Person][] {
  const { city, round, random } = making
  const proxies = city.delegations.filter((one) => one.kind === 'proxy' && one.from <= round.opensOn)
  const able = handedIn.flatMap(({ person, modes }): [Person, Person][] => {
    const unit = person.postings.find(
      (one) => one.from <= round.opensOn && (one.to === null || one.to > round.opensOn),
    )?.unit
    const proxy = proxies.find((one) => one.unit === unit && (one.to === null || one.to > round.confirmDueOn))
    return modes.includes('proxy') && proxy && proxy.person !== person ? [[person, proxy.person]] : []
  })
  return random.sample(able, proxyEntriesOf(round.id))
}

function handIn(making: Making, { person, skills, selfDueOn }: Participant, proxy: Person | null): Entry {
  const { random, round } = making
  const window = daysBetween(round.opensOn, selfDueOn)
  // Most people hand in near the end.
  const submittedOn = workdayBefore(
    addDays(round.opensOn, Math.floor(window * (1 - random.next() ** 1.7 * 0.97))),
    round.opensOn,
  )
  return {
    person,
    round: round.id,
    submittedOn,
    at: random.next(),
    mode: proxy ? 'proxy' : 'self',
    enteredBy: proxy,
    claims: skills.map((skill) => claimOf(making, person, skill)),
    returned: null,
  }
}

function claimOf({ random, levelOf, round }: Making, person: Person, skill: number): Claim {
  const level = levelOf(person, skill)
  const highest = round.kind === 'pilot' ? 2 : 3
  const drawn = random.next()
  const claimed = drawn < 0.045 ? Math.min(highest, level + 1) : drawn < 0.055 ? Math.max(0, level - 1) : level
  const needsEvidence = SKILLS[skill]?.tier === 'extended' && claimed >= 2
  return {
    skill,
    level: claimed,
    note: null,
    evidence: needsEvidence ? random.pick(EVIDENCE) : null,
    routed: null,
    decision: null,
  }
}

function confirm(making: Making, entry: Entry): void {
  const { random, confirmed, levelOf, round } = making
  const confirmer = making.confirmerOf(entry.person, round.selfDueOn)
  if (!confirmer) throw new Error(`nobody confirms ${entry.person.number} in ${round.id}`)
  const on = sittingDay(making, confirmer.person, entry)
  for (const claim of entry.claims) {
    const level = levelOf(entry.person, claim.skill)
    const reviewer = level >= 3 ? making.reviewers(entry.person, claim.skill, on) : null
    if (reviewer) {
      const later = workdayBefore(addDays(on, random.int(0, Math.max(0, daysBetween(on, round.confirmDueOn)))), on)
      claim.level = level
      claim.evidence ??= SKILLS[claim.skill]?.tier === 'extended' ? random.pick(EVIDENCE) : null
      claim.routed = { to: reviewer.person, by: confirmer.person, on }
      claim.decision = { level, on: later, by: reviewer.person, as: reviewer.as, comment: null }
    } else {
      const decided = Math.min(2, level)
      const changed = decided === claim.level ? null : random.pick(decided < claim.level ? LOWERED : RAISED)
      if (SKILLS[claim.skill]?.tier === 'extended' && decided >= 2) claim.evidence ??= random.pick(EVIDENCE)
      claim.decision = { level: decided, on, by: confirmer.person, as: confirmer.as, comment: changed }
    }
    settleLevel(confirmed, entry.person, claim.skill, claim.decision.level)
  }
}

/** A confirmer sits down once or twice between the due day and the end; what comes later is done on the last day. */
function sittingDay(making: Making, confirmer: Person, entry: Entry): CityDate {
  const { random, round, sittings } = making
  const earliest = addDays(round.selfDueOn, 1)
  const first =
    sittings.get(confirmer) ??
    workdayBefore(addDays(earliest, random.int(0, daysBetween(earliest, round.confirmDueOn) - 1)), earliest)
  sittings.set(confirmer, first)
  if (first >= entry.submittedOn) return first
  const second = addDays(entry.submittedOn, random.int(0, 4))
  return second < round.confirmDueOn ? workdayBefore(second, entry.submittedOn) : round.confirmDueOn
}

/** Sent back once, and handed in again as it then stood. */
function sentBackBefore(making: Making, entry: Entry): Entry {
  const { random, round } = making
  const confirmer = making.confirmerOf(entry.person, round.selfDueOn)
  if (!confirmer) throw new Error(`nobody sends back to ${entry.person.number}`)
  const on = entry.submittedOn
  const earlier = workdayBefore(addDays(round.opensOn, Math.floor(daysBetween(round.opensOn, on) / 2)), round.opensOn)
  const comment = random.pick([
    '証跡を添えてください。',
    '担当業務に照らして、もう一度見直してください。',
    '入力もれがあるようです。',
  ])
  const claims = entry.claims.map((claim) => ({ ...claim, evidence: null, routed: null, decision: null }))
  return { ...entry, submittedOn: earlier, claims, returned: { kind: 'sent_back', comment, on, by: confirmer.person } }
}

/** The day itself, or the workday before it, but never before `earliest`. */
function workdayBefore(day: CityDate, earliest: CityDate): CityDate {
  let found = day
  while (!isWorkday(found) && found > earliest) found = addDays(found, -1)
  return found < earliest ? earliest : found
}
