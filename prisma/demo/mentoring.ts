import { type CityDate, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { calledName, LEADERS_R9, LEADERS_R10 } from './cast'
import { type City, castMember, type Person } from './city'
import { type Pair, writeMentoringSessions } from './mentoring-sessions'
import type { Programme } from './programme'
import { byDay, enteredOn, personId, type Writing } from './written'

/** Who mentors whom: 50 candidates in December R9, 39 today, and the masters by the technical officer. */

const FIRST_YEAR = { from: cityDate('2027-06-10'), to: cityDate('2028-04-01') }
const AFTER_FIRST_COMMITTEE = cityDate('2027-10-25')
/** After the first of December, on which the timeline counts none. */
const FIRST_ASSISTANTS = cityDate('2027-12-06')
const SECOND_YEAR = cityDate('2028-05-22')
const WITH_THE_YEAR = cityDate('2028-04-20')
const AFTER_THIRD_COMMITTEE = cityDate('2028-10-23')

export async function writeMentoring(writing: Writing, city: City, programme: Programme): Promise<void> {
  const officer = castMember(city, '大川 徹')
  const pairs = [
    ...firstYear(programme, officer),
    ...firstAssistants(programme),
    ...secondYear(programme, officer),
    ...advised(programme, city),
    ...assistants(programme),
  ]
  const rows = pairs.map(({ mentor, mentee, kind, from, to }) => ({
    mentorId: personId(writing, mentor),
    menteeId: personId(writing, mentee),
    kind,
    validFrom: from,
    validTo: to,
  }))
  for (const [day, some] of byDay(rows, (row) => row.validFrom))
    await record(writing.sql, 'mentor_pair', some, enteredOn(day, 0.35))
  await writeMentoringSessions(writing, city, pairs)
}

/** 52 places, the officer's 4 and twelve provisional mentors' 4 each; who is certified makes room. */
function firstYear(programme: Programme, officer: Person): Pair[] {
  const places = [officer, ...programme.provisionalMentors].flatMap((mentor) => Array.from({ length: 4 }, () => mentor))
  const kindOf = (mentor: Person) => (mentor === officer ? 'mentor' : 'provisional_mentor')
  const [, second] = [cityDate('2027-10-19'), cityDate('2028-02-22')]
  const since = candidatesSinceR9(programme)
  const fromJune = [
    ...programme.leadersSecond.map((mentee) => ({ mentee, to: second })),
    ...[...programme.leadersThird.slice(0, 3), ...programme.gaveUp, ...since].map((mentee) => ({
      mentee,
      to: FIRST_YEAR.to,
    })),
  ]
  const first = programme.leadersFirst.map((mentee) => ({ mentee, to: cityDate('2027-10-19') }))
  const june = [...fromJune, ...first].map(({ mentee, to }, index) => {
    const mentor = places[index] ?? officer
    return { mentor, mentee, kind: kindOf(mentor), from: FIRST_YEAR.from, to }
  })
  // The places of those certified in October.
  const october = programme.leadersThird.slice(3).map((mentee, index) => {
    const mentor = places[fromJune.length + index] ?? officer
    return { mentor, mentee, kind: kindOf(mentor), from: AFTER_FIRST_COMMITTEE, to: FIRST_YEAR.to }
  })
  return [...june, ...october]
}

/** Leaders who accompanied a candidate of R9 to the certificate: what a master must have done twice (M7). */
function firstAssistants({ promoted, masterCandidates, leadersSecond }: Programme): Pair[] {
  const [miyazaki, arai, murakami] = masterCandidates
  const leaders = [promoted, promoted, miyazaki, miyazaki, arai, arai, murakami]
  return leaders.flatMap((mentor, place) => {
    const mentee = leadersSecond[place]
    return mentor && mentee
      ? [{ mentor, mentee, kind: 'assistant_mentor', from: FIRST_ASSISTANTS, to: FIRST_YEAR.to }]
      : []
  })
}

function candidatesSinceR9({ candidates }: Programme): Person[] {
  return [...candidates.slice(0, 1), ...candidates.slice(-8)]
}

function secondYear(programme: Programme, officer: Person): Pair[] {
  const [takashima, igarashi] = programme.masters
  if (!takashima || !igarashi) throw new Error('the masters are not there')
  const provisional = programme.provisionalMentors.slice(0, 10).flatMap((mentor) => [mentor, mentor, mentor])
  const mentors = [
    ...Array.from({ length: 8 }, () => takashima),
    ...Array.from({ length: 5 }, () => igarashi),
    ...Array.from({ length: 3 }, () => officer),
    ...provisional,
  ]
  const candidates = programme.candidates.map((mentee, index): Pair => {
    const mentor = mentors[index] ?? officer
    const kind = programme.provisionalMentors.includes(mentor) ? 'provisional_mentor' : 'mentor'
    return { mentor, mentee, kind, from: SECOND_YEAR, to: null }
  })
  const third = programme.leadersThird.map((mentee, index): Pair => {
    const mentor = programme.provisionalMentors[index % 10] ?? officer
    return { mentor, mentee, kind: 'provisional_mentor', from: SECOND_YEAR, to: cityDate('2028-10-17') }
  })
  const ofOfficer = [
    ...programme.masters.map((mentee) => ({ mentee, from: cityDate('2028-04-03') })),
    { mentee: programme.promoted, from: cityDate('2028-04-20') },
    ...programme.masterCandidates.map((mentee) => ({ mentee, from: cityDate('2028-04-20') })),
  ].map(({ mentee, from }): Pair => ({ mentor: officer, mentee, kind: 'mentor', from, to: null }))
  return [...candidates, ...third, ...ofOfficer]
}

/** 相談先: whom the certified leaders ask; three of October's have nobody yet. */
function advised(programme: Programme, city: City): Pair[] {
  const officer = castMember(city, '大川 徹')
  const [takashima, igarashi] = programme.masters
  if (!takashima || !igarashi) throw new Error('the masters are not there')
  const since = (mentor: Person, mentees: readonly Person[], from: CityDate): Pair[] =>
    mentees.map((mentee) => ({ mentor, mentee, kind: 'mentor', from, to: null, isAdvice: true }))
  const ofR9 = LEADERS_R9.map(({ member }) => castMember(city, calledName(member)))
  const ofR10 = LEADERS_R10.map((member) => castMember(city, calledName(member)))
  const others = programme.leadersSecond.filter((one) => !ofR9.includes(one)).slice(0, 8)
  const third = programme.leadersThird.filter((one) => !ofR10.includes(one))
  return [
    ...since(takashima, ofR9, WITH_THE_YEAR),
    ...since(takashima, ofR10, AFTER_THIRD_COMMITTEE),
    ...since(igarashi, others, WITH_THE_YEAR),
    ...since(igarashi, third.slice(0, 3), AFTER_THIRD_COMMITTEE),
    ...since(programme.promoted, third.slice(3, 6), AFTER_THIRD_COMMITTEE),
    ...since(officer, third.slice(6, 8), AFTER_THIRD_COMMITTEE),
  ]
}

/** 補助メンター: eleven leaders who accompany a candidate and sign nothing. */
function assistants({
  leadersFirst,
  leadersSecond,
  masterCandidates,
  candidates,
  retired,
  conditionalOpen,
}: Programme): Pair[] {
  const leaders = [...masterCandidates, ...leadersFirst, ...conditionalOpen, ...leadersSecond]
  const able = [...new Set(leaders)].filter((person) => person !== retired && !leadersSecond.slice(-6).includes(person))
  const withoutPromoted = able.filter((person) => `${person.family.name} ${person.given.name}` !== '西村 健')
  return withoutPromoted.slice(0, 11).map((mentor, index) => ({
    mentor,
    mentee: candidates[16 + index] ?? candidates[0] ?? mentor,
    kind: 'assistant_mentor',
    from: cityDate('2028-06-05'),
    to: null,
  }))
}
