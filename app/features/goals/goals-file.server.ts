import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { fiscalYearEnd, fiscalYearInWareki, inWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { LEDGER_LINES, signOf } from '~/domain/goals'
import { LEDGER_WORDS, roleWord } from '~/domain/terms'
import { goalPeople } from '~/facts/goals'
import { organisationOn } from '~/facts/organisation'
import { yearEndOf } from '~/facts/year-ends'
import { MEDIA_TYPES } from '~/platform/file-kind'
import { type ExportCell, type ExportSheet, toXlsx } from '~/platform/spreadsheet/write-table-file'
import { fiveYearsOf } from './five-years'
import { goalsParams } from './goals-params'
import { type GoalsViewer, goalsViewer, mayName } from './goals-viewer'
import { indicatorRow } from './indicator-row'
import { departmentRows, sectionRows } from './ledger-places'
import { ledgerRows } from './ledger-rows'
import { type LoadedGoals, loadGoals } from './load-goals.server'
import { placeOf } from './places'

/** The goals as a workbook: the same figures, and the names behind them for those who may know them (rule 10). */
export const goalsFile = read({
  action: 'goals.read',
  params: goalsParams,
  subject: () => theCity,
  async run(given, params) {
    const { sql, viewer, today, as } = given
    const loaded = await loadGoals(given, params)
    if (!loaded) return null
    const { asOf, year } = loaded
    const everybody = CERTIFIED_ROLES.flatMap((role) => peopleOf(loaded, role).map(({ personId }) => personId))
    const [organisation, people] = await Promise.all([
      asOf === today ? organisationToday(sql, viewer) : organisationOn(sql, asOf),
      goalPeople(sql, everybody, asOf),
    ])
    const asking: GoalsViewer = goalsViewer(viewer, as)
    const known = [...people.values()].filter(({ unitId }) => mayName(asking, organisation, unitId))
    const mayKnow = new Set(known.map(({ personId }) => personId))
    const named = CERTIFIED_ROLES.flatMap((role) =>
      peopleOf(loaded, role).flatMap(({ line, personId, on }): ExportCell[][] => {
        const person = people.get(personId)
        if (!person || !mayKnow.has(personId)) return []
        const place = placeOf(organisation, person.unitId)
        return [[roleWord(role), line, on, person.staffNumber, person.name, place.departmentName, place.name]]
      }),
    )
    const sheets: ExportSheet[] = [
      { name: '指標', rows: indicators(loaded) },
      { name: '台帳', rows: ledgers(loaded) },
      { name: '部局・所属', rows: places(loaded, { organisation, people }) },
      { name: '計画の年度', rows: years(loaded) },
    ]
    if (named.length > 0)
      sheets.push({ name: '人', rows: [['指標', '項目', '日', '職員番号', '氏名', '部局', '所属'], ...named] })
    const name = `${fiscalYearInWareki(year.ledgers.DX_LEADER.fiscalYear)}_${asOf}`
    return { page: { sheets, name, asOf }, looked: [...mayKnow].filter((personId) => personId !== viewer.personId) }
  },
})

/** The answer to a request for the file. */
export async function goalsFileResponse({
  sheets,
  name,
  asOf,
}: Awaited<ReturnType<typeof goalsFile>>): Promise<Response> {
  const file = encodeURIComponent(`目標_${name}.xlsx`)
  return new Response(new Uint8Array(await toXlsx(sheets)), {
    headers: {
      'Content-Type': MEDIA_TYPES.xlsx,
      'Content-Disposition': `attachment; filename="goals_${asOf}.xlsx"; filename*=UTF-8''${file}`,
      'Cache-Control': 'no-store',
    },
  })
}

type Role = (typeof CERTIFIED_ROLES)[number]

function peopleOf({ year }: LoadedGoals, role: Role): { line: string; personId: number; on: string }[] {
  const { opening, adjustment, movements, closing } = year.ledgers[role]
  const all = (line: string, personIds: readonly number[]) => personIds.map((personId) => ({ line, personId, on: '' }))
  return [
    ...all('期首', opening),
    ...all('調整（加わった）', adjustment.added),
    ...all('調整（除かれた）', adjustment.removed),
    ...LEDGER_LINES.flatMap((line) =>
      movements[line].map(({ personId, on }) => ({ line: LEDGER_WORDS[line], personId, on })),
    ),
    ...all('期末', closing),
  ]
}

function indicators(loaded: LoadedGoals): ExportCell[][] {
  const header = [
    '指標',
    '基準日',
    '年度末の目標',
    '人数',
    '純増',
    '新規',
    'あと',
    '見込み（中央）',
    '80 % の下',
    '80 % の上',
    '目標に届く割合',
  ]
  return [
    header,
    ...CERTIFIED_ROLES.map((role) => {
      const { target, now, net, gross, short, forecast } = indicatorRow(role, loaded)
      const expected = forecast ? [forecast.median, ...forecast.in80, forecast.reaches] : [null, null, null, null]
      return [roleWord(role), inWareki(loaded.asOf), target, now, net, gross, short, ...expected]
    }),
  ]
}

function ledgers(loaded: LoadedGoals): ExportCell[][] {
  const { year, asOf } = loaded
  return [
    ['指標', '項目', '純増', '新規', '日'],
    ...CERTIFIED_ROLES.flatMap((role) => {
      const ledger = year.ledgers[role]
      const table = ledgerRows(ledger, {
        target: null,
        isFixedOpening: yearEndOf(year.yearEnds, ledger.fiscalYear - 1, role) !== null,
        isYearEnd: asOf === fiscalYearEnd(ledger.fiscalYear),
        careers: year.careers,
      })
      return table.rows.map(({ label, net, gross, why }): ExportCell[] => [roleWord(role), label, net, gross, why])
    }),
  ]
}

/** Every role's ledger by department and section, without a name: how many are certified is public (rule 6). */
function places({ year }: LoadedGoals, known: Parameters<typeof departmentRows>[1]): ExportCell[][] {
  const lines = LEDGER_LINES.map((line) => LEDGER_WORDS[line])
  return [
    ['指標', '部局', '所属', '期首', '調整', ...lines, '期末', '純増'],
    ...CERTIFIED_ROLES.flatMap((role) => {
      const ledger = year.ledgers[role]
      return departmentRows(ledger, known).flatMap((department) =>
        sectionRows(ledger, known, department.code).map((row): ExportCell[] => [
          roleWord(role),
          department.name,
          row.name,
          row.opening,
          row.adjustment,
          ...LEDGER_LINES.map((line) => signOf(line) * row.lines[line]),
          row.closing,
          row.net,
        ]),
      )
    }),
  ]
}

function years(loaded: LoadedGoals): ExportCell[][] {
  return [
    ['指標', '年度', '目標（累計）', '実績', '確定', '見込み（中央）', '80 % の下', '80 % の上'],
    ...CERTIFIED_ROLES.flatMap((role) =>
      fiveYearsOf(role, loaded).years.map(({ name, target, actual, fixed, forecast }): ExportCell[] => {
        const expected = forecast ? [forecast.median, ...forecast.in80] : [null, null, null]
        return [roleWord(role), name, target, actual, fixed, ...expected]
      }),
    ),
  ]
}
