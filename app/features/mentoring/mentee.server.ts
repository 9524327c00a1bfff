import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { nothing } from '~/access/subject'
import { fiscalYearOf, inWareki } from '~/domain/calendar'
import { eased, provisionsOn } from '~/domain/certification'
import { criterionAsks, criterionTitle } from '~/domain/criterion-asks'
import { criterionShows, judgementWord, plainly } from '~/domain/criterion-shows'
import { menteeStanding } from '~/domain/mentoring'
import { dayInWords } from '~/domain/session-words'
import { MENTOR_KIND_WORDS, PROJECT_STATE_WORDS, roleWord } from '~/domain/terms'
import { type CertificationSource, criterionNames } from '~/facts/certification-facts'
import { type StoredSession, sessionsOfPair } from '~/facts/mentoring-sessions'
import { personNumbered } from '~/facts/person-number'
import { type OwnProject, projectsOf } from '~/facts/projects'
import { criterionCells } from './criterion-cells'
import { type LoadedMentoring, loadMentoring } from './load-mentoring.server'
import { placeAndStanding } from './mentee-words'
import { judgedOf, taskRows } from './task-rows'

/** One mentee: how far they are by each criterion, what was said, when one meets next. Never what they claim themselves. */
export const mentee = read({
  action: 'mentee.read',
  params: z.object({ staffNumber: z.string().max(20), edit: z.coerce.number().int().catch(0) }),
  async subject({ staffNumber }, sql) {
    const personId = await personNumbered(sql, staffNumber)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run(given, { staffNumber, edit }) {
    const { sql, viewer, today } = given
    const personId = await personNumbered(sql, staffNumber)
    if (personId === null || viewer.personId === null) return null
    const [loaded, projects, sessions] = await Promise.all([
      loadMentoring(given),
      projectsOf(sql, personId, today),
      sessionsOfPair(sql, viewer.personId, personId),
    ])
    const page = pageOf(given, loaded, { personId, projects })
    if (!page) return null
    return {
      page: {
        ...page,
        edited: editedNote(sessions.find(({ sessionId }) => sessionId === edit) ?? null),
        sessions: sessions.map((one) => ({
          ...one,
          heldOnInWareki: inWareki(one.heldOn),
          nextByInWords: one.nextBy && dayInWords(one.nextBy, today),
        })),
      },
      looked: [personId],
    }
  },
})

export type MenteePage = Awaited<ReturnType<typeof mentee>>

/** Days as they are written by hand. */
function editedNote(note: StoredSession | null) {
  return note && { ...note, heldOn: inWareki(note.heldOn), nextBy: note.nextBy && inWareki(note.nextBy) }
}

type About = { personId: number; projects: readonly OwnProject[] }

function pageOf({ today }: Reading, loaded: LoadedMentoring, { personId, projects }: About) {
  const person = loaded.city.people.get(personId)
  const pair = loaded.desk.pairs.find(({ menteeId }) => menteeId === personId)
  if (!person || !pair) return null
  return {
    staffNumber: person.staffNumber,
    name: person.name,
    place: [person.departmentName, person.sectionName].filter(Boolean).join(' '),
    standing: placeAndStanding({ sectionName: null, departmentName: null }, menteeStanding(person)),
    kind: MENTOR_KIND_WORDS[pair.kind],
    since: inWareki(pair.since),
    today: inWareki(today),
    tasks: taskRows(loaded).filter((task) => task.personId === personId),
    meetings: pair.meetings.map(({ meetingId, on, at, about }) => ({
      meetingId,
      on: inWareki(on),
      day: dayInWords(on, today),
      at,
      about,
      isPast: on < today,
    })),
    ...judgedFor(personId, loaded, projects),
    projects: projects.map(({ projectId, title, state }) => ({
      projectId,
      title,
      state: PROJECT_STATE_WORDS[state],
    })),
  }
}

/** By each criterion of the role that the person is to hold or renews; null where no rules tell it. */
function judgedFor(personId: number, loaded: LoadedMentoring, projects: readonly OwnProject[]) {
  const found = judgedOf(loaded, personId)
  const { source, today } = loaded
  if (!found || !source) return { role: null, criteria: [], levels: { short: [], enough: [] }, met: 0 }
  const { ground, mentee: judged } = found
  const isRenewal = judged.standing === 'master'
  const titles = new Map(projects.map(({ projectId, title }) => [String(projectId), title]))
  const names = criterionNames(source, ground, titles)
  const provisions = isRenewal ? [] : provisionsOn(ground, fiscalYearOf(today))
  const cells = criterionCells(ground, judged.evaluation)
  const role = judged.standing === 'leader_candidate' ? ('DX_LEADER' as const) : ('DX_MASTER' as const)
  return {
    role: `${roleWord(role)}の${isRenewal ? '更新' : '認定'}`,
    met: cells.filter(({ state }) => state === 'ok').length,
    criteria: ground.criteria.flatMap((base) => {
      const judgement = judged.evaluation.criteria.find(({ id }) => id === base.id)
      const cell = cells.find(({ id }) => id === base.id)
      if (!judgement || !cell) return []
      const criterion = eased(base, provisions)
      return [
        {
          id: base.id,
          title: criterionTitle(base),
          mark: { state: cell.state, word: judgementWord(judgement) },
          asks: criterionAsks(criterion, names),
          shows: plainly(criterionShows(criterion, judgement, judged.facts, names, today)),
        },
      ]
    }),
    levels: levelsOf(role, source, judged.facts.levels, ground),
  }
}

type Ground = NonNullable<ReturnType<typeof judgedOf>>['ground']

/** Confirmed levels of the skills that the role asks for, what is short first. */
function levelsOf(
  role: string,
  { standard }: CertificationSource,
  levels: Readonly<Record<string, number>>,
  { requirementsOf }: Ground,
) {
  const asked = new Map(
    requirementsOf(role).flatMap(({ skills }) => {
      // Of a choice, one that is reached is enough.
      const isMet = skills.some((one) => (levels[one.skill] ?? -1) >= one.requiredLevel)
      return skills.map((one) => [one.skill, { required: one.requiredLevel as number, isShort: !isMet }] as const)
    }),
  )
  const rows = standard.skills.flatMap(({ code, name }) => {
    const one = asked.get(code)
    return one ? [{ code, name, level: levels[code] ?? null, ...one }] : []
  })
  return { short: rows.filter(({ isShort }) => isShort), enough: rows.filter(({ isShort }) => !isShort) }
}
