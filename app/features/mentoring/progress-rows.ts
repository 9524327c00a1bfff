import { type CityDate, fiscalYear, fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { provisionsOn } from '~/domain/certification'
import { dayInWords } from '~/domain/session-words'
import type { MarkedState } from '~/ui/state-mark'
import { type CriterionCell, criterionCells, criterionLabel, stillToDo } from './criterion-cells'
import type { JudgedMentee, LoadedMentoring, RoleToCome } from './load-mentoring.server'
import { menteeHref, STANDING_WORDS } from './mentee-words'
import type { TaskRow } from './task-rows'

export type ProgressRow = {
  personId: number
  name: string
  to: string
  place: string
  cells: CriterionCell[]
  met: number
  left: string[]
  /** What the viewer does next, and what the person does. */
  mine: string | null
  theirs: string
  reach: { state: MarkedState; word: string }
}

/** Candidates for one role, criterion by criterion. */
export type ProgressGroup = {
  role: RoleToCome
  title: string
  says: string
  columns: { id: string; label: string }[]
  rows: ProgressRow[]
  eased: { id: string; says: string }[]
}

export function progressGroups(loaded: LoadedMentoring, tasks: readonly TaskRow[]): ProgressGroup[] {
  return (['DX_MASTER', 'DX_LEADER'] as const).flatMap((role) => {
    const group = progressGroup(role, loaded, tasks)
    return group ? [group] : []
  })
}

function progressGroup(role: RoleToCome, loaded: LoadedMentoring, tasks: readonly TaskRow[]): ProgressGroup | null {
  const judged = loaded.judged[role]
  const candidates = judged?.people.filter(({ standing }) => standing !== 'master') ?? []
  if (!judged || candidates.length === 0) return null
  const rows = candidates.map((mentee) => rowOf(mentee, judged.ground, loaded, tasks)).sort(byProgress)
  return {
    role,
    title: STANDING_WORDS[role === 'DX_MASTER' ? 'master_candidate' : 'leader_candidate'],
    says: summaryOf(rows, loaded),
    columns: judged.ground.criteria.map(({ id, type }) => ({ id, label: criterionLabel(type) })),
    rows,
    eased: easedBy(judged.ground, candidates, loaded.today),
  }
}

function rowOf(
  mentee: JudgedMentee,
  ground: NonNullable<LoadedMentoring['judged']['DX_MASTER']>['ground'],
  loaded: LoadedMentoring,
  tasks: readonly TaskRow[],
): ProgressRow {
  const { person, evaluation } = mentee
  const cells = criterionCells(ground, evaluation)
  const left = stillToDo(cells, evaluation)
  return {
    personId: person.personId,
    name: person.name,
    to: menteeHref(person.staffNumber),
    place: [person.departmentName, person.sectionName].filter(Boolean).join(' '),
    cells,
    met: cells.filter(({ state }) => state === 'ok').length,
    left,
    mine: mineOf(person.personId, tasks),
    theirs: theirsOf(person.personId, left, loaded),
    reach: reachOf(left, loaded),
  }
}

function mineOf(personId: number, tasks: readonly TaskRow[]): string | null {
  const own = tasks.filter((task) => task.personId === personId)
  const [first] = own
  if (!first) return null
  const more = own.length > 1 ? `、ほか ${own.length - 1} 件` : ''
  return `${first.due}　${first.title}${more}`
}

function theirsOf(personId: number, left: readonly string[], { desk, today }: LoadedMentoring): string {
  const pair = desk.pairs.find(({ menteeId }) => menteeId === personId)
  if (pair?.nextStep && pair.nextWho !== 'mentor') {
    return `${pair.nextStep}${pair.nextBy ? `（${dayInWords(pair.nextBy, today)}まで）` : ''}`
  }
  return left.length === 0 ? '条件はそろっている。申請する' : `まだ：${left.join('、')}`
}

/** Whether the next committee is within reach; what takes longer has no day that anybody could tell. */
function reachOf(left: readonly string[], { desk, today }: LoadedMentoring): ProgressRow['reach'] {
  const { committee } = desk
  if (left.length > 2) return { state: 'wait', word: `あと ${left.length} 条件` }
  if (!committee)
    return {
      state: left.length === 0 ? 'ok' : 'near',
      word: left.length === 0 ? 'そろった' : `あと ${left.length} 条件`,
    }
  const by = dayInWords(committee.applyBy, today)
  return left.length === 0
    ? { state: 'ok', word: `${dayInWords(committee.heldOn, today)}の委員会に間に合う` }
    : { state: 'near', word: `${by}までにあと ${left.length} 条件` }
}

function summaryOf(rows: readonly ProgressRow[], { desk, today }: LoadedMentoring): string {
  const ready = rows.filter(({ left }) => left.length === 0).length
  const near = rows.filter(({ left }) => left.length > 0 && left.length <= 2).length
  const counts = `${rows.length} 人のうち、本人の条件がそろった人 ${ready} 人、あと 1〜2 条件の人 ${near} 人。`
  const { committee } = desk
  return committee
    ? `${counts}次の委員会は ${dayInWords(committee.heldOn, today)}、申請は ${dayInWords(committee.applyBy, today)}まで。`
    : `${counts}次の委員会の予定は、まだありません。`
}

function byProgress(a: ProgressRow, b: ProgressRow): number {
  return a.left.length - b.left.length || b.met - a.met || a.personId - b.personId
}

/** The provisions (経過措置) without which somebody here would lack more. */
function easedBy(
  ground: NonNullable<LoadedMentoring['judged']['DX_MASTER']>['ground'],
  people: readonly JudgedMentee[],
  today: CityDate,
): ProgressGroup['eased'] {
  const used = new Set(people.flatMap(({ evaluation }) => evaluation.usedTransitional))
  return provisionsOn(ground, fiscalYearOf(today))
    .filter(({ id }) => used.has(id))
    .map(({ id, fiscalYears, reason }) => {
      const last = fiscalYearInWareki(fiscalYear(Math.max(...fiscalYears)))
      const who = people
        .filter(({ evaluation }) => evaluation.usedTransitional.includes(id))
        .map(({ person }) => person.name)
      return { id, says: `${last}の申請まで。${reason}（${who.join('、')}）` }
    })
}
