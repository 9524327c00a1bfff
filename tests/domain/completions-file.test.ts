import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { isPassed, parseScore } from '~/domain/completion-columns'
import type { KnownCourse } from '~/domain/completion-courses'
import { completionKey, planCompletions, readCompletions } from '~/domain/completions-file'
import type { KnownPerson, Post } from '~/domain/known-staff'
import type { UnitPeriod } from '~/domain/known-units'
import { csvFile } from '../support/import-files'

const today = cityDate('2028-11-15')
const BEGINNING = cityDate('2026-04-01')

function unit(code: string, name: string, parentCode: string | null): UnitPeriod {
  return {
    code,
    name,
    parentCode,
    kind: parentCode === null ? 'department' : 'section',
    label: null,
    appointingAuthority: 'mayor',
    validFrom: BEGINNING,
    validTo: null,
    confirms: true,
    workplaceType: 'office',
    headPost: null,
  }
}

function someone(number: string, name: string, posts: Partial<Post>[], email: string | null = null): KnownPerson {
  const since = { validFrom: BEGINNING, validTo: null }
  return {
    staffNumber: number,
    otherNumbers: [],
    particulars: [{ name, kana: 'テスト', formerName: null, email, ...since }],
    employments: [],
    posts: posts.map((post) => ({ unitCode: 'S001', title: '主事', kind: 'primary' as const, ...since, ...post })),
    leaves: [],
  }
}

const units = {
  periods: [
    unit('D01', '福祉保健部', null),
    unit('D02', '財務部', null),
    unit('S001', '介護保険課', 'D01'),
    unit('S002', '経営管理課', 'D01'),
    unit('S003', '経営管理課', 'D02'),
  ],
  successions: [],
  heads: [],
}

const moved = cityDate('2028-07-01')
const staff = [
  someone('000101', '佐藤　健太', [{ unitCode: 'S002' }], 'sato@example.jp'),
  someone('000102', '佐藤 健太', [{ unitCode: 'S003' }]),
  someone('000103', '石黒　美咲', [
    { unitCode: 'S001', validTo: moved },
    { unitCode: 'S003', validFrom: moved },
  ]),
  someone('000104', '高島 直樹', [{ unitCode: 'S001' }, { unitCode: 'S002', kind: 'concurrent' }]),
]

function course(code: string, ...titles: [string, from?: string, to?: string][]): KnownCourse {
  const day = (text: string | undefined) => (text === undefined ? null : cityDate(text))
  return {
    code,
    titles: titles.map(([title, from, to]) => ({ title, validFrom: day(from) ?? BEGINNING, validTo: day(to) })),
  }
}

const courses = [
  course('TRN-101', ['DXの基礎']),
  course('TRN-201', ['データ分析', '2026-04-01', '2028-04-01'], ['データ分析（入門）', '2028-04-01']),
  course('TRN-202', ['データ分析', '2028-04-01']),
]

type Said = { answers?: Record<string, string>; aliases?: [string, string][]; standing?: [string, number | null][] }

async function planned(
  header: string,
  rows: readonly string[],
  { answers = {}, aliases = [], standing = [] }: Said = {},
) {
  const file = await csvFile([header, ...rows].join('\n'))
  const read = readCompletions({ file, staff, units, courses, aliases: new Map(aliases), answers, today })
  if (!read.ok) throw new Error(read.fault.reason)
  return planCompletions(read, new Map(standing))
}

/** Staff number and course of each good row, or the column and code of what is wrong. */
async function resultOf(header: string, row: string, said?: Said): Promise<string> {
  const { accepted, bad, ignored } = await planned(header, [row], said)
  const [good] = accepted
  if (good) return `${good.staffNumber} ${good.course} ${good.completedOn}`
  return bad[0] ? `${bad[0].column} ${bad[0].code}` : (ignored[0]?.code ?? 'nothing')
}

describe('who is meant', () => {
  const BY_NAME = '氏名,部局,所属,研修コード,修了日'

  test.each([
    ['佐藤健太,福祉保健部,経営管理課', '000101 TRN-101 2028-06-12'],
    ['佐藤　健太,財務部,経営管理課', '000102 TRN-101 2028-06-12'],
    ['佐藤健太,,経営管理課', '氏名 PERSON_AMBIGUOUS'],
    ['佐藤健太,福祉保健部,介護保険課', '氏名 PERSON_UNKNOWN'],
    ['佐籐健太,福祉保健部,経営管理課', '氏名 PERSON_UNKNOWN'],
    ['高島直樹,福祉保健部,経営管理課', '000104 TRN-101 2028-06-12'],
    ['高島直樹,,福祉保健部/経営管理課', '000104 TRN-101 2028-06-12'],
    [',福祉保健部,経営管理課', '氏名 REQUIRED'],
  ])('%s', async (words, expected) => {
    expect(await resultOf(BY_NAME, `${words},TRN-101,2028-06-12`)).toBe(expected)
  })

  test('the section counts on which somebody was in post on the day', async () => {
    const at = (section: string, day: string) => resultOf(BY_NAME, `石黒美咲,,${section},TRN-101,${day}`)
    expect(await at('介護保険課', '2028-06-30')).toBe('000103 TRN-101 2028-06-30')
    expect(await at('介護保険課', '2028-07-01')).toBe('氏名 PERSON_UNKNOWN')
    expect(await at('経営管理課', '2028-07-01')).toBe('000103 TRN-101 2028-07-01')
  })

  test('an ambiguous row is whom somebody said, if that is one of them', async () => {
    const row = '佐藤健太,,経営管理課,TRN-101,2028-06-12'
    expect(await resultOf(BY_NAME, row, { answers: { 2: '000102' } })).toBe('000102 TRN-101 2028-06-12')
    expect(await resultOf(BY_NAME, row, { answers: { 2: '000103' } })).toBe('氏名 PERSON_AMBIGUOUS')
    expect(await resultOf(BY_NAME, row, { answers: { 3: '000102' } })).toBe('氏名 PERSON_AMBIGUOUS')
  })

  test('number before mail before name; a column without anything in it does not count', async () => {
    const rows = [
      '000103,sato@example.jp,佐藤健太,2028-06-12',
      ',Sato@Example.JP,石黒美咲,2028-06-12',
      ',,石黒美咲,2028-06-12',
    ]
    const { accepted, bad } = await planned(
      '職員番号,メール,氏名,修了日,研修コード',
      rows.map((row) => `${row},TRN-101`),
    )
    expect(accepted.map((row) => row.staffNumber)).toEqual(['000103', '000101'])
    expect(bad).toMatchObject([{ line: 4, column: '職員番号', code: 'REQUIRED' }])
    expect(
      await resultOf('職員番号,メール,氏名,所属,修了日,研修コード', ',,高島直樹,介護保険課,2028-06-12,TRN-101'),
    ).toBe('000104 TRN-101 2028-06-12')
  })

  test('a lost zero is told apart from nobody', async () => {
    expect(await resultOf('職員番号,研修コード,修了日', '103,TRN-101,2028-06-12')).toBe('職員番号 STAFFNO_ZEROS')
    expect(await resultOf('職員番号,研修コード,修了日', '777,TRN-101,2028-06-12')).toBe('職員番号 PERSON_UNKNOWN')
  })
})

describe('which course is meant', () => {
  const HEADER = '職員番号,研修コード,研修名,修了日'
  test.each([
    ['ｔｒｎ－１０１,', 'TRN-101'],
    [',ＤＸ の基礎', 'TRN-101'],
    [',dxの基礎', 'TRN-101'],
    ['TRN-101,データ分析', 'TRN-101'],
  ])('%s', async (words, code) => {
    expect(await resultOf(HEADER, `000103,${words},2028-06-12`)).toBe(`000103 ${code} 2028-06-12`)
  })

  test('a title that passed to another course is that of the day', async () => {
    expect(await resultOf(HEADER, '000103,,データ分析,2028-03-31')).toBe('000103 TRN-201 2028-03-31')
    expect(await resultOf(HEADER, '000103,,データ分析,2028-04-01')).toBe('000103 TRN-202 2028-04-01')
  })

  test('what the provider calls it counts where the catalogue does not know it, and never beats the catalogue', async () => {
    const aliases: [string, string][] = [
      ['el-01', 'TRN-101'],
      ['dxの基礎', 'TRN-202'],
    ]
    expect(await resultOf(HEADER, '000103,EL-01,,2028-06-12', { aliases })).toBe('000103 TRN-101 2028-06-12')
    expect(await resultOf(HEADER, '000103,,DXの基礎,2028-06-12', { aliases })).toBe('000103 TRN-101 2028-06-12')
    expect(await resultOf(HEADER, '000103,EL-02,,2028-06-12', { aliases })).toBe('研修コード COURSE_UNKNOWN')
  })
})

describe('a completion', () => {
  const HEADER = '職員番号,研修コード,修了日,点数,合否'

  test.each([
    ['2028-06-12T23:59:59+09:00', '2028-06-12'],
    ['2028-06-12T15:00:00Z', '2028-06-13'],
    ['2028-06-12T14:59:59.999Z', '2028-06-12'],
    ['2028-06-12T01:00:00+13:00', '2028-06-11'],
    ['2028/6/12 0:00', '2028-06-12'],
    ['令和10年6月12日', '2028-06-12'],
  ])('at %s is of the day in Tokyo', async (moment, day) => {
    expect(await resultOf(HEADER, `000103,TRN-101,${moment},,合格`)).toBe(`000103 TRN-101 ${day}`)
  })

  test.each([
    ['2028-11-16', '修了日 DATE_FUTURE'],
    ['2028-06-31', '修了日 DATE_NONEXISTENT'],
    ['06/12/2028', '修了日 DATE_FORMAT'],
    ['', '修了日 REQUIRED'],
  ])('on %j is bad', async (day, expected) => {
    expect(await resultOf(HEADER, `000103,TRN-101,${day},,合格`)).toBe(expected)
  })

  test('that is none yet is passed over, whatever else its row holds', async () => {
    for (const word of ['不合格', '受講中', '未受講', '×', '✕', 'x', '欠席', 'Incomplete'])
      expect(await resultOf(HEADER, `999,TRN-999,,何点,${word}`), word).toBe('NOT_COMPLETED')
    expect(await resultOf(HEADER, '000103,TRN-101,2028-06-12,,保留')).toBe('合否 PASS_UNKNOWN')
  })

  test('that stands is unchanged, with another score changed, and without a score it keeps the one it has', async () => {
    const day = cityDate('2028-06-12')
    const standing: [string, number | null][] = [
      [completionKey({ staffNumber: '000103', courseCode: 'TRN-101', completedOn: day }), 80],
    ]
    const rowOf = (score: string) => [`000103,TRN-101,2028-06-12,${score},合格`]
    expect((await planned(HEADER, rowOf('80'), { standing })).operations).toEqual([])
    expect((await planned(HEADER, rowOf(''), { standing })).counts).toMatchObject({ unchanged: 1 })
    const changed = await planned(HEADER, rowOf('81.5'), { standing })
    expect(changed.counts).toMatchObject({ changed: 1, new: 0 })
    expect(changed.operations).toMatchObject([{ score: 81.5, replaces: true }])
  })

  test('named twice with one score is one, with two scores nobody can tell', async () => {
    const row = (score: string) => `000103,TRN-101,2028-06-12,${score},合格`
    const once = await planned(HEADER, [row(''), row('80'), row('80')])
    expect(once.counts).toMatchObject({ new: 1, unchanged: 2, bad: 0 })
    expect(once.operations).toMatchObject([{ score: 80 }])
    const twice = await planned(HEADER, [row('80'), row('90'), row('')])
    expect(twice.bad.map(({ line, code }) => [line, code])).toEqual([
      [2, 'COMPLETION_TWICE'],
      [3, 'COMPLETION_TWICE'],
      [4, 'COMPLETION_TWICE'],
    ])
    expect(twice.operations).toEqual([])
  })
})

describe('whatever a file holds', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '000103',
      '000101',
      '103',
      'TRN-101',
      'データ分析',
      '2028-06-12',
      '2028-11-15',
      '80',
      '',
      '合格',
      '×',
    ),
    fc.string({ maxLength: 8 }).map((text) => text.replace(/[",\r\n]/g, ' ')),
  )
  const rows = fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 12 })

  test('each row is counted once, and the same file the second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const lines = cells.map((row) => row.join(','))
        const file = await csvFile(['職員番号,研修コード,修了日,点数,合否', ...lines].join('\n'))
        const read = readCompletions({ file, staff, units, courses, aliases: new Map(), answers: {}, today })
        if (!read.ok) return
        const plan = planCompletions(read, new Map())
        const { counts } = plan
        const told = [...plan.accepted, ...plan.bad, ...plan.ignored].map((row) => row.line)
        expect(new Set(told).size).toBe(told.length)
        expect(counts.new + counts.changed + counts.unchanged + counts.bad + counts.ignored).toBe(told.length)
        expect(plan.operations.every((one) => one.completedOn <= today)).toBe(true)
        const standing = new Map(plan.operations.map((one) => [completionKey(one), one.score] as const))
        expect(planCompletions(read, standing).operations).toEqual([])
      }),
    )
  })

  test('a score is 0 to 100 with two decimals, or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (text) => {
        const parsed = parseScore(text)
        if (!parsed.ok) return
        expect(parsed.score).toBeGreaterThanOrEqual(0)
        expect(parsed.score).toBeLessThanOrEqual(100)
        expect(Math.round(parsed.score * 100) / 100).toBe(parsed.score)
      }),
    )
  })
})

test.each([
  ['90', 90],
  ['９２．５', 92.5],
  ['87,5', 87.5],
  ['100点', 100],
  ['１００％', 100],
  ['0', 0],
  ['101', 'SCORE_RANGE'],
  ['−1', 'SCORE_RANGE'],
  ['1,000', 'SCORE_FORMAT'],
  ['九十', 'SCORE_FORMAT'],
  ['90/100', 'SCORE_FORMAT'],
])('the score %s', (text, expected) => {
  const parsed = parseScore(text)
  expect(parsed.ok ? parsed.score : parsed.bad).toBe(expected)
})

test('○ of either keyboard is passed, × is not, and of other words nobody can tell', () => {
  expect(['○', '〇', '◯', '合 格'].map(isPassed)).toEqual([true, true, true, true])
  expect(['×', '不合格', '－'].map(isPassed)).toEqual([false, false, false])
  expect(isPassed('？')).toBeNull()
})
