import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { type MenteeStanding, menteeStanding, proposalsFor } from '~/domain/mentoring'
import { cellsOnDay } from '~/facts/skill-map-cells'
import { type LoadedMentoring, loadMentoring } from './load-mentoring.server'
import { masterRows } from './master-rows'
import { STANDING_WORDS } from './mentee-words'
import { insightOf, reliefOf } from './mentoring-insight'
import { progressGroups } from './progress-rows'
import { seatsOf } from './seat-rows'
import { taskRows } from './task-rows'
import { thinSkills } from './thin-skills'

export const mentoringParams = z.object({ open: z.string().max(20).catch(''), mentee: z.string().max(20).catch('') })

/** 指導: what waits for a mentor, how far their people are, who looks after whom, and where the city is thin. */
export const mentoring = read({
  action: 'mentoring.read',
  params: mentoringParams,
  subject: () => theCity,
  async run(given, params) {
    const loaded = await loadMentoring(given)
    const page = await pageOf(given, loaded, params)
    return { page, looked: peopleShown(loaded, page) }
  },
})

export type MentoringPage = Awaited<ReturnType<typeof pageOf>>

/** One's own mentees, and of whoever sees the whole city everybody who stands in its pairs. */
function peopleShown({ city, desk, seesAll }: LoadedMentoring, { seats }: MentoringPage): number[] {
  const mentors = seesAll ? city.pairs.map(({ mentorId }) => mentorId) : []
  const kids = seats.rows.flatMap(({ groups }) => groups.flatMap((group) => group.kids.map((kid) => kid.personId)))
  return [...new Set([...desk.pairs.map(({ menteeId }) => menteeId), ...mentors, ...kids])]
}

async function pageOf(
  { sql, today, relations }: Reading,
  loaded: LoadedMentoring,
  { open, mentee }: z.output<typeof mentoringParams>,
) {
  const { city, desk, source, seesAll } = loaded
  const tasks = taskRows(loaded)
  const seats = seatsOf(loaded, open)
  const proposed = seesAll ? proposalsFor(city) : NO_PROPOSALS
  const cells = seesAll && source ? await cellsOnDay(sql, today, null) : null
  return {
    today,
    todayInWareki: inWareki(today),
    seesAll,
    isMentor: desk.pairs.length > 0,
    mayPair: relations.has('dx_office') || relations.has('technical_officer'),
    ...chargeOf(loaded),
    insight: insightOf(loaded, tasks, seats),
    tasks,
    progress: progressGroups(loaded, tasks),
    masters: masterRows(loaded, tasks),
    seats,
    capacity: city.capacity,
    relief: seesAll ? reliefOf(loaded, proposed.moves) : null,
    moves: proposed.handOvers.length + proposed.moves.length,
    matches: proposed.matches.length,
    note: {
      mentee,
      mentees: desk.pairs.flatMap(({ menteeId }) => {
        const person = city.people.get(menteeId)
        return person ? [{ value: person.staffNumber, label: `${person.name}（${person.sectionName ?? ''}）` }] : []
      }),
    },
    pairs: desk.pairs.map(({ menteeId, name, lastOn, nextStep, nextBy, nextWho, meetings }) => {
      const person = city.people.get(menteeId)
      const standing = person && menteeStanding(person)
      return {
        menteeId,
        name,
        place: [person?.departmentName, person?.sectionName].filter(Boolean).join(' '),
        standing: standing ? STANDING_WORDS[standing] : '',
        lastOn: lastOn && inWareki(lastOn),
        nextStep,
        nextBy: nextBy && inWareki(nextBy),
        nextWho,
        meeting: meetings[0] ? { on: inWareki(meetings[0].on), at: meetings[0].at, about: meetings[0].about } : null,
      }
    }),
    thin: cells && source ? thinSkills(source.standard, cells, loaded) : null,
  }
}

/** `あなたの担当はマスター 3 人、マスター候補 3 人です。`, and the title after it. */
function chargeOf({ city, desk, seesAll }: LoadedMentoring): { title: string; lead: string } {
  const counts = ORDER.flatMap((standing) => {
    const people = desk.pairs.filter(({ menteeId }) => {
      const person = city.people.get(menteeId)
      return person && menteeStanding(person) === standing
    }).length
    return people > 0 ? [{ word: STANDING_WORDS[standing], people }] : []
  })
  if (counts.length === 0)
    return { title: '', lead: seesAll ? '全庁の受け持ちです。' : 'いま受け持っている人はいません。' }
  return {
    title: counts
      .slice(0, 2)
      .map(({ word }) => word)
      .join('と'),
    lead: `あなたの担当は${counts.map(({ word, people }) => `${word} ${people} 人`).join('、')}です。`,
  }
}

const NO_PROPOSALS: ReturnType<typeof proposalsFor> = { handOvers: [], moves: [], matches: [] }

const ORDER: readonly MenteeStanding[] = ['master', 'master_candidate', 'leader_candidate', 'leader']
