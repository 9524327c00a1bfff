import { inEmptyCity, type Run } from '../portal-command'
import { type Row, rounded } from '../row'
import { cp932Csv, staffRows, unitRows, workbook } from '../staff-list'

const MOST_MEGABYTES = 400

export const importStaff: Row = {
  name: 'import-staff',
  unit: 's',
  target: 5,
  better: 'lower',
  async measure() {
    const staff = staffRows()
    const csv = await withUnitsOnly('staff.csv', cp932Csv(staff), staff.length - 1)
    const xlsx = await withUnitsOnly('staff.xlsx', await workbook(staff), staff.length - 1)
    const megabytes = Math.max(csv.megabytes, xlsx.megabytes)
    return {
      value: Math.max(csv.seconds, xlsx.seconds),
      alsoHolds: megabytes <= MOST_MEGABYTES,
      note: `${staff.length - 1} people; the command reads, previews, plans again and takes over: CP932 CSV ${rounded(csv.seconds)} s and ${rounded(csv.megabytes)} MB, xlsx ${rounded(xlsx.seconds)} s and ${rounded(xlsx.megabytes)} MB (at most ${MOST_MEGABYTES} MB)`,
    }
  },
}

/** Imports a staff file into a city that has only its units. */
function withUnitsOnly(name: string, bytes: Buffer, people: number): Promise<Run> {
  return inEmptyCity(async ({ bringIn }) => {
    await bringIn('units', 'units.csv', cp932Csv(unitRows()))
    const run = await bringIn('staff', name, bytes)
    const { counts }: { counts: { new: number } } = JSON.parse(run.output)
    if (counts.new !== people) throw new Error(`${counts.new} of ${people} people are new`)
    return run
  })
}
