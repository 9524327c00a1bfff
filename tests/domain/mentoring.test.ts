import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import {
  excessOf,
  helpedByAssistant,
  kindFor,
  leadersWithoutMentor,
  type MentoringCapacity,
  type MentoringCity,
  type MentoringPair,
  type MentoringPerson,
  menteeStanding,
  mentorsOf,
  type Proposal,
  pairsLeftBehind,
  placesOf,
  proposalsFor,
  proposeMatches,
  proposeMoves,
  whyNotPair,
  withoutMentor,
  wouldExceed,
} from '~/domain/mentoring'
import type { RoleHeld } from '~/domain/roles'

const CAPACITY: MentoringCapacity = {
  officerMasters: 14,
  officerCandidates: 4,
  masterCandidates: 6,
  masterWithAssistant: 10,
  provisionalMentor: 4,
  assistantMentor: 2,
}
const NOVEMBER = cityDate('2028-11-15')
const [OFFICER, MASTER, NEW_MASTER, PROVISIONAL, LEADER] = [1, 2, 3, 4, 5]

function someone(personId: number, more: Partial<MentoringPerson> = {}): MentoringPerson {
  return {
    personId,
    sectionId: personId,
    departmentId: 1,
    roles: [],
    masterSince: null,
    candidateFor: null,
    strong: [],
    lacks: [],
    isAway: false,
    ...more,
  }
}

const MENTORS = [
  someone(OFFICER, { roles: ['TECH_OFFICER'] }),
  someone(MASTER, { roles: ['DX_LEADER', 'DX_MASTER'], masterSince: cityDate('2028-02-22') }),
  someone(NEW_MASTER, { roles: ['DX_LEADER', 'DX_MASTER'], masterSince: cityDate('2028-10-17') }),
  someone(PROVISIONAL, { roles: ['PROVISIONAL_MENTOR'] }),
  someone(LEADER, { roles: ['DX_LEADER'] }),
]

/** The mentors, and candidates 101, 102 … of whom the master looks after so many. */
function cityWith(
  candidates: number,
  more: { people?: MentoringPerson[]; pairs?: MentoringPair[]; day?: typeof NOVEMBER } = {},
): MentoringCity {
  const mentees = Array.from({ length: candidates }, (_, index) => someone(101 + index, { candidateFor: 'DX_LEADER' }))
  const people = [...MENTORS, ...mentees, ...(more.people ?? [])]
  const own = mentees.map(({ personId }): MentoringPair => ({ mentorId: MASTER, menteeId: personId, kind: 'mentor' }))
  return {
    day: more.day ?? NOVEMBER,
    capacity: CAPACITY,
    people: new Map(people.map((one) => [one.personId, one])),
    pairs: [...own, ...(more.pairs ?? [])],
  }
}

describe('places', () => {
  test('the officer has 4 for candidates and 14 for masters, a master 6, a provisional mentor 4, an assistant 2', () => {
    const city = cityWith(0)
    expect(placesOf(city, OFFICER)).toMatchObject({ candidatePlaces: 4, masterPlaces: 14 })
    expect(placesOf(city, MASTER)).toMatchObject({ candidatePlaces: 6, masterPlaces: 0, assistedPlaces: 2 })
    expect(placesOf(city, PROVISIONAL)).toMatchObject({ candidatePlaces: 4, assistedPlaces: 0 })
    expect(placesOf(city, LEADER)).toMatchObject({ candidatePlaces: 0, assistedPlaces: 2 })
  })

  test('a master certified in October has places from the first of April on', () => {
    expect(placesOf(cityWith(0), NEW_MASTER)).toMatchObject({ candidatePlaces: 0, fromNextYear: true })
    const march = cityWith(0, { day: cityDate('2029-03-31') })
    expect(placesOf(march, NEW_MASTER).candidatePlaces).toBe(0)
    const april = cityWith(0, { day: cityDate('2029-04-01') })
    expect(placesOf(april, NEW_MASTER)).toMatchObject({ candidatePlaces: 6, fromNextYear: false })
  })

  test('an assistant who accompanies one of the candidates makes a master’s places ten', () => {
    const city = cityWith(8)
    expect(excessOf(placesOf(city, MASTER))).toBe(2)
    expect(helpedByAssistant(city)).toEqual([MASTER])
    const helped = cityWith(8, { pairs: [{ mentorId: LEADER, menteeId: 101, kind: 'assistant_mentor' }] })
    expect(placesOf(helped, MASTER)).toMatchObject({ candidatePlaces: 10, assistants: 1 })
    expect(excessOf(placesOf(helped, MASTER))).toBe(0)
  })

  test('who is certified takes no place but asks; masters and their candidates count apart', () => {
    const people = [
      someone(201, { roles: ['DX_LEADER'] }),
      someone(202, { roles: ['DX_LEADER'], candidateFor: 'DX_MASTER' }),
    ]
    const of = (menteeId: number): MentoringPair => ({ mentorId: OFFICER, menteeId, kind: 'mentor' })
    const city = cityWith(0, { people, pairs: [of(201), of(202), of(MASTER)] })
    expect(placesOf(city, OFFICER)).toMatchObject({ candidates: 0, masters: 2, leaders: 1 })
  })

  test('who lapses as a leader and is no candidate is nobody to look after', () => {
    expect(menteeStanding(someone(1))).toBeNull()
    expect(menteeStanding(someone(1, { candidateFor: 'DX_LEADER' }))).toBe('leader_candidate')
  })
})

describe('who may look after whom', () => {
  const candidate = someone(101, { candidateFor: 'DX_LEADER' })
  const masterCandidate = someone(102, { roles: ['DX_LEADER'], candidateFor: 'DX_MASTER' })
  const city = cityWith(0, { people: [candidate, masterCandidate, someone(103)] })
  const why = (mentorId: number, menteeId: number, kind: MentoringPair['kind']) =>
    whyNotPair(city, { mentorId, menteeId, kind })

  test('nobody oneself, and only the officer masters and those who are to be', () => {
    expect(why(MASTER, MASTER, 'mentor')).toBe('本人は、自分のメンターになれません。')
    expect(why(OFFICER, 102, 'mentor')).toBeNull()
    expect(why(MASTER, 102, 'mentor')).toMatch(/デジタル技術官/)
    expect(why(MASTER, 101, 'mentor')).toBeNull()
  })

  test('a provisional mentor only candidates for leader, an assistant is a leader, others are neither', () => {
    expect(why(PROVISIONAL, 101, 'provisional_mentor')).toBeNull()
    expect(why(PROVISIONAL, LEADER, 'provisional_mentor')).toMatch(/リーダー候補だけ/)
    expect(why(LEADER, 101, 'provisional_mentor')).toMatch(/暫定メンターではありません/)
    expect(why(LEADER, 101, 'assistant_mentor')).toBeNull()
    expect(why(PROVISIONAL, 101, 'assistant_mentor')).toMatch(/DX推進リーダー/)
    expect(why(OFFICER, 103, 'mentor')).toMatch(/候補でも/)
    expect(why(999, 101, 'mentor')).toMatch(/メンターになれる人/)
  })
})

describe('proposals', () => {
  test('two of eight move: first to whom somebody knows what they lack, then the nearest', () => {
    const people = [
      someone(301, { roles: ['PROVISIONAL_MENTOR'], departmentId: 2, strong: ['AUT-RPA', 'BPR-ASI'] }),
      someone(302, { roles: ['PROVISIONAL_MENTOR'], departmentId: 1 }),
    ]
    const base = cityWith(8, { people })
    const lacking = someone(104, { candidateFor: 'DX_LEADER', departmentId: 9, lacks: ['AUT-RPA', 'BPR-ASI'] })
    const moves = proposeMoves({ ...base, people: new Map(base.people).set(104, lacking) })
    expect(moves).toMatchObject([
      {
        menteeId: 104,
        fromId: MASTER,
        mentorId: 301,
        kind: 'provisional_mentor',
        fit: { skills: ['AUT-RPA', 'BPR-ASI'] },
      },
      { menteeId: 101, fromId: MASTER, fit: { skills: [], sameDepartment: true, left: 4 } },
    ])
  })

  test('shared skills weigh more than being near', () => {
    const people = [
      someone(301, { roles: ['PROVISIONAL_MENTOR'], departmentId: 7, strong: ['A', 'B'] }),
      someone(110, { candidateFor: 'DX_LEADER', lacks: ['A', 'B', 'C'] }),
    ]
    const [match] = proposeMatches(cityWith(0, { people }))
    expect(match).toMatchObject({ menteeId: 110, mentorId: 301, fromId: null })
    expect(match?.fit).toEqual({ skills: ['A', 'B'], sameDepartment: false, left: 4 })
  })

  test('nobody from the own section, nobody who is away', () => {
    const people = [
      someone(301, { roles: ['PROVISIONAL_MENTOR'], sectionId: 77 }),
      someone(302, { roles: ['PROVISIONAL_MENTOR'], isAway: true }),
      someone(110, { candidateFor: 'DX_LEADER', sectionId: 77 }),
    ]
    const alone = cityWith(0, { people })
    const only = { ...alone, people: new Map([...alone.people].filter(([id]) => id > 300 || id === 110)) }
    expect(withoutMentor(only)).toEqual([110])
    expect(proposeMatches(only)).toEqual([])
  })

  test('a certified leader without a mentor has nobody to ask, and takes no place', () => {
    const city = cityWith(0, { people: [someone(201, { roles: ['DX_LEADER'] })] })
    expect(leadersWithoutMentor(city)).toEqual([LEADER, 201])
    expect(
      wouldExceed(cityWith(8, { people: [someone(201, { roles: ['DX_LEADER'] })] }), {
        mentorId: MASTER,
        menteeId: 201,
        kind: 'mentor',
      }),
    ).toBe(false)
  })
})

const ROLES: readonly (readonly RoleHeld[])[] = [
  ['TECH_OFFICER'],
  ['DX_LEADER', 'DX_MASTER'],
  ['PROVISIONAL_MENTOR'],
  ['DX_LEADER'],
  ['PROVISIONAL_MENTOR', 'DX_LEADER'],
  [],
]
const skills = fc.subarray(['A', 'B', 'C', 'D'])

/** Any city: roles, sections and pairs at random, of which some are more than there are places for. */
const anyCity: fc.Arbitrary<MentoringCity> = fc
  .array(
    fc.record({
      roles: fc.constantFrom(...ROLES),
      candidateFor: fc.constantFrom(null, 'DX_LEADER' as const, 'DX_MASTER' as const),
      sectionId: fc.constantFrom(null, 1, 2, 3),
      departmentId: fc.constantFrom(null, 1, 2),
      masterSince: fc.constantFrom(null, cityDate('2027-10-19'), cityDate('2028-10-17')),
      strong: skills,
      lacks: skills,
      isAway: fc.boolean(),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .chain((rows) => {
    const people = rows.map((row, index) => ({ ...row, personId: index + 1 }))
    const id = fc.integer({ min: 1, max: people.length })
    return fc
      .uniqueArray(
        fc.record({
          mentorId: id,
          menteeId: id,
          kind: fc.constantFrom('mentor', 'provisional_mentor', 'assistant_mentor'),
        }),
        {
          maxLength: 40,
          selector: ({ mentorId, menteeId }) => `${mentorId} ${menteeId}`,
        },
      )
      .map((pairs) => ({
        day: NOVEMBER,
        capacity: {
          ...CAPACITY,
          masterCandidates: 2,
          masterWithAssistant: 3,
          officerCandidates: 1,
          provisionalMentor: 2,
        },
        people: new Map(people.map((one) => [one.personId, one])),
        pairs: pairs.filter(({ mentorId, menteeId }) => mentorId !== menteeId),
      }))
  })

function taken(city: MentoringCity, proposals: readonly Proposal[]): MentoringCity {
  const pairs = proposals.reduce<readonly MentoringPair[]>(
    (now, { mentorId, menteeId, kind, fromId }) => [
      ...now.filter((pair) => !(pair.menteeId === menteeId && pair.mentorId === fromId)),
      { mentorId, menteeId, kind },
    ],
    city.pairs,
  )
  return { ...city, pairs }
}

describe('whatever the city', () => {
  test.each([
    ['moves', proposeMoves],
    ['matches', proposeMatches],
  ])('%s never go over the places, never to oneself, to the own section or to somebody who may not', (_, propose) => {
    fc.assert(
      fc.property(anyCity, (city) => {
        const proposals = propose(city)
        const after = taken(city, proposals)
        for (const proposal of proposals) {
          const mentor = city.people.get(proposal.mentorId)
          const mentee = city.people.get(proposal.menteeId)
          expect(proposal.mentorId).not.toBe(proposal.menteeId)
          expect(whyNotPair(city, proposal)).toBeNull()
          expect(mentor?.isAway).toBe(false)
          expect(proposal.kind).toBe(mentor && kindFor(mentor))
          const standing = mentee && menteeStanding(mentee)
          if (standing === 'leader_candidate' && mentor?.sectionId) expect(mentor.sectionId).not.toBe(mentee?.sectionId)
          const { candidates, candidatePlaces, masters, masterPlaces } = placesOf(after, proposal.mentorId)
          if (standing === 'leader_candidate') expect(candidates).toBeLessThanOrEqual(candidatePlaces)
          else expect(masters).toBeLessThanOrEqual(masterPlaces)
        }
        const twice = proposals.map(({ menteeId, fromId }) => `${menteeId} ${fromId}`)
        expect(new Set(twice).size).toBe(twice.length)
      }),
    )
  })

  test('moves never leave more over their places than there were', () => {
    fc.assert(
      fc.property(anyCity, (city) => {
        const over = (one: MentoringCity) =>
          mentorsOf(one).reduce(
            (sum, id) => sum + Math.max(0, placesOf(one, id).candidates - placesOf(one, id).candidatePlaces),
            0,
          )
        const moves = proposeMoves(city)
        expect(over(taken(city, moves))).toBeLessThanOrEqual(over(city))
        if (moves.length > 0) expect(over(taken(city, moves))).toBeLessThan(over(city))
      }),
    )
  })
})

describe('a mentor whose role has ended', () => {
  const ended = (id: number, roles: MentoringPerson['roles'] = []) => someone(id, { roles, sectionId: id })
  const masterCandidate = someone(401, { roles: ['DX_LEADER'], candidateFor: 'DX_MASTER' })
  const master = someone(402, { roles: ['DX_MASTER'] })
  const of = (mentorId: number, menteeId: number, kind: MentoringPair['kind'] = 'mentor') => ({
    mentorId,
    menteeId,
    kind,
  })

  test('leaves nobody cared for: an officer who went, with a new one to take over', () => {
    const pairs = [of(400, 401), of(400, 402), of(400, LEADER)]
    const city = cityWith(0, { people: [ended(400), masterCandidate, master], pairs })
    expect(withoutMentor(city).filter((id) => id > 400)).toEqual([401, 402])
    expect(leadersWithoutMentor(city)).toContain(LEADER)
    expect(pairsLeftBehind(city)).toEqual([of(400, 401), of(400, 402)])
    expect(proposalsFor(city).handOvers).toMatchObject([
      { menteeId: 401, fromId: 400, mentorId: OFFICER, kind: 'mentor' },
      { menteeId: 402, fromId: 400, mentorId: OFFICER, kind: 'mentor' },
    ])
    const vacant = { ...city, people: new Map([...city.people].filter(([id]) => id !== OFFICER)) }
    expect(proposalsFor(vacant).handOvers).toEqual([])
    expect(pairsLeftBehind(vacant)).toHaveLength(2)
  })

  test('a provisional mentor after 31 March, where nobody else signs; whoever has another is not left', () => {
    const candidates = [501, 502].map((id) => someone(id, { candidateFor: 'DX_LEADER' }))
    const pairs = [of(500, 501, 'provisional_mentor'), of(500, 502, 'provisional_mentor'), of(MASTER, 502)]
    const now = cityWith(0, { people: [ended(500, ['PROVISIONAL_MENTOR']), ...candidates], pairs })
    expect(pairsLeftBehind(now)).toEqual([])
    const after = cityWith(0, { people: [ended(500), ...candidates], pairs })
    expect(pairsLeftBehind(after)).toEqual([of(500, 501, 'provisional_mentor')])
  })

  test('what is proposed one after the other gives no place twice', () => {
    fc.assert(
      fc.property(anyCity, (city) => {
        const { handOvers, moves, matches } = proposalsFor(city)
        const after = taken(city, [...handOvers, ...moves, ...matches])
        for (const { mentorId, menteeId } of [...handOvers, ...moves, ...matches]) {
          const { candidates, candidatePlaces, masters, masterPlaces } = placesOf(after, mentorId)
          const mentee = after.people.get(menteeId)
          const isCandidate = mentee && menteeStanding(mentee) === 'leader_candidate'
          if (isCandidate) expect(candidates).toBeLessThanOrEqual(candidatePlaces)
          else expect(masters).toBeLessThanOrEqual(masterPlaces)
        }
        for (const { menteeId } of handOvers) expect(withoutMentor(after)).not.toContain(menteeId)
      }),
    )
  })
})
