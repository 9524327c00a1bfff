import { type CityDate, fiscalYearInWareki, fiscalYearOf, inWareki } from '~/domain/calendar'
import { dayInWords } from '~/domain/session-words'
import type { MarkedState } from '~/ui/state-mark'
import { criterionCells, stillToDo } from './criterion-cells'
import type { JudgedMentee, LoadedMentoring } from './load-mentoring.server'
import { menteeHref } from './mentee-words'
import type { TaskRow } from './task-rows'

export type MasterRow = {
  personId: number
  name: string
  to: string
  place: string
  through: string
  /** People whom they looked after and who were certified in this fiscal year. */
  led: number
  lastMeeting: string
  renewal: { state: MarkedState; word: string }
  next: string
}

/** The masters whom the viewer looks after: how long they are certified and what comes next. */
export function masterRows(loaded: LoadedMentoring, tasks: readonly TaskRow[]): MasterRow[] {
  const masters = loaded.judged.DX_MASTER?.people.filter(({ standing }) => standing === 'master') ?? []
  return masters.map((mentee) => {
    const { person } = mentee
    const pair = loaded.desk.pairs.find(({ menteeId }) => menteeId === person.personId)
    return {
      personId: person.personId,
      name: person.name,
      to: menteeHref(person.staffNumber),
      place: person.sectionName ?? '',
      through: person.masterThrough ? inWareki(person.masterThrough) : '期限なし',
      led: ledIn(mentee, loaded.today),
      lastMeeting: pair?.lastOn ? dayInWords(pair.lastOn, loaded.today) : 'まだ',
      renewal: renewalOf(mentee, loaded),
      next: nextOf(person.personId, tasks),
    }
  })
}

function ledIn({ facts }: JudgedMentee, today: CityDate): number {
  const year = fiscalYearOf(today)
  return facts.mentees.filter(({ outcome, on }) => outcome === 'certified' && fiscalYearOf(on) === year).length
}

/** What the renewal asks, but for its time and what people give then. */
function renewalOf({ person, evaluation }: JudgedMentee, { judged, today }: LoadedMentoring): MasterRow['renewal'] {
  const ground = judged.DX_MASTER?.renewal
  const year = person.masterThrough && fiscalYearInWareki(fiscalYearOf(person.masterThrough))
  if (!ground) return { state: 'wait', word: year ? `${year}に見る` : '—' }
  const cells = criterionCells(ground, evaluation).filter(({ label }) => label !== '時期')
  const left = stillToDo(cells, evaluation)
  if (left.length === 0) return { state: 'ok', word: '満たす' }
  const isDue = person.masterThrough !== null && fiscalYearOf(person.masterThrough) === fiscalYearOf(today)
  return { state: isDue ? 'no' : 'near', word: `${isDue ? '' : `${year}までに `}${left.join('、')}` }
}

function nextOf(personId: number, tasks: readonly TaskRow[]): string {
  const own = tasks.filter((task) => task.personId === personId)
  return own.length === 0 ? '—' : own.map(({ title, due }) => `${title}（${due}）`).join('、')
}
