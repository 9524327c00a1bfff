import type { CityDate } from '~/domain/calendar'
import { type HeadChange, headsAfter } from '~/domain/heads-after'
import type { StoredUnits } from '~/facts/known-units'
import { replacementOf, replaceRows } from '~/facts/replace-rows'
import type { Sql, Stamp } from '~/facts/sql'

/** Records heads as a file named or ended them. @returns the days from which something differs */
export async function writeHeads(
  sql: Sql,
  units: Pick<StoredUnits, 'heads'>,
  ids: { unitIdOf: (code: string) => number; personIdOf: (staffNumber: string) => number },
  changes: readonly HeadChange[],
  stamp: Stamp,
): Promise<CityDate[]> {
  if (changes.length === 0) return []
  const after = headsAfter(
    units.heads.map(({ row }) => row),
    changes,
  )
  const { takenBack, recorded } = replacementOf(units.heads, after, ['unitCode', 'staffNumber', 'validFrom', 'validTo'])
  const rows = recorded.map(({ unitCode, staffNumber, validFrom, validTo }) => ({
    unitId: ids.unitIdOf(unitCode),
    personId: ids.personIdOf(staffNumber),
    kind: 'head' as const,
    validFrom,
    validTo,
  }))
  await replaceRows(sql, 'unit_head', { takenBack, recorded: rows }, stamp)
  return changes.map((change) => change.from)
}
