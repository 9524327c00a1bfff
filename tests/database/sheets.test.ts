import { beforeAll, describe, expect, test } from 'vitest'
import { type CityDate, cityDate } from '~/domain/calendar'
import { storeTargets } from '~/facts/goal-targets'
import { type RecordedRows, record } from '~/facts/record'
import { goalPeopleBehind } from '~/features/goals/goal-people.server'
import { searchOf } from '~/features/goals/goals-params'
import { sheet } from '~/features/sheets/sheet.server'
import { sheetEdit } from '~/features/sheets/sheet-edit.server'
import { sheetFile } from '~/features/sheets/sheet-file.server'
import { sheetParamsOf } from '~/features/sheets/sheet-params'
import { submitSheet } from '~/features/sheets/sheet-submission.server'
import reference from '../../prisma/demo/plan-targets.json'
import { BEGINNING, person, STAMP, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
const day = (text: string): CityDate => cityDate(text)

let office: Visitor
let colleague: Visitor
let staff: Visitor
let auditor: Visitor
let people: number[]

type Event = RecordedRows['certificate_event']

beforeAll(async () => {
  await todayIs(day('2028-11-15'))
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  const care = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  const support = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  people = []
  for (let each = 0; each < 5; each += 1) {
    const unitId = each < 3 ? care : support
    people.push(await person(db, { number: `10000${each}`, name: `職員 ${each}`, unitId }))
  }
  const [first = 0, second = 0, third = 0] = people
  await happened([leader(first, '2027-10-19'), leader(second, '2027-10-19'), leader(third, '2028-10-17')])
  office = await signIn(db, people[3] ?? 0, ['dx_office'])
  colleague = await signIn(db, await person(db, { number: '100009', name: '四方 哲也', unitId: support }), [
    'dx_office',
  ])
  staff = await signIn(db, people[4] ?? 0)
  auditor = await signIn(db, null, ['auditor'])
})

function leader(personId: number, on: string, more: Partial<Event> = {}): Event {
  return {
    personId,
    role: 'DX_LEADER',
    event: 'grant',
    effectiveOn: day(on),
    state: 'valid',
    validThrough: day('2031-03-31'),
    conditionalThrough: null,
    note: null,
    ...more,
  }
}

async function happened(events: readonly Event[]): Promise<void> {
  for (const event of events) {
    await record(db, 'certificate_event', [event], { at: new Date(`${event.effectiveOn}T10:00:00+09:00`), by: null })
  }
}

function open(visitor: Visitor, path: string) {
  const number = path.split('/')[2]?.split('?')[0]
  return sheet(visitor(path), sheetParamsOf(new Request(`http://localhost${path}`), number))
}

async function pageFor(visitor: Visitor, path = '/sheets/31') {
  const page = await open(visitor, path)
  if (page.nothing) throw new Error('there is no sheet')
  return page
}

function save(visitor: Visitor, fields: Record<string, string>) {
  const form = { year: '2028', basedOn: '0', ...fields }
  return submitSheet(visitor('/sheets/31/edit', form), '31')
}

test('before there are targets, the page says how they come', async () => {
  expect(await open(staff, '/sheets/31')).toEqual({ nothing: true })
  await storeTargets(db, { version: '1', content: reference, from: BEGINNING }, STAMP)
})

describe('a sheet', () => {
  test('tells each year’s plan in the plan’s words and what came of it, from the ledger', async () => {
    const { blocks, years, insight } = await pageFor(staff)
    const leaders = blocks[0]?.outputs[0]
    expect(years.map(({ code, state }) => [code, state])).toEqual([
      ['R7', 'over'],
      ['R8', 'over'],
      ['R9', 'over'],
      ['R10', 'running'],
      ['R11', 'future'],
      ['R12', 'future'],
    ])
    expect(leaders?.plan.map(({ text }) => text)).toEqual(['', '', '+30人', '+30人', '+30人', '+30人'])
    expect(leaders?.actual.map(({ text, state }) => [text, state])).toEqual([
      ['—', 'no_number'],
      ['—', 'no_number'],
      ['+2人', 'below'],
      ['+1人', 'not_yet'],
      ['', 'future'],
      ['', 'future'],
    ])
    expect(leaders?.total?.map(({ text }) => text)).toEqual(['', '', '2 / 30人', '3 / 60人', '/ 90人', '/ 120人'])
    expect(insight?.point).toBe('リーダーがあと 29人、マスターがあと 2人')
  })

  test('of a year that is over is told as at its end, and shows nothing of the years after it', async () => {
    const { asOf, blocks, insight } = await pageFor(staff, '/sheets/31?year=2027')
    expect(asOf).toBe('2028-03-31')
    expect(blocks[0]?.outputs[0]?.actual.map(({ text }) => text)).toEqual(['—', '—', '+2人', '', '', ''])
    expect(insight?.point).toBe('リーダーが28人、マスターが2人')
  })

  test('is told as it was on a day that is asked for; the plan of the year stays', async () => {
    const { asOf, fiscalYear, blocks } = await pageFor(staff, '/sheets/31?asOf=R10.10.16')
    expect([asOf, fiscalYear]).toEqual(['2028-10-16', 2028])
    expect(blocks[0]?.outputs[0]?.actual.map(({ text }) => text)).toEqual(['—', '—', '+2人', '0人', '', ''])
    expect(blocks[0]?.outputs[0]?.total?.[3]?.text).toBe('2 / 60人')
    for (const typed of ['きのう', '2029-01-01']) {
      const page = await pageFor(staff, `/sheets/31?asOf=${encodeURIComponent(typed)}`)
      expect([page.asOf, page.problem !== null, page.asOfTyped]).toEqual(['2028-11-15', true, typed])
    }
  })

  test('leads from each count to as many people', async () => {
    const cell = (await pageFor(office)).blocks[0]?.outputs[0]?.total?.[3]
    const url = new URL(cell?.to ?? '', 'http://localhost')
    expect(url.pathname).toBe('/goals/people')
    const behind = await goalPeopleBehind(office('/goals/people'), searchOf(new Request(url)))
    expect(behind.total).toBe(cell?.value)
  })

  test('says of years without data —, of what nobody counts yet 未計測, and of none of it 0', async () => {
    const { supporting } = await pageFor(staff)
    const texts = Object.fromEntries(supporting.map(({ id, cells }) => [id, cells.map(({ text }) => text)]))
    expect(texts['SUP-SOLVED-OUTSIDE']).toEqual(['未計測', '未計測', '未計測', '未計測', '', ''])
    expect(texts['SUP-CULTURE']).toEqual(['—', '—', '—', '—', '', ''])
    expect(texts['SUP-LITERACY']).toEqual(['—', '—', '—', '—', '', ''])
    expect(texts['SUP-SECTION-LEADER']).toEqual(['—', '—', '1 / 2', '1 / 2', '', ''])
    expect(texts['NEW-DX_LEADER']).toEqual(['—', '—', '2', '1', '', ''])
  })

  test('4 holds the people who use data and literacy, and marks what the plan does not state', async () => {
    const { blocks, supporting } = await pageFor(staff, '/sheets/4')
    expect(blocks.flatMap(({ outputs }) => outputs.map(({ name }) => name))).toEqual(['データ利活用人材の増'])
    expect(blocks[0]?.outputs[0]?.plan.map(({ text }) => text)).toEqual([
      '',
      '策定',
      '+2人',
      '+2人',
      '+2人',
      '+2人（推定）',
    ])
    expect(supporting.map(({ id }) => id)).toEqual(['SUP-LITERACY', 'NEW-DATA_SPECIALIST'])
  })

  test('there is none of another number, of a year to come, or of nonsense', async () => {
    for (const path of [
      '/sheets/999',
      '/sheets/31?year=2029',
      '/sheets/31?year=2019',
      '/sheets/31?year=2025',
      '/sheets/x',
      '/sheets/31?version=7',
    ]) {
      expect([path, await statusOf(open(staff, path))]).toEqual([path, 404])
    }
  })
})

describe('what is written of it', () => {
  test('is written by 事務局 alone; everybody reads it', async () => {
    expect(await statusOf(save(staff, { comment: '書けない' }))).toBe(403)
    expect(await statusOf(save(auditor, { comment: '書けない' }))).toBe(403)
    const params = sheetParamsOf(new Request('http://localhost/sheets/31/edit'), '31')
    expect(await statusOf(sheetEdit(staff('/sheets/31/edit'), params))).toBe(403)
    expect(await save(office, { comment: '一つ目のコメント', 'activities[0]': '候補を育成' })).toMatchObject({
      ok: true,
      version: 1,
    })
    const page = await pageFor(auditor)
    expect(page.comments).toEqual([{ text: 'comment', term: '所管課のコメント', words: '一つ目のコメント' }])
    expect(page.blocks[0]?.activity?.actual[3]?.text).toBe('候補を育成')
    expect(page.chosen).toMatchObject({ version: 1, on: '令和10年11月15日', by: '職員 3' })
    expect(page.mayEdit).toBe(false)
  })

  test('stays in earlier versions, with who and when', async () => {
    const second = await save(colleague, { basedOn: '1', comment: '二つ目', opinion: '意見', answer: '対応' })
    expect(second).toMatchObject({ ok: true, version: 2 })
    const { versions, comments } = await pageFor(staff)
    expect(versions.map(({ version, by }) => [version, by])).toEqual([
      [2, '四方 哲也'],
      [1, '職員 3'],
    ])
    expect(comments.map(({ words }) => words)).toEqual(['二つ目', '意見', '対応'])
    const first = await pageFor(staff, '/sheets/31?year=2028&version=1')
    expect(first.isLatest).toBe(false)
    expect(first.comments.map(({ words }) => words)).toEqual(['一つ目のコメント'])
  })

  test('of two tabs the second is told, sees both texts and loses nothing', async () => {
    const late = await save(office, { basedOn: '1', comment: 'おそい方の文' })
    expect(late).toMatchObject({
      ok: false,
      status: 409,
      kept: {
        values: { comment: 'おそい方の文' },
        conflict: {
          version: 2,
          savedBy: '四方 哲也',
          texts: { comment: '二つ目', opinion: '意見', answer: '対応', issues: '' },
        },
      },
    })
    expect(await db.sheetVersion.count()).toBe(2)
    const both = await Promise.all([
      save(office, { basedOn: '2', comment: '同時に書いた文' }),
      save(colleague, { basedOn: '2', comment: '同時に書いた別の文' }),
    ])
    expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true])
    expect(both.find((outcome) => !outcome.ok)).toMatchObject({ status: 409, kept: { conflict: { version: 3 } } })
  })

  test('is not saved where nothing changed, nor where it would not fit one page', async () => {
    const [latest] = (await pageFor(office)).comments
    expect(await save(office, { basedOn: '3', comment: latest?.words ?? '' })).toMatchObject({
      ok: false,
      kept: { problem: '変わったところがありません。' },
    })
    const long = 'あ'.repeat(161)
    expect(await save(office, { basedOn: '3', comment: long, issues: 'い\nろ\nは\nに' })).toMatchObject({
      ok: false,
      status: 422,
      kept: {
        errors: { comment: [expect.stringContaining('160 字')], issues: [expect.stringContaining('3 行')] },
        values: { comment: long },
      },
    })
    expect(await save(office, { year: '2029', comment: '来年度' })).toMatchObject({ ok: false, status: 422 })
  })

  test('keeps the figures of its day; what has changed since stands beside them', async () => {
    expect((await pageFor(staff)).changes).toEqual([])
    await happened([leader(people[4] ?? 0, '2028-11-10')])
    const { changes, chosen, blocks } = await pageFor(staff)
    expect(chosen?.asOf).toBe('令和10年11月15日')
    expect(changes.map(({ label, yearName, saved, now }) => [label, yearName, saved, now])).toEqual([
      ['① DX推進リーダー数（前年度比）', '令和10年度', 1, 2],
      ['① DX推進リーダー数（前年度比）の累計', '令和10年度', 3, 4],
      ['リーダーかマスターがいる所属', '令和10年度', 1, 2],
    ])
    expect(blocks[0]?.outputs[0]?.actual[3]?.value).toBe(2)
  })

  test('is told to the audit by its number, not by its words', async () => {
    const entries = await db.auditEntry.findMany({ where: { action: 'sheet.save' }, orderBy: { id: 'asc' } })
    expect(entries.map(({ subjectId }) => subjectId)).toEqual(['31-2028-1', '31-2028-2', '31-2028-3'])
    expect(JSON.stringify(entries.map(({ detail }) => detail))).not.toContain('文')
  })
})

test('the workbook holds the same figures as numbers, and every version’s words', async () => {
  expect(await save(office, { basedOn: '3', comment: '=1+1' })).toMatchObject({ ok: true })
  const params = sheetParamsOf(new Request('http://localhost/sheets/31'), '31')
  const { sheets, name } = await sheetFile(staff('/sheets/31/sheet.xlsx'), params)
  expect(name).toBe('令和10年度')
  expect(sheets.map((one) => one.name)).toEqual(['個票31', '計画にない補助指標', 'コメント', '数の出どころ'])
  expect(sheets[0]?.rows).toContainEqual([
    'アウトプット',
    '① DX推進リーダー数（前年度比）',
    '実績',
    '—',
    '—',
    2,
    2,
    '',
    '',
  ])
  expect(sheets[2]?.rows[1]).toEqual(['令和10年度', 4, '2028-11-15', '職員 3', '=1+1', '', '', ''])
})
