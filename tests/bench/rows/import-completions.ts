import { catalogueFile, completionRows } from '../completion-list'
import { inEmptyCity } from '../portal-command'
import { type Row, rounded } from '../row'
import { cp932Csv, staffRows, unitRows } from '../staff-list'

const MOST_MEGABYTES = 400

export const importCompletions: Row = {
  name: 'import-completions',
  unit: 's',
  target: 8,
  better: 'lower',
  measure() {
    const staff = staffRows()
    const { rows, bad } = completionRows(staff.slice(1))
    const good = rows.length - 1 - bad
    return inEmptyCity(async ({ bringIn }) => {
      await bringIn('units', 'units.csv', cp932Csv(unitRows()))
      await bringIn('staff', 'staff.csv', cp932Csv(staff))
      await bringIn('courses', 'courses.json', catalogueFile())
      const first = await bringIn('completions', 'completions.csv', cp932Csv(rows), '--skip-bad-rows')
      const again = await bringIn('completions', 'completions.csv', cp932Csv(rows), '--skip-bad-rows')
      const expected = [
        { new: good, changed: 0, unchanged: 0, bad },
        { new: 0, changed: 0, unchanged: good, bad },
      ]
      for (const [index, { output }] of [first, again].entries()) {
        const { counts } = JSON.parse(output)
        for (const [name, count] of Object.entries(expected[index] ?? {}))
          if (counts[name] !== count) throw new Error(`${counts[name]} rows are ${name}, not ${count}`)
      }
      const megabytes = Math.max(first.megabytes, again.megabytes)
      return {
        value: Math.max(first.seconds, again.seconds),
        alsoHolds: megabytes <= MOST_MEGABYTES,
        note: `${rows.length - 1} rows, ${bad} of them bad; the command reads, plans and takes over: CP932 CSV ${rounded(first.seconds)} s and ${rounded(first.megabytes)} MB, the second time ${rounded(again.seconds)} s and ${rounded(again.megabytes)} MB (at most ${MOST_MEGABYTES} MB)`,
      }
    })
  },
}
