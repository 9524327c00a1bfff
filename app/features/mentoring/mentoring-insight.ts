import { excessOf, helpedByAssistant, type Proposal, placesOf } from '~/domain/mentoring'
import type { LoadedMentoring } from './load-mentoring.server'
import type { Seats } from './seat-rows'
import type { TaskRow } from './task-rows'

/** The sentence under the title; `point` is what stands out. */
export type Insight = { before: string; point: string; after: string }

/** What waits first, and who looks after too many. */
export function insightOf(loaded: LoadedMentoring, tasks: readonly TaskRow[], seats: Seats): Insight {
  const [first] = tasks
  const waits = first
    ? `あなたを待っているものは ${tasks.length} 件。まず${familyName(first.name)}さんの「${first.title}」です。`
    : ''
  const over = seats.rows.filter(({ isOver }) => isOver)
  const [most] = over
  if (most && most.candidates !== null && most.places !== null) {
    const who = most.name.replace('（あなた）', '')
    const others = over.length > 1 ? `ほか ${over.length - 1} 人も席をこえています。` : ''
    return {
      before: waits,
      point: `${familyName(who)}さんは席 ${most.places} に候補 ${most.candidates} 人で、${most.room.word.replace(/ている$/, 'ています')}。`,
      after: others,
    }
  }
  const left = seats.places - seats.candidates
  if (loaded.seesAll && seats.rows.length === 0) {
    return {
      before: waits,
      point: 'メンターも候補も、まだいません。',
      after: '暫定メンターは「組合せを決める」で指定できます。職員が役割をめざし、所属長が推薦すると、候補が出ます。',
    }
  }
  if (loaded.seesAll) {
    return {
      before: waits,
      point: `席をこえている人はいません。`,
      after: `候補 ${seats.candidates} 人に、席はあと ${left} あります。`,
    }
  }
  return first
    ? { before: waits, point: '', after: '' }
    : { before: 'いま、あなたを待っているものはありません。', point: '', after: '' }
}

/** How those over their places would no longer be: an assistant mentor, or so many moves. */
export function reliefOf({ city }: LoadedMentoring, moves: readonly Proposal[]): string | null {
  const over = [...city.people.values()].filter(({ personId, roles }) => {
    const mentors = roles.some(
      (role) => role === 'DX_MASTER' || role === 'TECH_OFFICER' || role === 'PROVISIONAL_MENTOR',
    )
    return mentors && excessOf(placesOf(city, personId)) > 0
  })
  if (over.length === 0) return null
  const helped = helpedByAssistant(city)
  const names = over.map(({ name }) => `${familyName(name)}さん`).join('と')
  const assistant = helped.length === over.length ? `${names}に補助メンターが付くか、` : ''
  if (moves.length === 0) return assistant ? `${assistant.replace(/か、$/, 'と')}、こえる人はいなくなります。` : null
  return `${assistant}${moves.length} 人を移すと、こえる人は${isEnough(over.length, moves, city) ? 'いなくなります' : '減ります'}。`
}

function isEnough(over: number, moves: readonly Proposal[], city: LoadedMentoring['city']): boolean {
  const need = [...city.people.keys()].reduce((sum, personId) => {
    const places = placesOf(city, personId)
    const isMentor = places.candidatePlaces > 0 || places.fromNextYear
    return sum + (isMentor ? Math.max(0, places.candidates - places.candidatePlaces) : 0)
  }, 0)
  return over > 0 && moves.length >= need
}

export function familyName(name: string): string {
  return name.split(/[\s　]/)[0] ?? name
}
