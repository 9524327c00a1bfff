import { layoutSeatBar, type SeatBarLayout } from '~/charts/seat-bar-layout'
import {
  excessOf,
  leadersWithoutMentor,
  type MenteeStanding,
  menteeStanding,
  mentorsOf,
  type Places,
  placesOf,
  withoutMentor,
} from '~/domain/mentoring'
import type { MentoringName } from '~/facts/mentoring'
import type { MarkedState } from '~/ui/state-mark'
import type { LoadedMentoring } from './load-mentoring.server'
import { menteeHref } from './mentee-words'

type Kid = { personId: number; name: string; place: string; to: string | null; meets: string | null }

/** One mentor (or all 暫定メンター together) with whom they look after and their places. */
export type SeatRow = {
  key: string
  look: 'officer' | 'mentor' | 'none'
  name: string
  place: string
  leaders: number | null
  assistants: number
  /** null: none yet. */
  candidates: number | null
  places: number | null
  bar: SeatBarLayout | null
  says: string | null
  room: { state: MarkedState; word: string; more: string | null }
  isOver: boolean
  isOpen: boolean
  groups: { title: string; kids: Kid[] }[]
}

export type Seats = {
  rows: SeatRow[]
  candidates: number
  places: number
  leaders: number
  assistants: number
  says: string
}

/** @param open key of the row that is unfolded; '' : the first one over its places */
export function seatsOf(loaded: LoadedMentoring, open: string): Seats {
  const { city, seesAll, viewerId } = loaded
  const mentors = mentorsOf(city).flatMap((mentorId) => {
    const person = city.people.get(mentorId)
    return person && (seesAll || mentorId === viewerId) ? [person] : []
  })
  const signing = mentors.filter((person) => rankOf(person) !== 'assistant')
  const single = signing.filter((person) => rankOf(person) !== 'provisional')
  const provisional = signing.filter((person) => rankOf(person) === 'provisional')
  const ownAssistant = seesAll ? [] : mentors.filter((person) => rankOf(person) === 'assistant')
  const rows = [
    ...single.map((person) => mentorRow(person, loaded)),
    ...(seesAll && provisional.length > 1
      ? [groupRow(provisional, loaded)]
      : provisional.map((one) => mentorRow(one, loaded))),
    ...ownAssistant.map((person) => assistantRow(person, loaded)),
    ...(seesAll ? nobodyRow(loaded) : []),
  ]
  const opened = open === '' ? (rows.find(({ isOver }) => isOver) ?? (seesAll ? undefined : rows[0]))?.key : open
  const all = signing.map(({ personId }) => placesOf(city, personId))
  const sum = (of: (one: Places) => number) => all.reduce((total, one) => total + of(one), 0)
  const beyond = sum((one) => Math.max(0, one.candidates - one.candidatePlaces))
  const candidates = sum((one) => one.candidates)
  const places = sum((one) => one.candidatePlaces)
  return {
    rows: rows.map((row) => ({ ...row, isOpen: row.key === opened })),
    candidates,
    places,
    leaders: rows.reduce((total, row) => total + (row.leaders ?? 0), 0),
    assistants: new Set(city.pairs.filter(({ kind }) => kind === 'assistant_mentor').map(({ mentorId }) => mentorId))
      .size,
    says: `席はあと ${places - candidates}${beyond > 0 ? `（空き ${places - candidates + beyond}、こえている ${beyond}）` : ''}`,
  }
}

function rankOf({ roles }: MentoringName): 'officer' | 'master' | 'provisional' | 'assistant' {
  if (roles.includes('TECH_OFFICER')) return 'officer'
  if (roles.includes('DX_MASTER')) return 'master'
  return roles.includes('PROVISIONAL_MENTOR') ? 'provisional' : 'assistant'
}

function mentorRow(person: MentoringName, loaded: LoadedMentoring): SeatRow {
  const { city, viewerId } = loaded
  const places = placesOf(city, person.personId)
  const isViewer = person.personId === viewerId
  const isOfficer = rankOf(person) === 'officer'
  return {
    key: String(person.personId),
    look: isOfficer ? 'officer' : 'mentor',
    name: isViewer ? `${person.name}（あなた）` : person.name,
    place: isOfficer ? 'デジタル技術官' : (person.sectionName ?? ''),
    leaders: places.leaders,
    assistants: places.assistants,
    candidates: places.fromNextYear ? null : places.candidates,
    places: places.fromNextYear ? null : places.candidatePlaces,
    bar: places.fromNextYear ? null : layoutSeatBar(places.candidates, places.candidatePlaces),
    says: places.fromNextYear ? `今年度の認定。候補の席は来年度から ${city.capacity.masterCandidates}` : null,
    room: roomOf(places, mastersLine(person.personId, places, loaded)),
    isOver: excessOf(places) > 0,
    isOpen: false,
    groups: groupsOf([person.personId], loaded),
  }
}

function mastersLine(mentorId: number, { masters, masterPlaces }: Places, { city }: LoadedMentoring): string | null {
  if (masterPlaces === 0) return null
  const of = (standing: MenteeStanding) => kidsOf([mentorId], standing, city).length
  return `マスター ${of('master')}・マスター候補 ${of('master_candidate')}：${masters} / ${masterPlaces}`
}

function roomOf(places: Places, more: string | null): SeatRow['room'] {
  if (places.fromNextYear) return { state: 'wait', word: '来年度から', more }
  const beyond = excessOf(places)
  if (beyond > 0) return { state: 'no', word: `${beyond} 人こえている`, more }
  const left = places.candidatePlaces - places.candidates
  return left > 0 ? { state: 'ok', word: `あと ${left} 人`, more } : { state: 'near', word: 'いっぱい', more }
}

/** 暫定メンター as one row: each of them has as many places as the others. */
function groupRow(people: readonly MentoringName[], loaded: LoadedMentoring): SeatRow {
  const { city } = loaded
  const ids = people.map(({ personId }) => personId)
  const all = ids.map((id) => placesOf(city, id))
  const taken = all.reduce((sum, { candidates }) => sum + candidates, 0)
  const places = all.reduce((sum, { candidatePlaces }) => sum + candidatePlaces, 0)
  const over = all.filter((one) => excessOf(one) > 0).length
  const assistants = new Set(
    city.pairs
      .filter(
        ({ kind, menteeId }) =>
          kind === 'assistant_mentor' &&
          city.pairs.some((one) => one.menteeId === menteeId && ids.includes(one.mentorId)),
      )
      .map(({ mentorId }) => mentorId),
  )
  return {
    key: 'provisional',
    look: 'mentor',
    name: `暫定メンター ${people.length} 人`,
    place: [...new Set(people.map(({ sectionName }) => sectionName))].filter(Boolean).join('・'),
    leaders: null,
    assistants: assistants.size,
    candidates: taken,
    places,
    bar: layoutSeatBar(taken, places),
    says: null,
    room: {
      state: over > 0 ? 'no' : taken < places ? 'ok' : 'near',
      word: over > 0 ? `${over} 人が席をこえている` : taken < places ? `あと ${places - taken} 人` : 'いっぱい',
      more: `1 人 ${city.capacity.provisionalMentor} 席`,
    },
    isOver: over > 0,
    isOpen: false,
    groups: people.map((person, index) => ({
      title: `${person.name}（${person.sectionName ?? ''}）　${all[index]?.candidates ?? 0} / ${all[index]?.candidatePlaces ?? 0}`,
      kids: kidsOf([person.personId], 'leader_candidate', city).map((kid) => kidOf(kid, loaded)),
    })),
  }
}

function assistantRow(person: MentoringName, loaded: LoadedMentoring): SeatRow {
  const { city } = loaded
  const { assisted, assistedPlaces } = placesOf(city, person.personId)
  const left = assistedPlaces - assisted
  const mentees = city.pairs.filter(({ mentorId, kind }) => mentorId === person.personId && kind === 'assistant_mentor')
  return {
    key: String(person.personId),
    look: 'mentor',
    name: `${person.name}（あなた）`,
    place: '補助メンター',
    leaders: null,
    assistants: 0,
    candidates: assisted,
    places: assistedPlaces,
    bar: layoutSeatBar(assisted, assistedPlaces),
    says: null,
    room:
      left >= 0
        ? { state: 'ok', word: left > 0 ? `あと ${left} 人` : 'いっぱい', more: null }
        : { state: 'no', word: `${-left} 人こえている`, more: null },
    isOver: left < 0,
    isOpen: false,
    groups: [
      { title: `伴走する候補 ${assisted} 人`, kids: mentees.flatMap(({ menteeId }) => known(menteeId, loaded)) },
    ],
  }
}

function nobodyRow(loaded: LoadedMentoring): SeatRow[] {
  const { city } = loaded
  const leaders = leadersWithoutMentor(city)
  const others = withoutMentor(city)
  if (leaders.length === 0 && others.length === 0) return []
  return [
    {
      key: 'nobody',
      look: 'none',
      name: 'メンターが決まっていない',
      place: '',
      leaders: leaders.length,
      assistants: 0,
      candidates: others.length,
      places: null,
      bar: null,
      says: others.length > 0 ? '候補とマスター' : '認定されたリーダーの相談先',
      room: { state: others.length > 0 ? 'no' : 'wait', word: '決まっていない', more: null },
      isOver: false,
      isOpen: false,
      groups: [
        { title: `候補とマスター ${others.length} 人`, kids: others.flatMap((id) => known(id, loaded)) },
        { title: `相談先のないリーダー ${leaders.length} 人`, kids: leaders.flatMap((id) => known(id, loaded)) },
      ].filter(({ kids }) => kids.length > 0),
    },
  ]
}

const GROUPS: readonly { standing: MenteeStanding; title: (people: number) => string }[] = [
  { standing: 'master', title: (people) => `マスター ${people} 人` },
  { standing: 'master_candidate', title: (people) => `マスター候補 ${people} 人` },
  { standing: 'leader_candidate', title: (people) => `リーダー候補 ${people} 人` },
  { standing: 'leader', title: (people) => `相談先になっているリーダー ${people} 人（席に数えない）` },
]

function groupsOf(mentorIds: readonly number[], loaded: LoadedMentoring): SeatRow['groups'] {
  return GROUPS.flatMap(({ standing, title }) => {
    const kids = kidsOf(mentorIds, standing, loaded.city).map((kid) => kidOf(kid, loaded))
    return kids.length > 0 ? [{ title: title(kids.length), kids }] : []
  })
}

function kidsOf(mentorIds: readonly number[], standing: MenteeStanding, { pairs, people }: LoadedMentoring['city']) {
  return pairs
    .filter(({ mentorId, kind }) => kind !== 'assistant_mentor' && mentorIds.includes(mentorId))
    .flatMap(({ menteeId }) => {
      const person = people.get(menteeId)
      return person && menteeStanding(person) === standing ? [person] : []
    })
}

function known(personId: number, loaded: LoadedMentoring): Kid[] {
  const person = loaded.city.people.get(personId)
  return person ? [kidOf(person, loaded)] : []
}

/** A link only for those whose page the viewer may open. */
function kidOf({ personId, name, sectionName, staffNumber }: MentoringName, { desk }: LoadedMentoring): Kid {
  const own = desk.pairs.find(({ menteeId }) => menteeId === personId)
  const next = own?.meetings[0]
  return {
    personId,
    name,
    place: sectionName ?? '',
    to: own ? menteeHref(staffNumber) : null,
    meets: next ? `面談 ${shortDay(next.on)}` : null,
  }
}

function shortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}
