import { type CityDate, cityDate } from '~/domain/calendar'
import { record } from '~/facts/record'
import { headOver } from '../certificates'
import { type City, castMember, type Person } from '../city'
import type { Programme } from '../programme'
import { byDay, enteredOn, personId, unitId, type Writing } from '../written'
import type { Applicant } from './applicants'
import type { ApplicationDays } from './application-days'

/** 承認 and 推薦: what mentors and heads gave to applicants, and to candidates who have not applied yet. */

export type Given = { applicant: Applicant; days: ApplicationDays }
/** Who gave it, by id. */
export type Givers = { signer: (one: Given) => number | null; recommender: (one: Given) => number | null }

type Pair = { mentorId: number; menteeId: number; kind: string; from: CityDate; to: CityDate | null }

export async function writeGiven(
  writing: Writing,
  city: City,
  programme: Programme,
  all: readonly Given[],
): Promise<Givers> {
  const signers = new Map<Given, number>()
  const signoffs = []
  const pairs = await pairsOf(writing)
  const officer = personId(writing, castMember(city, '大川 徹'))
  for (const one of all) {
    const { applicant, days } = one
    if (days.signedOff === null) continue
    const signer = signerOf(pairs, officer, applicant, personId(writing, applicant.person), days.signedOff)
    signers.set(one, signer.signerId)
    signoffs.push({
      personId: personId(writing, applicant.person),
      role: applicant.role,
      ...signer,
      signedOn: days.signedOff,
      note: null,
    })
  }
  for (const [day, rows] of byDay(signoffs, ({ signedOn }) => signedOn))
    await record(writing.sql, 'signoff', rows, enteredOn(day, 0.6))
  const recommended = all.flatMap((one) =>
    one.days.recommended ? [{ ...one.applicant, on: one.days.recommended, one }] : [],
  )
  const recommendations = [...recommended, ...beforeApplying(city, programme)].map(({ person, role, on }) => {
    const { unit, head } = headOver(city, person, on)
    return {
      personId: personId(writing, person),
      role,
      unitId: unitId(writing, unit),
      recommendedById: personId(writing, head),
      recommendedOn: on,
      note: null,
    }
  })
  for (const [day, rows] of byDay(recommendations, ({ recommendedOn }) => recommendedOn))
    await record(writing.sql, 'recommendation', rows, enteredOn(day, 0.55))
  const recommenders = new Map(recommended.map(({ one }, place) => [one, recommendations[place]?.recommendedById]))
  return {
    signer: (one) => signers.get(one) ?? null,
    recommender: (one) => recommenders.get(one) ?? null,
  }
}

/** Recommended, and not yet ready to apply (reference screens "certification", "mentoring"). */
function beforeApplying(city: City, { candidates, masterCandidates }: Programme) {
  const leaders = [castMember(city, '石黒 美咲'), ...candidates.slice(1, 2), ...candidates.slice(7, 8)]
  return [
    ...leaders.map((person) => ({ person, role: 'DX_LEADER' as const, on: cityDate('2028-10-03') })),
    ...masterCandidates.slice(1).map((person) => ({ person, role: 'DX_MASTER' as const, on: cityDate('2028-10-20') })),
  ]
}

function pairsOf({ sql }: Writing): Promise<Pair[]> {
  return sql.$queryRaw<Pair[]>`
    SELECT m.mentor_id AS "mentorId", m.mentee_id AS "menteeId", m.kind, m.valid_from::text AS from, m.valid_to::text AS to
    FROM mentor_pair m WHERE m.kind IN ('mentor', 'provisional_mentor') ORDER BY m.id`
}

/** A master's sign-off is the officer's; a leader's that of the mentor on the day. */
function signerOf(
  pairs: readonly Pair[],
  officer: number,
  { role, person }: { role: Applicant['role']; person: Person },
  menteeId: number,
  day: CityDate,
): { signerId: number; signerRole: string } {
  if (role === 'DX_MASTER') return { signerId: officer, signerRole: 'TECH_OFFICER' }
  const pair = pairs.find((one) => one.menteeId === menteeId && one.from <= day && (one.to === null || one.to > day))
  if (!pair) throw new Error(`nobody mentors ${person.number} on ${day}`)
  if (pair.kind === 'provisional_mentor') return { signerId: pair.mentorId, signerRole: 'PROVISIONAL_MENTOR' }
  return { signerId: pair.mentorId, signerRole: pair.mentorId === officer ? 'TECH_OFFICER' : 'DX_MASTER' }
}
