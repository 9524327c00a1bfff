import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { addDays, type CityDate, fiscalYearInWareki, fiscalYearStart, inWareki } from '~/domain/calendar'
import { limitOf, standingOn } from '~/domain/certificate'
import { LEDGER_LINES, type LedgerLine } from '~/domain/goals'
import { lineOf, type Organisation } from '~/domain/organisation'
import { PIPELINE_STAGES, type PipelineStage } from '~/domain/pipeline'
import { CERTIFICATE_EVENT_WORDS, LEDGER_WORDS, PIPELINE_STAGE_WORDS, roleWord } from '~/domain/terms'
import { goalPeople } from '~/facts/goals'
import { organisationOn } from '~/facts/organisation'
import { askedDay, type GoalPeopleParams, goalPeopleParams } from './goals-params'
import { goalsViewer, mayName } from './goals-viewer'
import { type LoadedGoals, loadGoals } from './load-goals.server'
import { UNMET_WORDS } from './pipeline-words'
import { NO_UNIT, placeOf } from './places'

export type GoalPeopleRow = { staffNumber: string; name: string; place: string; department: string; what: string }

export type GoalPeoplePage = {
  params: GoalPeopleParams
  title: string
  lead: string
  total: number
  /** Those whom the viewer may know by name. */
  rows: GoalPeopleRow[]
  /** Everybody of the figure by department, for those who may know no names. */
  departments: { name: string; people: number }[]
}

/** Somebody behind a figure, and what there is to say of them. */
type Behind = { personId: number; what: string }

/** The people behind a figure of the goals: by name for those who may know them, else how many in each department. */
export const goalPeopleBehind = read({
  action: 'goals.read',
  params: goalPeopleParams,
  subject: () => theCity,
  async run(given, params): Promise<{ page: GoalPeoplePage; looked: number[] } | null> {
    const { sql, viewer, today, as } = given
    const { asOf } = askedDay(params, today)
    const loaded = await loadGoals(given, { ...params, asOf, view: 'table' })
    if (!loaded) return null
    const asking = goalsViewer(viewer, as)
    const figure = figureOf(loaded, params)
    if (!figure || (figure.ofCandidates && !asking.seesAll)) return null
    const [organisation, people] = await Promise.all([
      asOf === today ? organisationToday(sql, viewer) : organisationOn(sql, asOf),
      goalPeople(
        sql,
        figure.people.map(({ personId }) => personId),
        asOf,
      ),
    ])
    const unitOf = (personId: number) => people.get(personId)?.unitId ?? null
    const inside = figure.people.filter(({ personId }) => isInside(organisation, unitOf(personId), params))
    const named = inside.filter(({ personId }) => mayName(asking, organisation, unitOf(personId)))
    const rows = named.flatMap(({ personId, what }): GoalPeopleRow[] => {
      const person = people.get(personId)
      if (!person) return []
      const place = placeOf(organisation, person.unitId)
      return [
        {
          staffNumber: person.staffNumber,
          name: person.name,
          place: place.name,
          department: place.departmentName,
          what,
        },
      ]
    })
    return {
      page: {
        params: { ...params, asOf },
        title: `${roleWord(params.role)}：${figure.title}${unitWords(organisation, params)}`,
        lead: `${fiscalYearInWareki(loaded.year.ledgers[params.role].fiscalYear)}、${inWareki(asOf)}現在の所属で示します。`,
        total: inside.length,
        rows: rows.sort((a, b) => (a.staffNumber < b.staffNumber ? -1 : 1)),
        departments: byDepartment(inside.map(({ personId }) => placeOf(organisation, unitOf(personId)).departmentName)),
      },
      looked: named.map(({ personId }) => personId).filter((personId) => personId !== viewer.personId),
    }
  },
})

type Figure = { title: string; people: Behind[]; ofCandidates: boolean }

/** @returns null for a line that there is not */
function figureOf(loaded: LoadedGoals, { role, line, limit, unmet }: GoalPeopleParams): Figure | null {
  const ledger = loaded.year.ledgers[role]
  const certified = (title: string, people: Behind[]): Figure => ({ title, people, ofCandidates: false })
  const plain = (personIds: readonly number[], what = '') => personIds.map((personId) => ({ personId, what }))
  switch (line) {
    case 'opening':
      return certified(
        `期首（${inWareki(addDays(fiscalYearStart(ledger.fiscalYear), -1))}）の人`,
        plain(ledger.opening),
      )
    case 'adjustment':
      return certified('確定後の訂正', [
        ...plain(ledger.adjustment.added, '後から加わった'),
        ...plain(ledger.adjustment.removed, '後から除かれた'),
      ])
    case 'closing':
      return certified(limit === '' ? '有効な人' : '期限が同じ日の人', holders(loaded, role, limit))
    case 'certified':
      return {
        title: 'リーダーかマスターである人',
        people: [...holders(loaded, 'DX_LEADER', ''), ...holders(loaded, 'DX_MASTER', '')],
        ofCandidates: false,
      }
    default:
      return movedBy(loaded, role, line) ?? candidatesAt(loaded, role, line, unmet)
  }
}

function holders({ year, asOf }: LoadedGoals, role: GoalPeopleParams['role'], limit: string): Behind[] {
  const careers = new Map(year.careers.map((career) => [career.personId, career]))
  return year.ledgers[role].closing.flatMap((personId) => {
    const standing = standingOn(careers.get(personId)?.certificates[role] ?? [], asOf)
    if (!standing) return [{ personId, what: '' }]
    const ends = limitOf(standing)
    if (limit !== '' && ends !== limit) return []
    const words = standing.conditionalThrough === null ? '' : '（条件付認定）'
    return [{ personId, what: `${roleWord(role)} 期限 ${inWareki(ends)}${words}` }]
  })
}

function movedBy({ year }: LoadedGoals, role: GoalPeopleParams['role'], line: string): Figure | null {
  const known = LEDGER_LINES.find((one): one is LedgerLine => one === line)
  if (!known) return null
  const movements = year.ledgers[role].movements[known]
  return {
    title: LEDGER_WORDS[known],
    people: movements.map(({ personId, on }) => ({
      personId,
      what: `${inWareki(on)} ${whyMoved(year, known, { role, personId, on })}`,
    })),
    ofCandidates: false,
  }
}

/** The event that moved somebody; what follows from other dates has no event of its own. */
function whyMoved(
  { careers }: LoadedGoals['year'],
  line: LedgerLine,
  { role, personId, on }: { role: GoalPeopleParams['role']; personId: number; on: CityDate },
): string {
  if (line === 'lapsed') return '期限切れ'
  if (line === 'promoted') return 'マスターの認定'
  if (line === 'returned') return 'マスターの終わり'
  const standing = standingOn(careers.find((one) => one.personId === personId)?.certificates[role] ?? [], on)
  return standing ? CERTIFICATE_EVENT_WORDS[standing.lastEvent] : ''
}

function candidatesAt(
  { outlook }: LoadedGoals,
  role: GoalPeopleParams['role'],
  line: string,
  unmet: string,
): Figure | null {
  const stage = PIPELINE_STAGES.find((one): one is PipelineStage => one === line)
  if (!outlook || (line !== 'candidates' && !stage)) return null
  const own = outlook.candidates.filter(
    (one) =>
      one.role === role &&
      (!stage || one.stage === stage) &&
      (unmet === '' || (one.applied === null && one.unmet.includes(unmet))),
  )
  const lacking = unmet === '' ? '' : `（残る条件：${UNMET_WORDS[unmet] ?? unmet}）`
  return {
    title: `${stage ? PIPELINE_STAGE_WORDS[stage] : '候補'}${lacking}`,
    people: own.map(({ personId, stage: at, unmet: kinds }) => ({
      personId,
      what:
        at === 'applied' ? PIPELINE_STAGE_WORDS.applied : kinds.flatMap((kind) => UNMET_WORDS[kind] ?? []).join('、'),
    })),
    ofCandidates: true,
  }
}

function isInside(organisation: Organisation, unitId: number | null, { unit, direct }: GoalPeopleParams): boolean {
  if (unit === '') return true
  const place = placeOf(organisation, unitId)
  if (unit === NO_UNIT) return place.departmentCode === ''
  if (direct !== '') return place.code === unit
  return unitId !== null && lineOf(organisation, unitId).some(({ code }) => code === unit)
}

/** `（財務部）` after the title of the people of one unit. */
function unitWords(organisation: Organisation, { unit, direct }: GoalPeopleParams): string {
  if (unit === '') return ''
  if (unit === NO_UNIT) return '（いまはない部局）'
  const name = organisation.byCode.get(unit)?.name
  return name === undefined ? '' : `（${name}${direct === '' ? '' : 'に直属'}）`
}

function byDepartment(names: readonly string[]): { name: string; people: number }[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, people]) => ({ name: name === '' ? 'いまはない部局' : name, people }))
}
