import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import type { KnownUnits } from '~/domain/known-units'
import type { TableFile } from '~/domain/table-file'
import { planUnits } from '~/domain/units-file'
import { afterUnits } from '../support/applied-units'
import { csvFile, expectedImports, importFile, withoutAids } from '../support/import-files'

const today = cityDate('2028-11-15')
const NOTHING: KnownUnits = { periods: [], successions: [], heads: [] }
const HEADER = '組織コード,組織名,上位組織コード,種別,任命権者,有効開始日,有効終了日,前身組織コード'

function planned(file: TableFile, known: KnownUnits, knownStaffNumbers: ReadonlySet<string> = new Set()) {
  const plan = planUnits({ file, known, knownStaffNumbers, today })
  if (!plan.ok) throw new Error(plan.fault.reason)
  return plan
}

async function knownAfter(files: string[]): Promise<KnownUnits> {
  let known = NOTHING
  for (const name of files) known = afterUnits(known, planned(await importFile(name), known).operations)
  return known
}

async function knownFrom(...rows: string[]): Promise<KnownUnits> {
  const plan = planned(await csvFile([HEADER, ...rows].join('\n')), NOTHING)
  expect(plan.bad).toEqual([])
  return afterUnits(NOTHING, plan.operations)
}

describe.each(expectedImports('units'))('$file', (expected) => {
  test('each row gets the right answer', async () => {
    const plan = planned(await importFile(expected.file), await knownAfter(expected.after))
    expect(plan.accepted).toEqual(expected.accepted.map(withoutAids))
    expect(plan.bad.map(({ line, column, code, value }) => ({ line, column, code, value }))).toEqual(
      expected.bad.map(({ line, column, code, value }) => ({ line, column, code, value })),
    )
    expect(plan.ignored).toEqual(expected.ignored.map(({ line, code }) => ({ line, code })))
    expect(plan.missing).toEqual(expected.missing ?? [])
    expect(plan.counts).toEqual(expected.counts)
  })

  test('the second time its good rows change nothing', async () => {
    const known = await knownAfter([...expected.after, expected.file])
    const again = planned(await importFile(expected.file), known)
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: expected.accepted.length })
    expect(again.bad).toHaveLength(expected.bad.length)
    expect(again.operations).toEqual([])
  })
})

describe('a unit that is known', () => {
  test('goes on under its code when it is renamed from a later day', async () => {
    const known = await knownFrom('01,総務部,,部局,市長,2026-04-01,,', '0110,総務課,01,所属,市長,2026-04-01,,')
    const plan = planned(await csvFile(`${HEADER}\n0110,人事課,01,所属,市長,2029-04-01,,`), known)
    expect(plan.accepted[0]).toMatchObject({ result: 'changed', changedFields: ['name', 'validFrom'] })
    const names = afterUnits(known, plan.operations).periods.filter((period) => period.code === '0110')
    expect(names).toMatchObject([
      { name: '総務課', validFrom: '2026-04-01', validTo: '2029-04-01' },
      { name: '人事課', validFrom: '2029-04-01', validTo: null },
    ])
  })

  test('cannot end while a unit below it, which the file does not mention, goes on', async () => {
    const known = await knownFrom(
      '01,総務部,,部局,市長,2026-04-01,,',
      '0110,総務課,01,所属,市長,2026-04-01,,',
      '0111,人事係,0110,係,市長,2026-04-01,,',
    )
    const ending = '0110,総務課,01,所属,市長,2026-04-01,2029-03-31,'
    const alone = planned(await csvFile(`${HEADER}\n${ending}`), known)
    expect(alone.bad).toMatchObject([{ line: 2, code: 'UNIT_OUTSIDE_PARENT', hint: ['0111 人事係'] }])
    const together = planned(
      await csvFile(`${HEADER}\n${ending}\n0111,人事係,0110,係,市長,2026-04-01,2029-03-31,`),
      known,
    )
    expect(together.bad).toEqual([])
    expect(together.counts).toMatchObject({ changed: 2 })
  })

  test('keeps its end when the file has no column for it', async () => {
    const known = await knownFrom('01,総務部,,部局,市長,2026-04-01,2029-03-31,')
    const plan = planned(
      await csvFile('組織コード,組織名,上位組織コード,種別,任命権者,有効開始日\n01,総務部,,部局,市長,2026-04-01'),
      known,
    )
    expect(plan.counts).toMatchObject({ unchanged: 1 })
  })

  test('gets its head once that person is known, and then changes no more', async () => {
    const known = await knownFrom('01,総務部,,部局,市長,2026-04-01,,')
    const file = await csvFile(`${HEADER},長の職員番号\n01,総務部,,部局,市長,2026-04-01,,,０８０００１`)
    const tooEarly = planned(file, known)
    expect(tooEarly.counts).toMatchObject({ unchanged: 1 })
    expect(tooEarly.notes.join()).toContain('01（080001）')
    const people = new Set(['080001'])
    const plan = planned(file, known, people)
    expect(plan.operations).toEqual([
      expect.objectContaining({ kind: 'change-unit', code: '01' }),
      { kind: 'head', line: 2, unitCode: '01', staffNumber: '080001', validFrom: today },
    ])
    expect(planned(file, afterUnits(known, plan.operations), people).counts).toMatchObject({ unchanged: 1 })
  })
})

test('a unit without a workplace of its own is like the one above it, wherever that stands in the file', async () => {
  const header = `${HEADER},勤務場所の型,確認単位`
  const rows = [
    '0301,東病棟,03,病棟,市長,2026-04-01,,,,○',
    '03,病院,,部局,市長,2026-04-01,,,交替制,',
    '0302,係,03,係,市長,2026-04-01,,,,',
  ]
  const plan = planned(await csvFile([header, ...rows].join('\n')), NOTHING)
  const periods = afterUnits(NOTHING, plan.operations).periods
  expect(periods.map(({ code, workplaceType, confirms }) => [code, workplaceType, confirms])).toEqual([
    ['0301', 'shift', true],
    ['03', 'shift', true],
    ['0302', 'shift', false],
  ])
})

test('the whole file is refused, naming the columns, when it is no list of units', async () => {
  const plan = planUnits({
    file: await csvFile('組織コード,名前\n01,総務部'),
    known: NOTHING,
    knownStaffNumbers: new Set(),
    today,
  })
  expect(plan).toMatchObject({
    ok: false,
    fault: { code: 'FILE_COLUMNS', reason: expect.stringContaining('「組織名」') },
  })
})

test('markup in a unit’s name is bad, and every fault of a row is told at once', async () => {
  const plan = planned(await csvFile(`${HEADER}\n01,<b>総務部</b>,,部局,町長,2028-02-30,,`), NOTHING)
  expect(plan.bad).toMatchObject([
    {
      line: 2,
      column: '組織名',
      code: 'NAME_CHARS',
      also: [{ code: 'AUTHORITY_UNKNOWN' }, { code: 'DATE_NONEXISTENT' }],
    },
  ])
})

describe('a row that the tree cannot hold', () => {
  const fault = async (row: string) => {
    const known = await knownFrom('D1,甲部,,部局,市長,2026-04-01,,', 'S1,甲課,D1,所属,市長,2026-04-01,,')
    const [bad] = planned(await csvFile([HEADER, row].join('\n')), known).bad
    return [bad?.column, bad?.code, bad?.hint ?? []]
  }

  test('names a unit like another one beside it', async () => {
    expect(await fault('S2,甲課,D1,所属,市長,2027-04-01,,')).toEqual(['組織名', 'UNIT_NAME_TWICE', ['S1']])
  })

  test('puts a department below something', async () => {
    expect(await fault('D2,乙部,D1,部局,市長,2027-04-01,,')).toEqual([
      '上位組織コード',
      'UNIT_PARENT_OF_DEPARTMENT',
      [],
    ])
  })

  test('makes a unit its own predecessor', async () => {
    expect(await fault('S2,乙課,D1,所属,市長,2027-04-01,,S2')).toEqual(['前身組織コード', 'UNIT_PREDECESSOR_SELF', []])
  })

  test('but two units may have one name in turn', async () => {
    const known = await knownFrom('D1,甲部,,部局,市長,2026-04-01,,', 'S1,甲課,D1,所属,市長,2026-04-01,2027-03-31,')
    expect(planned(await csvFile([HEADER, 'S2,甲課,D1,所属,市長,2027-04-01,,S1'].join('\n')), known).bad).toEqual([])
  })
})
