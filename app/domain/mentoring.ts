/**
 * Mentoring (指導): who looks after whom, how many people a mentor has places (席) for, and who could move or be paired.
 * Source: role profiles › `mentoring`, `hierarchy`; domain notes §2, §10.
 */
import { type CityDate, fiscalYearOf } from './calendar'
import type { RoleHeld } from './roles'

export const PAIR_KINDS = ['mentor', 'provisional_mentor', 'assistant_mentor'] as const
/** As what somebody looks after another: only an assistant mentor (補助メンター) signs nothing. */
export type PairKind = (typeof PAIR_KINDS)[number]

/** How many people a mentor looks after, by what the mentor is. */
export type MentoringCapacity = {
  /** Masters and candidates for master of a technical officer. */
  officerMasters: number
  /** Candidates for leader of a technical officer; the rest are candidates for leader too. */
  officerCandidates: number
  masterCandidates: number
  /** Of a master whom an assistant mentor helps. */
  masterWithAssistant: number
  provisionalMentor: number
  assistantMentor: number
}

export type MentoringPerson = {
  personId: number
  sectionId: number | null
  departmentId: number | null
  roles: readonly RoleHeld[]
  /** Day of the grant of the master's certificate. */
  masterSince: CityDate | null
  /** The role for which the person is a candidate. */
  candidateFor: 'DX_LEADER' | 'DX_MASTER' | null
  /** Codes of the skills that the person has at level 3 or more, confirmed. */
  strong: readonly string[]
  /** Codes of the skills that the role aimed at asks for and that are short. */
  lacks: readonly string[]
  isAway: boolean
}

export type MentoringPair = { mentorId: number; menteeId: number; kind: PairKind }

/** Everybody who mentors, may mentor or is looked after on a day. */
export type MentoringCity = {
  day: CityDate
  capacity: MentoringCapacity
  people: ReadonlyMap<number, MentoringPerson>
  pairs: readonly MentoringPair[]
}

/** What somebody is to a mentor: of these only certified leaders (who ask for advice) take no place. */
export type MenteeStanding = 'leader_candidate' | 'leader' | 'master_candidate' | 'master'

/** @returns null for somebody who neither holds nor is to hold a role that is mentored */
export function menteeStanding({ roles, candidateFor }: MentoringPerson): MenteeStanding | null {
  if (roles.includes('DX_MASTER')) return 'master'
  if (candidateFor === 'DX_MASTER') return 'master_candidate'
  if (roles.includes('DX_LEADER')) return 'leader'
  return candidateFor === 'DX_LEADER' ? 'leader_candidate' : null
}

export type Places = {
  /** Candidates for leader: how many there are, and places. */
  candidates: number
  candidatePlaces: number
  /** Masters and candidates for master. */
  masters: number
  masterPlaces: number
  /** People whom the mentor accompanies as 補助メンター. */
  assisted: number
  assistedPlaces: number
  /** Certified leaders who ask this mentor; they take no place. */
  leaders: number
  /** Assistant mentors who help with this mentor's candidates. */
  assistants: number
  /** A master of this fiscal year has places from the next one on. */
  fromNextYear: boolean
}

/** How many a mentor looks after, and for how many there are places. @throws RangeError for somebody unknown */
export function placesOf(city: MentoringCity, mentorId: number): Places {
  const mentor = personOf(city, mentorId)
  const own = city.pairs.filter((pair) => pair.mentorId === mentorId)
  const signed = own.filter(({ kind }) => kind !== 'assistant_mentor')
  const standings = signed.map(({ menteeId }) => menteeStanding(personOf(city, menteeId)))
  const mentees = new Set(signed.map(({ menteeId }) => menteeId))
  const assistants = new Set(
    city.pairs
      .filter(
        ({ kind, menteeId, mentorId: by }) => kind === 'assistant_mentor' && by !== mentorId && mentees.has(menteeId),
      )
      .map((pair) => pair.mentorId),
  )
  const newMaster = isNewMaster(mentor, city.day)
  return {
    candidates: standings.filter((one) => one === 'leader_candidate').length,
    candidatePlaces: candidatePlaces(mentor, city, assistants.size > 0),
    masters: standings.filter((one) => one === 'master' || one === 'master_candidate').length,
    masterPlaces: mentor.roles.includes('TECH_OFFICER') ? city.capacity.officerMasters : 0,
    assisted: own.length - signed.length,
    assistedPlaces: mayAssist(mentor) ? city.capacity.assistantMentor : 0,
    leaders: standings.filter((one) => one === 'leader').length,
    assistants: assistants.size,
    fromNextYear: newMaster && candidatePlaces(mentor, city, false) === 0,
  }
}

/** How many too many a mentor looks after; 0 with room or none left. */
export function excessOf({
  candidates,
  candidatePlaces,
  masters,
  masterPlaces,
  assisted,
  assistedPlaces,
}: Places): number {
  return (
    Math.max(0, candidates - candidatePlaces) +
    Math.max(0, masters - masterPlaces) +
    Math.max(0, assisted - assistedPlaces)
  )
}

/** Who signs off or accompanies, the officers first: everybody with a role that mentors, or with a pair. */
export function mentorsOf({ people, pairs }: MentoringCity): number[] {
  const paired = new Set(pairs.map(({ mentorId }) => mentorId))
  const rank = ({ roles, personId }: MentoringPerson) => {
    if (roles.includes('TECH_OFFICER')) return 0
    if (roles.includes('DX_MASTER')) return 1
    if (roles.includes('PROVISIONAL_MENTOR')) return 2
    return paired.has(personId) ? 3 : null
  }
  return [...people.values()]
    .flatMap((person) => {
      const at = rank(person)
      return at === null ? [] : [{ personId: person.personId, at }]
    })
    .sort((a, b) => a.at - b.at || a.personId - b.personId)
    .map(({ personId }) => personId)
}

/** Why somebody cannot look after another as this, in Japanese; null: they can. Places are not asked here. */
export function whyNotPair(city: MentoringCity, { mentorId, menteeId, kind }: MentoringPair): string | null {
  if (mentorId === menteeId) return '本人は、自分のメンターになれません。'
  const mentor = city.people.get(mentorId)
  const mentee = city.people.get(menteeId)
  if (!mentor) return 'メンターになれる人ではありません。'
  const standing = mentee ? menteeStanding(mentee) : null
  if (!standing)
    return '候補でも、リーダーやマスターでもない人です。先に、本人が役割をめざすことを選び、所属長が候補に推薦します。'
  const isOfficer = mentor.roles.includes('TECH_OFFICER')
  switch (kind) {
    case 'mentor':
      if (isOfficer) return null
      if (!mentor.roles.includes('DX_MASTER')) return 'メンターになれるのは、DX推進マスターとデジタル技術官です。'
      return standing === 'leader_candidate' || standing === 'leader'
        ? null
        : 'マスターとマスター候補を受け持つのは、デジタル技術官です。'
    case 'provisional_mentor':
      if (!mentor.roles.includes('PROVISIONAL_MENTOR')) return 'この人は、今年度の暫定メンターではありません。'
      return standing === 'leader_candidate' ? null : '暫定メンターが受け持つのは、リーダー候補だけです。'
    case 'assistant_mentor':
      if (!mayAssist(mentor)) return '補助メンターになれるのは、DX推進リーダーです。'
      return standing === 'leader_candidate' ? null : '補助メンターが伴走するのは、リーダー候補だけです。'
  }
}

/** Would a pair take a place that is not there? Certified leaders take none. */
export function wouldExceed(city: MentoringCity, pair: MentoringPair): boolean {
  return roomFor(city, pair) <= 0
}

/** As what a mentor would look after others, by the highest that they are; null: as nothing. */
export function kindFor({ roles }: MentoringPerson): PairKind | null {
  if (roles.includes('TECH_OFFICER') || roles.includes('DX_MASTER')) return 'mentor'
  if (roles.includes('PROVISIONAL_MENTOR')) return 'provisional_mentor'
  return roles.includes('DX_LEADER') ? 'assistant_mentor' : null
}

/** Why a proposal fits. */
export type Fit = {
  /** Skills that the mentee lacks and the mentor has. */
  skills: string[]
  sameDepartment: boolean
  /** Places that the mentor has left before it. */
  left: number
}
export type Proposal = MentoringPair & { /** null: had nobody */ fromId: number | null; fit: Fit }

/** Moves and matches one after the other, so that no place is given twice. */
export function proposalsFor(city: MentoringCity): { handOvers: Proposal[]; moves: Proposal[]; matches: Proposal[] } {
  const after = (proposals: readonly Proposal[], before: MentoringCity) => proposals.reduce(moved, before)
  const handOvers = proposeHandOvers(city)
  const handedOver = after(handOvers, city)
  const moves = proposeMoves(handedOver)
  return { handOvers, moves, matches: proposeMatches(after(moves, handedOver)) }
}

/**
 * The pairs whose mentor may sign no more: the term, the certificate or the year as provisional mentor has ended, and
 * nobody else signs for the person. Certified leaders, who ask only, are not among them.
 */
export function pairsLeftBehind(city: MentoringCity): MentoringPair[] {
  const alone = new Set(withoutMentor(city))
  return city.pairs.filter((pair) => alone.has(pair.menteeId) && pair.kind !== 'assistant_mentor')
}

/** Who could take over those who were left behind. */
export function proposeHandOvers(city: MentoringCity): Proposal[] {
  const proposals: Proposal[] = []
  let now = city
  for (const { mentorId, menteeId } of pairsLeftBehind(city)) {
    if (proposals.some((one) => one.menteeId === menteeId)) continue
    const best = bestOf(offers(now, menteeId, mentorId))
    if (!best) continue
    proposals.push(best)
    now = moved(now, best)
  }
  return proposals
}

/**
 * Who could move so that nobody looks after more than there are places for: as few as it takes, each to whom they fit
 * best. Never over the places, never to oneself or to the own section.
 */
export function proposeMoves(city: MentoringCity): Proposal[] {
  const moves: Proposal[] = []
  let now = city
  for (const mentorId of mentorsOf(city)) {
    let excess = excessCandidates(placesOf(now, mentorId))
    while (excess > 0) {
      const own = now.pairs.filter((pair) => pair.mentorId === mentorId && signsFor(pair, now, 'leader_candidate'))
      const best = bestOf(own.flatMap(({ menteeId }) => offers(now, menteeId, mentorId)))
      if (!best) break
      moves.push({ ...best, fromId: mentorId })
      now = moved(now, { ...best, fromId: mentorId })
      excess -= 1
    }
  }
  return moves
}

/** Who could look after those who have nobody that signs off for them; candidates for leader and master, and masters. */
export function proposeMatches(city: MentoringCity): Proposal[] {
  const matches: Proposal[] = []
  let now = city
  for (const menteeId of withoutMentor(city)) {
    const best = bestOf(offers(now, menteeId, null))
    if (!best) continue
    matches.push(best)
    now = moved(now, best)
  }
  return matches
}

/** Candidates and masters for whom nobody signs off, who takes a place first. */
export function withoutMentor(city: MentoringCity): number[] {
  const { people } = city
  const cared = signedFor(city)
  const order: MenteeStanding[] = ['master_candidate', 'leader_candidate', 'master']
  const found = [...people.values()].flatMap((person) => {
    const standing = menteeStanding(person)
    const at = standing === null ? -1 : order.indexOf(standing)
    return at < 0 || cared.has(person.personId) || person.isAway ? [] : [{ personId: person.personId, at }]
  })
  return found.sort((a, b) => a.at - b.at || a.personId - b.personId).map(({ personId }) => personId)
}

/** Certified leaders who have nobody to ask. */
export function leadersWithoutMentor(city: MentoringCity): number[] {
  const cared = signedFor(city)
  return [...city.people.values()]
    .filter((person) => menteeStanding(person) === 'leader' && !cared.has(person.personId))
    .map(({ personId }) => personId)
}

/** Masters over their places who would not be, did an assistant mentor help them. */
export function helpedByAssistant(city: MentoringCity): number[] {
  return mentorsOf(city).filter((mentorId) => {
    const places = placesOf(city, mentorId)
    const more = city.capacity.masterWithAssistant - city.capacity.masterCandidates
    const excess = excessCandidates(places)
    return (
      excess > 0 && places.assistants === 0 && personOf(city, mentorId).roles.includes('DX_MASTER') && excess <= more
    )
  })
}

/** Who has a mentor who may still be one. */
function signedFor(city: MentoringCity): Set<number> {
  return new Set(city.pairs.filter((pair) => isStillMentor(city, pair)).map(({ menteeId }) => menteeId))
}

/** Is the mentor of a pair today as what they sign for the other? An assistant mentor signs for nobody. */
export function isStillMentor(city: MentoringCity, { mentorId, kind }: MentoringPair): boolean {
  return kind !== 'assistant_mentor' && hasRoleFor(personOf(city, mentorId), kind)
}

/** May whoever holds these roles look after others as this? */
export function hasRoleFor({ roles }: Pick<MentoringPerson, 'roles'>, kind: PairKind): boolean {
  switch (kind) {
    case 'mentor':
      return roles.includes('TECH_OFFICER') || roles.includes('DX_MASTER')
    case 'provisional_mentor':
      return roles.includes('PROVISIONAL_MENTOR')
    case 'assistant_mentor':
      return mayAssist({ roles })
  }
}

function excessCandidates({ candidates, candidatePlaces }: Places): number {
  return Math.max(0, candidates - candidatePlaces)
}

/** Everybody who could take a mentee over, with how well it fits. */
function offers(city: MentoringCity, menteeId: number, fromId: number | null): Proposal[] {
  const mentee = personOf(city, menteeId)
  return mentorsOf(city).flatMap((mentorId) => {
    const mentor = personOf(city, mentorId)
    const kind = kindFor(mentor)
    if (mentorId === fromId || mentor.isAway || kind === null || kind === 'assistant_mentor') return []
    const pair = { mentorId, menteeId, kind }
    if (whyNotPair(city, pair) !== null || isPaired(city, pair) || isTooNear(mentor, mentee)) return []
    const left = roomFor(city, pair)
    if (left <= 0) return []
    return [{ ...pair, fromId, fit: fitOf(mentor, mentee, left) }]
  })
}

/** Whoever signs off should not sit in the same section, as with the committee; the one officer has no stand-in. */
function isTooNear(mentor: MentoringPerson, mentee: MentoringPerson): boolean {
  const standing = menteeStanding(mentee)
  if (standing === 'master' || standing === 'master_candidate') return false
  return mentor.sectionId !== null && mentor.sectionId === mentee.sectionId
}

function fitOf(mentor: MentoringPerson, mentee: MentoringPerson, left: number): Fit {
  const strong = new Set(mentor.strong)
  return {
    skills: mentee.lacks.filter((code) => strong.has(code)),
    sameDepartment: mentor.departmentId !== null && mentor.departmentId === mentee.departmentId,
    left,
  }
}

/** More than three shared skills make nobody fit better; then the nearest, then whoever has most room. */
function bestOf(proposals: readonly Proposal[]): Proposal | null {
  const score = ({ fit }: Proposal) => Math.min(3, fit.skills.length) * 2 + (fit.sameDepartment ? 3 : 0)
  const [best] = [...proposals].sort(
    (a, b) => score(b) - score(a) || b.fit.left - a.fit.left || a.mentorId - b.mentorId || a.menteeId - b.menteeId,
  )
  return best ?? null
}

function isPaired({ pairs }: MentoringCity, { mentorId, menteeId }: MentoringPair): boolean {
  return pairs.some((pair) => pair.mentorId === mentorId && pair.menteeId === menteeId)
}

function moved(city: MentoringCity, { mentorId, menteeId, kind, fromId }: Proposal): MentoringCity {
  const stay = city.pairs.filter((pair) => !(pair.menteeId === menteeId && pair.mentorId === fromId))
  return { ...city, pairs: [...stay, { mentorId, menteeId, kind }] }
}

function roomFor(city: MentoringCity, { mentorId, menteeId, kind }: MentoringPair): number {
  const places = placesOf(city, mentorId)
  if (kind === 'assistant_mentor') return places.assistedPlaces - places.assisted
  const standing = menteeStanding(personOf(city, menteeId))
  if (standing === 'leader') return Number.POSITIVE_INFINITY
  return standing === 'leader_candidate'
    ? places.candidatePlaces - places.candidates
    : places.masterPlaces - places.masters
}

function signsFor({ kind, menteeId }: MentoringPair, city: MentoringCity, standing: MenteeStanding): boolean {
  return kind !== 'assistant_mentor' && menteeStanding(personOf(city, menteeId)) === standing
}

function candidatePlaces(mentor: MentoringPerson, { capacity, day }: MentoringCity, hasAssistant: boolean): number {
  const { roles } = mentor
  const asMaster = hasAssistant ? capacity.masterWithAssistant : capacity.masterCandidates
  return Math.max(
    roles.includes('TECH_OFFICER') ? capacity.officerCandidates : 0,
    roles.includes('DX_MASTER') && !isNewMaster(mentor, day) ? asMaster : 0,
    roles.includes('PROVISIONAL_MENTOR') ? capacity.provisionalMentor : 0,
  )
}

/** Certified in October, a master has places from the next April on: the year's candidates are placed by then. */
function isNewMaster({ roles, masterSince }: MentoringPerson, day: CityDate): boolean {
  return roles.includes('DX_MASTER') && masterSince !== null && fiscalYearOf(masterSince) >= fiscalYearOf(day)
}

function mayAssist({ roles }: Pick<MentoringPerson, 'roles'>): boolean {
  return roles.includes('DX_LEADER') || roles.includes('DX_MASTER')
}

function personOf({ people }: MentoringCity, personId: number): MentoringPerson {
  const person = people.get(personId)
  if (!person) throw new RangeError(`person ${personId} is not known to mentoring`)
  return person
}
