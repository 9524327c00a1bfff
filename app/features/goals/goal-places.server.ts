import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { fiscalYearInWareki, inWareki } from '~/domain/calendar'
import { correctedOpening, LEDGER_LINES } from '~/domain/goals'
import { roleWord } from '~/domain/terms'
import { cityOn, goalPeople, ledgersOf } from '~/facts/goals'
import { organisationOn } from '~/facts/organisation'
import { askedDay, goalPlacesParams } from './goals-params'
import { departmentRows, placesWithout, sectionRows } from './ledger-places'

export type GoalPlacesPage = Awaited<ReturnType<typeof goalPlaces>>

/** The ledger of a year by department, or by the sections of one department, on any day. */
export const goalPlaces = read({
  action: 'goals.read',
  params: goalPlacesParams,
  subject: () => theCity,
  async run({ sql, viewer, today }, params) {
    const { asOf, year, problem } = askedDay(params, today)
    const [{ ledgers }, organisation, city] = await Promise.all([
      ledgersOf(sql, { fiscalYear: year, asOf }),
      asOf === today ? organisationToday(sql, viewer) : organisationOn(sql, asOf),
      cityOn(sql, asOf),
    ])
    const ledger = ledgers[params.role]
    const department = params.unit === '' ? null : organisation.byCode.get(params.unit)
    if (department === undefined || (department !== null && department.kind !== 'department')) return null
    const { added, removed } = ledger.adjustment
    const moved = LEDGER_LINES.flatMap((line) => ledger.movements[line].map(({ personId }) => personId))
    const everybody = [...ledger.opening, ...added, ...removed, ...moved, ...ledger.closing]
    const people = await goalPeople(sql, everybody, asOf)
    const known = { organisation, people }
    const rows = department ? sectionRows(ledger, known, department.code) : departmentRows(ledger, known)
    return {
      page: {
        params,
        problem,
        asOf,
        asOfInWareki: inWareki(asOf),
        yearName: fiscalYearInWareki(ledger.fiscalYear),
        roleName: roleWord(params.role),
        department: department?.name ?? null,
        city: { now: ledger.closing.length, net: ledger.closing.length - correctedOpening(ledger) },
        /** Only lines that moved somebody have a column. */
        lines: LEDGER_LINES.filter((line) => rows.some((row) => row.lines[line] > 0)),
        isCorrected: rows.some(({ adjustment }) => adjustment !== 0),
        rows,
        without: placesWithout(rows, { organisation, staffed: city.staffed, department: department?.code ?? '' }),
      },
    }
  },
})
