import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki, fiscalYearOf, inWareki } from '~/domain/calendar'
import {
  excessOf,
  hasRoleFor,
  leadersWithoutMentor,
  menteeStanding,
  mentorsOf,
  type Proposal,
  placesOf,
  proposalsFor,
  withoutMentor,
} from '~/domain/mentoring'
import { MENTOR_KIND_WORDS } from '~/domain/terms'
import { pairsToCome, provisionalMentorsFrom } from '~/facts/mentor-pairs'
import { type CityMentoring, mentoringOn } from '~/facts/mentoring'
import { capacitiesFrom } from '~/facts/mentoring-capacity'
import { standardInForce } from '~/facts/standard'
import { STANDING_WORDS } from './mentee-words'

/** 受け持ちの組合せ: every pair with its mentor's places, proposals with their reasons, 暫定メンター and places. */
export const mentorPairs = read({
  action: 'mentor-pairs.read',
  params: z.object({ pair: z.coerce.number().int().catch(0) }),
  subject: () => theCity,
  async run(given, { pair }) {
    const { sql, today } = given
    const [city, toCome, provisional, capacities, standard] = await Promise.all([
      mentoringOn(sql, today),
      pairsToCome(sql, today),
      provisionalMentorsFrom(sql, today),
      capacitiesFrom(sql, today),
      standardInForce(sql, today),
    ])
    const skills = new Map(standard?.skills.map(({ code, shortName }) => [code, shortName]))
    const proposed = proposalsFor(city)
    const moves = [...proposed.handOvers, ...proposed.moves]
    const alone = [...withoutMentor(city), ...leadersWithoutMentor(city)]
    const paired = [...city.pairs, ...toCome, ...moves, ...proposed.matches]
    const looked = [...paired.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]), ...alone]
    return {
      page: {
        today: inWareki(today),
        mayName: given.relations.has('dx_office'),
        mentors: mentorLines(city),
        asked: pairLine(city, pair),
        choices: mentorChoices(city),
        withoutMentor: alone.flatMap((id) => named(city, id)),
        /** Of them those who need somebody who signs. */
        unsigned: withoutMentor(city).length,
        moves: moves.flatMap((one) => proposalLine(city, one, skills)),
        matches: proposed.matches.flatMap((one) => proposalLine(city, one, skills)),
        toCome: toCome.map((one) => ({ ...one, kind: MENTOR_KIND_WORDS[one.kind], from: inWareki(one.from) })),
        provisional: provisional.map((one) => ({
          ...one,
          from: inWareki(one.from),
          through: one.through ? inWareki(one.through) : '',
          places: placesLine(city, one.personId),
        })),
        years: yearsToName(given),
        capacities: capacities.map((one) => ({ ...one, day: inWareki(one.from), isNow: one.from <= today })),
      },
      looked: [...new Set([...looked, ...provisional.map(({ personId }) => personId)])],
    }
  },
})

export type PairsPage = Awaited<ReturnType<typeof mentorPairs>>

function yearsToName({ today }: Reading) {
  const year = fiscalYearOf(today)
  return [year, year + 1].map((each) => ({ value: String(each), label: fiscalYearInWareki(fiscalYear(each)) }))
}

function mentorLines(city: CityMentoring) {
  return mentorsOf(city).flatMap((mentorId) => {
    const person = city.people.get(mentorId)
    if (!person) return []
    const places = placesOf(city, mentorId)
    const pairs = city.pairs.filter((pair) => pair.mentorId === mentorId)
    const signs = places.candidatePlaces > 0 || places.masterPlaces > 0 || places.fromNextYear
    return [
      {
        personId: mentorId,
        name: person.name,
        staffNumber: person.staffNumber,
        place: person.sectionName ?? '',
        role: roleLine(city, mentorId),
        taken: signs ? places.candidates : places.assisted,
        places: signs ? places.candidatePlaces : places.assistedPlaces,
        masters: places.masterPlaces > 0 ? `マスターと候補 ${places.masters} / ${places.masterPlaces}` : null,
        fromNextYear: places.fromNextYear,
        excess: excessOf(places),
        isAway: person.isAway,
        pairs: pairs.flatMap((pair) => {
          const mentee = city.people.get(pair.menteeId)
          const standing = mentee && menteeStanding(mentee)
          return mentee
            ? [
                {
                  pairId: pair.pairId,
                  name: mentee.name,
                  place: mentee.sectionName ?? '',
                  standing: standing ? STANDING_WORDS[standing] : '役割の候補ではない',
                  kind: MENTOR_KIND_WORDS[pair.kind],
                  isOver: !hasRoleFor(person, pair.kind),
                  since: inWareki(pair.since),
                  until: pair.until && inWareki(pair.until),
                },
              ]
            : []
        }),
      },
    ]
  })
}

function roleLine(city: CityMentoring, mentorId: number): string {
  const roles = city.people.get(mentorId)?.roles ?? []
  if (roles.includes('TECH_OFFICER')) return 'デジタル技術官'
  if (roles.includes('DX_MASTER')) return 'マスター'
  if (roles.includes('PROVISIONAL_MENTOR')) return '暫定メンター'
  return roles.includes('DX_LEADER') ? '補助メンター' : 'いまは役割がない'
}

function placesLine(city: CityMentoring, personId: number): string {
  if (!city.people.has(personId)) return ''
  const { candidates, candidatePlaces } = placesOf(city, personId)
  return candidatePlaces > 0 ? `${candidates} / ${candidatePlaces}` : ''
}

/** Who signs off, with their room, for the lists to choose from. */
function mentorChoices(city: CityMentoring) {
  return mentorsOf(city).flatMap((mentorId) => {
    const person = city.people.get(mentorId)
    const places = placesOf(city, mentorId)
    if (!person || (places.candidatePlaces === 0 && places.masterPlaces === 0)) return []
    const left = places.candidatePlaces - places.candidates
    return [
      {
        value: person.staffNumber,
        label: `${person.name}（${roleLine(city, mentorId)}・${person.sectionName ?? ''}）　${left > 0 ? `あと ${left} 席` : '空きなし'}`,
      },
    ]
  })
}

function named(city: CityMentoring, personId: number) {
  const person = city.people.get(personId)
  const standing = person && menteeStanding(person)
  return person && standing
    ? [
        {
          personId,
          name: person.name,
          staffNumber: person.staffNumber,
          place: person.sectionName ?? '',
          standing: STANDING_WORDS[standing],
          before: mentorBefore(city, personId),
        },
      ]
    : []
}

/** Who stands as their mentor and may be it no more. */
function mentorBefore(city: CityMentoring, personId: number): string | null {
  const left = city.pairs.find(({ menteeId, kind }) => menteeId === personId && kind !== 'assistant_mentor')
  return left ? (city.people.get(left.mentorId)?.name ?? null) : null
}

/** The pair that the address asks to end or to move. */
function pairLine(city: CityMentoring, pairId: number) {
  const pair = city.pairs.find((one) => one.pairId === pairId)
  const mentee = pair && city.people.get(pair.menteeId)
  const mentor = pair && city.people.get(pair.mentorId)
  if (!pair || !mentee || !mentor) return null
  return {
    pairId,
    mentee: mentee.name,
    mentor: mentor.name,
    kind: pair.kind,
    kindWord: MENTOR_KIND_WORDS[pair.kind],
    since: inWareki(pair.since),
  }
}

function proposalLine(city: CityMentoring, proposal: Proposal, skills: ReadonlyMap<string, string>) {
  const mentee = city.people.get(proposal.menteeId)
  const to = city.people.get(proposal.mentorId)
  const from = proposal.fromId === null ? null : city.people.get(proposal.fromId)
  if (!mentee || !to) return []
  const old = city.pairs.find((pair) => pair.mentorId === proposal.fromId && pair.menteeId === proposal.menteeId)
  const { fit, kind } = proposal
  const shared = fit.skills.slice(0, 3).map((code) => skills.get(code) ?? code)
  const more = fit.skills.length > shared.length ? `ほか ${fit.skills.length - shared.length}` : ''
  return [
    {
      menteeId: proposal.menteeId,
      pairId: old?.pairId ?? null,
      mentee: mentee.name,
      menteeNumber: mentee.staffNumber,
      menteePlace: mentee.sectionName ?? '',
      from: from?.name ?? null,
      to: to.name,
      toNumber: to.staffNumber,
      toPlace: to.sectionName ?? '',
      kind,
      kindWord: MENTOR_KIND_WORDS[kind],
      reasons: [
        ...(shared.length > 0 ? [`足りないスキルが得意：${[...shared, more].filter(Boolean).join('、')}`] : []),
        fit.sameDepartment ? '同じ部局の、ほかの所属' : 'ほかの所属',
        `席はあと ${fit.left}`,
      ],
    },
  ]
}
