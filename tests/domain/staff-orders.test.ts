import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import type { KnownPerson, KnownStaff } from '~/domain/known-staff'
import { inForceOn, type KnownUnits } from '~/domain/known-units'
import { planStaff } from '~/domain/staff-file'
import { afterStaff } from '../support/applied-staff'
import { cityUnits } from '../support/city-units'
import { type StaffFileRow, staffFile } from '../support/staff-files'

const today = cityDate('2028-11-15')
const city = cityUnits()

async function planned(rows: StaffFileRow[], known: KnownStaff = [], units: KnownUnits = city) {
  const plan = planStaff({ file: await staffFile(...rows), known, units, today })
  if (!plan.ok) throw new Error(plan.fault.reason)
  return plan
}

async function imported(...files: StaffFileRow[][]): Promise<KnownStaff> {
  let known: KnownStaff = []
  for (const rows of files) {
    const plan = await planned(rows, known)
    expect(plan.bad).toEqual([])
    known = afterStaff(known, plan.operations)
  }
  return known
}

function only(known: KnownStaff): KnownPerson {
  const [person, ...others] = known
  if (!person || others.length > 0) throw new Error(`${known.length} people instead of one`)
  return person
}

const primaryPosts = (person: KnownPerson) =>
  person.posts
    .filter((post) => post.kind === 'primary')
    .map(({ unitCode, title, validFrom, validTo }) => [unitCode, title, validFrom, validTo])

describe('an order', () => {
  test('of last month that is recorded today counts from last month', async () => {
    const known = await imported([{}], [{ 所属コード: 'S012', 発令年月日: '2028-10-01' }])
    expect(primaryPosts(only(known))).toEqual([
      ['S005', '主事', '2028-04-01', '2028-10-01'],
      ['S012', '主事', '2028-10-01', null],
    ])
  })

  test('of next April takes effect on its day, and today’s list leaves it alone', async () => {
    const known = await imported([{}], [{ 所属コード: 'S012', 発令年月日: '2029-04-01' }], [{}])
    expect(primaryPosts(only(known))).toEqual([
      ['S005', '主事', '2028-04-01', '2029-04-01'],
      ['S012', '主事', '2029-04-01', null],
    ])
    expect((await planned([{ 所属コード: 'S012', 発令年月日: '2029-04-01' }], known)).counts.unchanged).toBe(1)
  })

  test('that is corrected under the same date replaces the post', async () => {
    const known = await imported([{}], [{ 所属コード: 'S005-01', 職名: '係長' }])
    expect(primaryPosts(only(known))).toEqual([['S005-01', '係長', '2028-04-01', null]])
  })

  test('older than the one that is known is taken over with a warning', async () => {
    const known = await imported([{ 発令年月日: '2028-10-01' }])
    const plan = await planned([{ 発令年月日: '2028-04-01' }], known)
    expect(plan.accepted[0]).toMatchObject({ result: 'changed', changedFields: ['orderedOn'] })
    expect(plan.notes.join()).toContain('古い名簿でないか')
  })

  test('older than its unit counts from the unit’s first day, and the second time changes nothing', async () => {
    const row = { 所属コード: 'S124', 発令年月日: '2026-04-01' }
    const known = await imported([row])
    expect(primaryPosts(only(known))).toEqual([['S124', '主事', '2028-04-01', null]])
    expect((await planned([row], known)).counts.unchanged).toBe(1)
  })

  test('of next April may name a unit that begins then', async () => {
    const next = {
      ...city.periods[1],
      code: 'S900',
      name: '未来課',
      validFrom: cityDate('2029-04-01'),
    } as KnownUnits['periods'][number]
    const units = { ...city, periods: [...city.periods, next] }
    const early = await planned([{ 所属コード: 'S900' }], [], units)
    expect(early.bad).toMatchObject([{ code: 'UNIT_UNKNOWN', reason: expect.stringContaining('まだ始まっていません') }])
    const due = await planned(
      [{ 所属コード: '', 部局: '企画管理部', 所属: '未来課', 発令年月日: '2029-04-01' }],
      [],
      units,
    )
    expect(due.counts.new).toBe(1)
  })
})

describe('what changes without an order', () => {
  test('a name counts from the day of the import; the former one is kept', async () => {
    const known = await imported([{}], [{ 氏名: '検査　太郎' }])
    expect(only(known).particulars).toMatchObject([
      { name: '試験　太郎', validTo: today },
      { name: '検査　太郎', validFrom: today, validTo: null },
    ])
  })

  test('leave begins and ends with the imports that tell of it; no reason is stored', async () => {
    const known = await imported([{}], [{ 在職状態: '育休' }])
    expect(only(known).leaves).toEqual([{ kind: 'childcare', validFrom: today, validTo: null }])
    const back = await imported([{}], [{ 在職状態: '育休' }], [{ 在職状態: '在職' }])
    expect(only(back).leaves).toEqual([])
  })

  test('a file without a column leaves what it would say, an empty cell takes it away', async () => {
    const full = {
      メール: 'taro@example.jp',
      旧姓: '旧',
      職種: '技術',
      兼務: 'S012',
      在職状態: '派遣',
      定年退職予定年度: 'R29',
    }
    const empty = Object.fromEntries(Object.keys(full).map((column) => [column, '']))
    const known = await imported([full])
    expect((await planned([{}], known)).counts.unchanged).toBe(1)
    expect((await planned([empty], known)).accepted[0]?.changedFields).toEqual([
      'email',
      'jobCategory',
      'formerName',
      'concurrent',
      'status',
      'retirementFiscalYear',
    ])
  })

  test('names alone do not take somebody out of the 係 that is known', async () => {
    const known = await imported([{ 所属コード: 'S005-01' }])
    const byName = { 所属コード: '', 部局: '企画管理部', 所属: '職員課' }
    expect((await planned([byName], known)).accepted[0]).toMatchObject({ result: 'unchanged', unit: 'S005-01' })
  })
})

describe('employments of one person', () => {
  test('end on the last day, keep the person, and are not reopened by an older list', async () => {
    const known = await imported([{ 兼務: 'S012' }], [{ 在職状態: '退職', 退職日: '2028-09-30' }])
    expect(only(known).employments).toMatchObject([{ validFrom: '2020-04-01', validTo: '2028-10-01' }])
    expect(only(known).posts.map((post) => post.validTo)).toEqual(['2028-10-01', '2028-10-01'])
    const again = await planned([{}], known)
    expect(again.counts).toMatchObject({ unchanged: 1, missing: 0 })
    expect((await planned([{ 職員番号: '080002' }], known)).missing).toEqual([])
  })

  test('an end told by mistake is taken back with its posts', async () => {
    const known = await imported([{}], [{ 退職日: '2028-09-30' }], [{ 退職日: '', 在職状態: '在職' }])
    expect(only(known).employments).toMatchObject([{ validTo: null }])
    expect(primaryPosts(only(known))).toEqual([['S005', '主事', '2028-04-01', null]])
  })

  test('somebody reappointed the day after has one history of two employments', async () => {
    const again = { 任用形態: '再任用', 採用年月日: '2028-04-01' }
    const known = await imported([{ 発令年月日: '2026-04-01' }], [again])
    expect(only(known).employments).toMatchObject([
      { employmentType: 'permanent', validFrom: '2020-04-01', validTo: '2028-04-01' },
      { employmentType: 'reappointed', validFrom: '2028-04-01', validTo: null },
    ])
    expect((await planned([again], known)).counts.unchanged).toBe(1)
    expect((await planned([{ ...again, 採用年月日: '2020-04-01' }], known)).counts.unchanged).toBe(1)
  })

  test('a corrected day of hiring moves the beginning', async () => {
    const known = await imported([{}], [{ 採用年月日: '2019-10-01' }])
    expect(only(known).employments).toMatchObject([{ validFrom: '2019-10-01', validTo: null }])
  })

  test('that would overlap a known one are asked about', async () => {
    const known = await imported(
      [{ 退職日: '2026-03-31', 発令年月日: '2024-04-01' }],
      [{ 任用形態: '再任用', 採用年月日: '2026-04-01' }],
    )
    const plan = await planned([{ 退職日: '2027-03-31', 発令年月日: '2024-04-01' }], known)
    expect(plan.bad).toMatchObject([
      { code: 'EMPLOYMENT_OVERLAP', reason: expect.stringContaining('再任用、令和8年4月1日〜') },
    ])
  })

  test('the same row twice is one person', async () => {
    const plan = await planned([{}, {}])
    expect(plan.counts).toMatchObject({ new: 1, unchanged: 1, bad: 0 })
    expect(afterStaff([], plan.operations)).toHaveLength(1)
  })
})

describe('heads of units', () => {
  const chief = { 職名: '課長', 所属コード: 'S005' }

  test('are proposed from their titles where one person only fits', async () => {
    const plan = await planned([
      chief,
      { 職員番号: '080002', 職名: '課長補佐' },
      { 職員番号: '080003', 所属コード: 'S005-01', 職名: '係長' },
    ])
    expect(plan.operations.filter((operation) => operation.kind === 'head')).toMatchObject([
      { staffNumber: '080001', unitCode: 'S005', from: '2028-04-01' },
      { staffNumber: '080003', unitCode: 'S005-01', from: '2028-04-01' },
    ])
    const two = await planned([chief, { ...chief, 職員番号: '080002' }])
    expect(two.operations.filter((operation) => operation.kind === 'head')).toEqual([])
  })

  test('change when one is transferred and another comes', async () => {
    const known = await imported([chief, { 職員番号: '080002', 所属コード: 'S012' }])
    const units = {
      ...city,
      heads: [{ unitCode: 'S005', staffNumber: '080001', validFrom: cityDate('2028-04-01'), validTo: null }],
    }
    const order = '2028-10-01'
    const plan = await planned(
      [
        { ...chief, 所属コード: 'S012', 発令年月日: order },
        { ...chief, 職員番号: '080002', 発令年月日: order },
      ],
      known,
      units,
    )
    expect(plan.operations.filter((operation) => operation.kind.startsWith('head'))).toMatchObject([
      { kind: 'head-ends', unitCode: 'S005', staffNumber: '080001', from: order },
      { kind: 'head', unitCode: 'S012', staffNumber: '080001', from: order },
      { kind: 'head', unitCode: 'S005', staffNumber: '080002', from: order },
    ])
  })
})

test('whoever is transferred into the unit of a concurrent post holds it no longer', async () => {
  const before = await planned([{ 所属コード: 'S005', 兼務: 'S006、S007' }])
  const known = afterStaff([], before.operations)
  const [person] = afterStaff(
    known,
    (await planned([{ 所属コード: 'S006', 発令年月日: '2028-10-01' }], known)).operations,
  )
  expect(person?.posts.map(({ kind, unitCode, validTo }) => [kind, unitCode, validTo])).toEqual([
    ['concurrent', 'S006', '2028-10-01'],
    ['concurrent', 'S007', null],
    ['primary', 'S005', '2028-10-01'],
    ['primary', 'S006', null],
  ])
})

describe('a hostile file', () => {
  test.each([
    ['<script>alert(1)</script>', 'NAME_CHARS'],
    ['山田&lt;太郎', 'NAME_CHARS'],
    ['山田\r\nBcc: all@example.jp', 'NAME_CHARS'],
    ['山田\u202E太郎', 'NAME_CHARS'],
    ['山田\u0000', 'NAME_CHARS'],
    ['?田　太郎', 'NAME_CHARS'],
    ['〓田　太郎', 'NAME_CHARS'],
    ['\uE000田　太郎', 'NAME_CHARS'],
    ['\uFFFD田　太郎', 'NAME_CHARS'],
  ])('%j is no name', async (name, code) => {
    expect((await planned([{ 氏名: name }])).bad).toMatchObject([{ line: 2, column: '氏名', code }])
  })

  test.each([
    'a@example.jp\nBcc: b@example.jp',
    'a@example.jp,b@example.jp',
    '"a"@example.jp',
    'a@example',
    '=cmd()@example.jp|x',
  ])('%j is no mail address', async (address) => {
    expect((await planned([{ メール: address }])).bad).toMatchObject([{ column: 'メール', code: 'EMAIL_FORMAT' }])
  })

  test('what looks like a formula or SQL is a text like any other', async () => {
    const plan = await planned([{ 氏名: '=HYPERLINK("http://x")\'; DROP TABLE person;--', 職名: '@SUM(1+1)' }])
    expect(plan.accepted[0]).toMatchObject({
      name: '=HYPERLINK("http://x")\'; DROP TABLE person;--',
      title: '@SUM(1+1)',
    })
  })
})

describe('whatever files come one after another', () => {
  const pick = (...values: string[]) => fc.constantFrom(...values)
  const anyRow = fc.record({
    所属コード: pick('S005', 'S005-01', 'S012', 'S124'),
    職名: pick('主事', '課長'),
    任用形態: pick('正規', '再任用', '会計年度任用'),
    採用年月日: pick('2019-04-01', '2020-04-01', '2028-04-01'),
    発令年月日: pick('2028-04-01', '2028-10-01', '2029-04-01'),
    退職日: pick('', '', '2028-10-31', '2029-03-31', '2030-03-31'),
    兼務: pick('', 'S003', 'S003、S007'),
    在職状態: pick('', '休職'),
    職種: pick('', '技術'),
  })

  test('posts lie within one employment and never overlap, and the last file changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 4 }), async (rows) => {
        let known: KnownStaff = []
        for (const row of rows) {
          const plan = await planned([row], known)
          if (plan.bad.length > 0) continue
          known = afterStaff(known, plan.operations)
          for (const person of known) expectSound(person)
          expect((await planned([row], known)).operations).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  function expectSound(person: KnownPerson): void {
    const lists = [
      person.particulars,
      person.employments,
      person.leaves,
      person.posts.filter((post) => post.kind === 'primary'),
    ]
    for (const list of lists) expectNoOverlap(list)
    const concurrent = person.posts.filter((post) => post.kind === 'concurrent')
    for (const code of new Set(concurrent.map((post) => post.unitCode))) {
      expectNoOverlap(concurrent.filter((post) => post.unitCode === code))
    }
    for (const post of person.posts) {
      const employment = person.employments.find((one) => inForceOn(one, post.validFrom))
      expect(employment, `no employment under ${JSON.stringify(post)}`).toBeDefined()
    }
  }

  function expectNoOverlap(list: readonly { validFrom: string; validTo: string | null }[]): void {
    const inOrder = [...list].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
    inOrder.forEach((row, index) => {
      if (row.validTo !== null) expect(row.validFrom < row.validTo, JSON.stringify(list)).toBe(true)
      const next = inOrder[index + 1]
      if (next) expect(row.validTo !== null && row.validTo <= next.validFrom, JSON.stringify(list)).toBe(true)
    })
  }
})
