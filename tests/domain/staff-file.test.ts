import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import type { KnownStaff } from '~/domain/known-staff'
import { planStaff } from '~/domain/staff-file'
import type { TableFile } from '~/domain/table-file'
import { afterStaff } from '../support/applied-staff'
import { cityUnits } from '../support/city-units'
import { expectedImports, importFile, withoutAids } from '../support/import-files'

const today = cityDate('2028-11-15')
const units = cityUnits()

function planned(file: TableFile, known: KnownStaff) {
  const plan = planStaff({ file, known, units, today })
  if (!plan.ok) throw new Error(plan.fault.reason)
  return plan
}

async function knownAfter(files: string[]): Promise<KnownStaff> {
  let known: KnownStaff = []
  for (const name of files) known = afterStaff(known, planned(await importFile(name), known).operations)
  return known
}

describe.each(expectedImports('staff'))('$file', (expected) => {
  test('each row gets the right answer', async () => {
    const plan = planned(await importFile(expected.file), await knownAfter(expected.after))
    expect(plan.bad.map(({ line, column, code, value }) => ({ line, column, code, value }))).toEqual(
      expected.bad.map(({ line, column, code, value }) => ({ line, column, code, value })),
    )
    expect(plan.accepted).toEqual(expected.accepted.map(withoutAids))
    expect(plan.ignored).toEqual(expected.ignored.map(({ line, code }) => ({ line, code })))
    expect(plan.missing).toEqual(expected.missing ?? [])
    expect(plan.counts).toEqual(expected.counts)
  })

  test('each bad row says all its faults and what may have been meant', async () => {
    const plan = planned(await importFile(expected.file), await knownAfter(expected.after))
    for (const answer of expected.bad) {
      const row = plan.bad.find((bad) => bad.line === answer.line)
      expect(row?.also.map(({ column, code }) => ({ column, code }))).toEqual(answer.also ?? [])
      for (const name of answer.hint ?? []) expect(row?.reason).toContain(name)
      expect(row?.hint ?? []).toEqual(expect.arrayContaining(answer.hint ?? []))
    }
  })

  test('no character of a name is lost', async () => {
    const known = await knownAfter([...expected.after, expected.file])
    for (const row of expected.accepted) {
      const name = known.find((person) => person.staffNumber === row.staffNumber)?.particulars.at(-1)?.name ?? ''
      const codePoints = [...name].map(
        (character) => `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
      )
      expect(codePoints.join(' ')).toBe(row.nameCodePoints)
    }
  })

  test('the second time its good rows change nothing', async () => {
    const known = await knownAfter([...expected.after, expected.file])
    const again = planned(await importFile(expected.file), known)
    expect(again.accepted.filter((row) => row.result !== 'unchanged')).toEqual([])
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length })
    expect(again.operations).toEqual([])
  })
})
