import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CityDate, cityDate, fiscalYear } from '~/domain/calendar'
import { ledgersOf } from '~/facts/goals'
import { type RecordedRows, record } from '~/facts/record'
import { yearEnds } from '~/facts/year-ends'
import { fixYearEnd } from '~/features/goals/fix-year-end.server'
import { goalPeopleBehind } from '~/features/goals/goal-people.server'
import { goalPlaces } from '~/features/goals/goal-places.server'
import { goals } from '~/features/goals/goals.server'
import { goalsFile } from '~/features/goals/goals-file.server'
import { searchOf } from '~/features/goals/goals-params'
import { publishTargets } from '~/features/goals/publish-targets.server'
import reference from '../../prisma/demo/plan-targets.json'
import { head } from '../support/builders'
import { BEGINNING, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db, owner } = testDatabase()
const day = cityDate
const R10 = fiscalYear(2028)
const R9 = fiscalYear(2027)

type City = Awaited<ReturnType<typeof smallCity>>
let city: City

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  city = await smallCity()
})

beforeEach(() => todayIs(day('2028-11-15')))

/** Two departments; 青山 and 井上 lead since R9, 上田 since R10, 江口 became master. */
async function smallCity() {
  const welfare = await unit(db, { code: 'D01', name: '福祉保健部' })
  const care = await unit(db, { code: 'S001', name: '介護保険課', parentId: welfare })
  const support = await unit(db, { code: 'S002', name: '障害福祉課', parentId: welfare })
  const finance = await unit(db, { code: 'D02', name: '財務部' })
  const tax = await unit(db, { code: 'S003', name: '市民税課', parentId: finance })
  const named = (number: string, name: string, unitId: number) => person(db, { number, name, unitId })
  const director = await named('100001', '浅野 由紀', welfare)
  await head(db, welfare, director)
  const aoyama = await named('100010', '青山 一郎', care)
  const inoue = await named('100011', '井上 二葉', tax)
  const ueda = await named('100012', '上田 三枝', care)
  const eguchi = await named('100013', '江口 四郎', support)
  const nobody = await named('100014', '大野 五月', tax)
  const officer = await named('100015', '奥村 亮', tax)
  await happened([
    leader(aoyama, 'grant', '2027-10-19'),
    leader(inoue, 'grant', '2028-02-22'),
    leader(eguchi, 'grant', '2027-10-19'),
    leader(ueda, 'grant', '2028-10-17'),
    { ...leader(eguchi, 'grant', '2028-10-17'), role: 'DX_MASTER' },
  ])
  return {
    units: { welfare, care, support, tax },
    people: { aoyama, inoue, ueda, eguchi },
    visitors: {
      事務局: await signIn(db, officer, ['dx_office']),
      職員課: await signIn(db, null, ['hr_section']),
      部局長: await signIn(db, director),
      職員: await signIn(db, nobody),
    } satisfies Record<string, Visitor>,
  }
}

type Event = RecordedRows['certificate_event']

function leader(personId: number, event: string, on: string, more: Partial<Event> = {}): Event {
  const state = event === 'suspend' ? 'suspended' : event === 'leave' ? 'ended' : 'valid'
  const through = day('2031-03-31')
  return {
    personId,
    role: 'DX_LEADER',
    event,
    effectiveOn: day(on),
    state,
    validThrough: through,
    conditionalThrough: null,
    note: null,
    ...more,
  }
}

/** Entered on a day, or (without one) on the day itself. */
async function happened(events: readonly Event[], enteredOn?: string): Promise<void> {
  for (const event of events) {
    const at = new Date(`${enteredOn ?? event.effectiveOn}T10:00:00+09:00`)
    await record(db, 'certificate_event', [event], { at, by: null })
  }
}

async function pageFor(visitor: Visitor, search = '') {
  const page = await goals(visitor(`/goals${search}`), told(Object.fromEntries(new URLSearchParams(search))))
  if (page.nothing) throw new Error('there are no targets')
  return page
}

async function peopleFor(visitor: Visitor, asked: Record<string, string>) {
  const page = await goalPeopleBehind(visitor('/goals/people'), told(asked))
  return { total: page.total, names: page.rows.map(({ name }) => name), places: page.rows.map(({ place }) => place) }
}

/** Parameters as an address tells them. */
function told(search: Record<string, string>) {
  return searchOf(new Request(`http://localhost/?${new URLSearchParams(search)}`))
}

async function leadersOn(year: typeof R10, asOf: CityDate) {
  const { ledgers } = await ledgersOf(db, { fiscalYear: year, asOf })
  return ledgers.DX_LEADER
}

describe('the plan’s targets', () => {
  test('without any, the page says how they come; a file with mistakes is refused', async () => {
    expect(await goals(city.visitors.職員('/goals'), told({}))).toEqual({ nothing: true })
    const wrong = await publishTargets.byCommandLine({
      text: JSON.stringify({ ...reference, indicators: [] }),
      from: '2026-04-01',
    })
    expect(wrong).toMatchObject({ ok: false, refused: expect.stringContaining('indicators: 1 件以上必要です。') })
    expect(await publishTargets.byCommandLine({ text: '{' })).toMatchObject({
      ok: false,
      refused: expect.stringMatching(/^JSON/),
    })
    const published = await publishTargets.byCommandLine({ text: JSON.stringify(reference), from: '令和8年4月1日' })
    expect(published).toMatchObject({ ok: true, value: { version: '1.0.0', from: '2026-04-01' } })
  })

  test('a mid-term review changes them from its day on; a day before shows what was planned then', async () => {
    const leaders = reference.indicators.map((one) =>
      one.roleCode === 'DX_LEADER' ? { ...one, values: { ...one.values, R10: 20 } } : one,
    )
    const text = JSON.stringify({ ...reference, targetsVersion: '2.0.0', indicators: leaders })
    expect(await publishTargets.byCommandLine({ text, from: '2026-03-01' })).toMatchObject({ ok: false })
    expect(await publishTargets.byCommandLine({ text, from: '2028-11-01' })).toMatchObject({ ok: true })
    const target = async (search: string) => (await pageFor(city.visitors.事務局, search)).indicators[0]?.target
    expect(await target('')).toBe(50)
    expect(await target('?asOf=2028-10-31')).toBe(60)
  })
})

describe('the ledger of the small city', () => {
  test('tells who came, who was promoted, and counts the promoted one as master only', async () => {
    const { ledgers } = await ledgersOf(db, { fiscalYear: R10, asOf: day('2028-11-15') })
    const { aoyama, inoue, ueda, eguchi } = city.people
    expect(ledgers.DX_LEADER.opening).toEqual([aoyama, inoue, eguchi].sort((a, b) => a - b))
    expect(ledgers.DX_LEADER.movements.promoted.map(({ personId }) => personId)).toEqual([eguchi])
    expect(ledgers.DX_LEADER.closing).toEqual([aoyama, inoue, ueda].sort((a, b) => a - b))
    expect(ledgers.DX_MASTER.closing).toEqual([eguchi])
  })

  test('a retirement of 31 March takes effect on 1 April: it counts at the year’s end and leaves in the new year', async () => {
    const retiring = await person(db, { number: '100020', name: '河野 六郎', unitId: city.units.tax })
    await happened([leader(retiring, 'grant', '2028-02-22'), leader(retiring, 'leave', '2028-04-01')])
    expect((await leadersOn(R9, day('2028-03-31'))).closing).toContain(retiring)
    const first = await leadersOn(R10, day('2028-04-01'))
    expect(first.opening).toContain(retiring)
    expect(first.movements.left.map(({ personId, on }) => [personId, on])).toEqual([[retiring, '2028-04-01']])
    expect(first.closing).not.toContain(retiring)
  })

  test('somebody transferred in mid-year counts in the section of the day that is asked for', async () => {
    await transfer(db, city.people.inoue, city.units.support, day('2028-10-01'))
    const office = city.visitors.事務局
    const inoueOn = async (asOf: string) => {
      const page = await goalPeopleBehind(office('/goals/people'), told({ role: 'DX_LEADER', asOf, line: 'closing' }))
      return page.rows.find(({ name }) => name === '井上 二葉')?.place
    }
    expect(await inoueOn('2028-09-30')).toBe('市民税課')
    expect(await inoueOn('2028-10-01')).toBe('障害福祉課')
    const covered = async (asOf: string) =>
      (await pageFor(office, `?asOf=${asOf}`)).sections.departments.flatMap(({ sections, people }) =>
        sections.filter((_, at) => (people[at] ?? 0) > 0),
      )
    expect(await covered('2028-09-30')).toEqual(['介護保険課', '障害福祉課', '市民税課'])
    expect(await covered('2028-10-01')).toEqual(['障害福祉課', '介護保険課'])
  })

  test('stands by department and section as of the day asked, and every figure opens its people', async () => {
    const office = city.visitors.事務局
    const placesOf = async (search: Record<string, string>) => goalPlaces(office('/goals/places'), told(search))
    const closing = async (search: Record<string, string>) =>
      (await placesOf(search)).rows.map(({ name, closing, net }) => [name, closing, net])
    expect(await closing({ asOf: '2028-09-30' })).toEqual([
      ['福祉保健部', 2, 0],
      ['財務部', 1, -1],
    ])
    expect(await closing({ asOf: '2028-11-15' })).toEqual([
      ['福祉保健部', 3, 0],
      ['財務部', 0, -1],
    ])
    expect(await closing({ asOf: '2028-11-15', unit: 'D01' })).toEqual([
      ['介護保険課', 2, 1],
      ['障害福祉課', 1, -1],
    ])
    const { rows, lines, asOf } = await placesOf({ unit: 'D01' })
    for (const row of rows) {
      for (const line of lines) {
        const { total } = await peopleFor(office, { role: 'DX_LEADER', asOf, line, unit: row.code })
        expect([row.name, line, total]).toEqual([row.name, line, row.lines[line]])
      }
    }
    expect((await placesOf({ role: 'DATA_SPECIALIST' })).without).toEqual(['福祉保健部', '財務部'])
    expect(await statusOf(placesOf({ unit: 'S001' }))).toBe(404)
    expect(await statusOf(placesOf({ unit: 'D99' }))).toBe(404)
  })

  test('a year asked for is shown at its end, the running one today', async () => {
    const told = async (search: string) => {
      const { asOf, yearName } = await pageFor(city.visitors.事務局, search)
      return [asOf, yearName]
    }
    expect(await told('?year=2027')).toEqual(['2028-03-31', '令和9年度'])
    expect(await told('?year=2028')).toEqual(['2028-11-15', '令和10年度'])
    expect(await told('?year=2027&asOf=2028-04-01')).toEqual(['2028-04-01', '令和10年度'])
    expect(await told('?year=nonsense')).toEqual(['2028-11-15', '令和10年度'])
  })

  test('somebody in no section counts in the department itself', async () => {
    const office = city.visitors.事務局
    const direct = await person(db, { number: '100021', name: '河村 七瀬', unitId: city.units.welfare })
    await happened([{ ...leader(direct, 'grant', '2028-02-22'), role: 'DATA_SPECIALIST' }])
    const asked = { role: 'DATA_SPECIALIST', unit: 'D01' }
    const { rows, without } = await goalPlaces(office('/goals/places'), told(asked))
    expect(rows).toMatchObject([{ name: '部局に直属', isDirect: true, closing: 1 }])
    expect(without).toEqual(['介護保険課', '障害福祉課'])
    expect(await peopleFor(office, { ...asked, line: 'closing', direct: '1' })).toMatchObject({ names: ['河村 七瀬'] })
    await owner.query(`UPDATE certificate_event SET voided_at = now() WHERE person_id = $1`, [direct])
  })

  test('the figures of the page open as many people as they say, line by line', async () => {
    const office = city.visitors.事務局
    const page = await pageFor(office)
    for (const { line, net } of page.ledger.rows) {
      const { total } = await peopleFor(office, { role: 'DX_LEADER', line })
      expect([line, total]).toEqual([line, Math.abs(net)])
    }
    const unknown = goalPeopleBehind(office('/goals/people'), told({ role: 'DX_LEADER', line: 'nonsense' }))
    expect(await statusOf(unknown)).toBe(404)
  })
})

describe('the end of a year', () => {
  const press = (visitor: Visitor, year: string) => {
    const request = visitor('/goals', { fiscalYear: year })
    return request
      .clone()
      .formData()
      .then((form) => fixYearEnd(request, form))
  }

  test('is fixed by 事務局 alone, and not before 31 March is over', async () => {
    expect(await statusOf(press(city.visitors.職員課, '2027'))).toBe(403)
    expect(await statusOf(press(city.visitors.職員, '2027'))).toBe(403)
    await todayIs(day('2028-03-31'))
    expect(await press(city.visitors.事務局, '2027')).toMatchObject({
      ok: false,
      refused: '令和10年3月31日が過ぎてから確定できます。',
    })
    await todayIs(day('2028-04-10'))
    const [due] = (await pageFor(city.visitors.事務局)).yearEnds
    expect(due).toMatchObject({ state: 'due', fixed: null, known: { DX_LEADER: 4, DX_MASTER: 0 } })
    const fixed = await press(city.visitors.事務局, '2027')
    expect(fixed).toMatchObject({
      ok: true,
      value: [
        { role: 'DX_LEADER', people: 4 },
        { role: 'DX_MASTER', people: 0 },
        { role: 'DATA_SPECIALIST', people: 0 },
      ],
    })
    expect(await db.auditEntry.count({ where: { action: 'goals.fix' } })).toBe(3)
  })

  test('is fixed once, with the section in which each one was, and nobody changes it', async () => {
    expect(await press(city.visitors.事務局, '2027')).toMatchObject({
      ok: false,
      refused: expect.stringContaining('確定済み'),
    })
    const [fixed] = (await yearEnds(db)).filter(({ role }) => role === 'DX_LEADER')
    const place = fixed?.unitIds[fixed.personIds.indexOf(city.people.inoue)]
    expect(place).toBe(city.units.tax)
    await expect(db.$executeRaw`UPDATE year_end_snapshot SET person_ids = '{}', unit_ids = '{}'`).rejects.toThrow(
      /permission denied/,
    )
    await expect(db.$executeRaw`DELETE FROM year_end_snapshot`).rejects.toThrow(/permission denied/)
    await expect(
      owner.query(
        `INSERT INTO year_end_snapshot SELECT 2028, role, person_ids, unit_ids, '2029-03-31', recorded_at, NULL FROM year_end_snapshot`,
      ),
    ).rejects.toThrow(/year_end_snapshot_after/)
  })

  test('an order that comes late is an adjustment of the next year; the fixed year stays what it was', async () => {
    const before = await leadersOn(R9, day('2028-03-31'))
    await happened([leader(city.people.aoyama, 'leave', '2028-03-20')], '2028-04-18')
    const fixed = await leadersOn(R9, day('2028-03-31'))
    expect(fixed).toEqual(before)
    expect(fixed.closing).toContain(city.people.aoyama)
    const next = await leadersOn(R10, day('2028-11-15'))
    expect(next.opening).toEqual(fixed.closing)
    expect(next.adjustment).toEqual({ added: [], removed: [city.people.aoyama] })
    expect(next.movements.left.map(({ personId }) => personId)).not.toContain(city.people.aoyama)
    const [row] = (await pageFor(city.visitors.事務局)).yearEnds
    expect(row).toMatchObject({ state: 'fixed', fixed: { DX_LEADER: 4 }, corrected: { DX_LEADER: 3 } })
    expect(row?.corrections).toEqual(['令和10年4月18日 登録：令和10年3月20日付の終了（退職など）が、確定の後に届いた'])
  })
})

describe('who sees whom', () => {
  test('the offices see every name, a department’s head those of the department, everybody how many', async () => {
    const asked = { role: 'DX_LEADER', line: 'closing', asOf: '2028-09-30' }
    const all = ['井上 二葉', '江口 四郎']
    expect(await peopleFor(city.visitors.事務局, asked)).toMatchObject({ total: 2, names: all })
    expect(await peopleFor(city.visitors.職員課, asked)).toMatchObject({ total: 2, names: all })
    expect(await peopleFor(city.visitors.部局長, asked)).toMatchObject({ total: 2, names: ['江口 四郎'] })
    expect(await peopleFor(city.visitors.職員, asked)).toMatchObject({ total: 2, names: [] })
  })

  test('a look at names is logged once a list, and only for those who were named', async () => {
    const looks = () => db.look.count({ where: { page: { startsWith: '/goals/people' } } })
    const before = await looks()
    await peopleFor(city.visitors.職員, { role: 'DX_LEADER', line: 'opening', asOf: '2028-11-14' })
    expect(await looks()).toBe(before)
  })

  test('candidates are told to the offices only', async () => {
    const asked = { role: 'DX_LEADER', line: 'candidates' }
    expect(await peopleFor(city.visitors.事務局, asked)).toMatchObject({ total: 0 })
    expect(await statusOf(peopleFor(city.visitors.部局長, asked))).toBe(404)
    expect((await pageFor(city.visitors.職員)).pipeline).toBeNull()
    expect((await pageFor(city.visitors.職員)).sections.candidatesOnly).toBeNull()
    expect((await pageFor(city.visitors.事務局)).pipeline).not.toBeNull()
  })

  test('the workbook holds no name that the page does not', async () => {
    const sheets = async (visitor: Visitor) => (await goalsFile(visitor('/goals.xlsx'), told({}))).sheets
    expect((await sheets(city.visitors.事務局)).map(({ name }) => name)).toEqual([
      '指標',
      '台帳',
      '部局・所属',
      '計画の年度',
      '人',
    ])
    const plain = await sheets(city.visitors.職員)
    expect(plain.map(({ name }) => name)).toEqual(['指標', '台帳', '部局・所属', '計画の年度'])
    expect(JSON.stringify(plain)).not.toContain('井上')
    const department = JSON.stringify(await sheets(city.visitors.部局長))
    expect(department).toContain('上田 三枝')
    expect(department).not.toContain('河野 六郎')
  })
})

describe('the outlook', () => {
  test('knows a condition that ends before 31 March', async () => {
    const conditional = await person(db, { number: '100030', name: '木村 七海', unitId: city.units.tax })
    const before = (await pageFor(city.visitors.事務局)).pipeline?.expected ?? []
    expect(before.map(({ group }) => group)).not.toContain('条件付認定の期限')
    await happened([leader(conditional, 'grant', '2028-10-17', { conditionalThrough: day('2029-01-31') })])
    await todayIs(day('2028-11-16'))
    const { pipeline, limits } = await pageFor(city.visitors.事務局)
    expect(pipeline?.expected).toContainEqual({ group: '条件付認定の期限', people: 1, mean: -0.25 })
    expect(limits[0]).toMatchObject({ limit: '2029-01-31', people: 1, conditional: 1, days: 76 })
    expect(limits[0]?.named.map(({ name }) => name)).toEqual(['木村 七海'])
    expect((await pageFor(city.visitors.職員)).limits[0]?.named).toEqual([])
  })

  test('is made anew as soon as a command has changed something', async () => {
    const office = city.visitors.事務局
    const candidates = async () => (await pageFor(office)).pipeline?.candidates
    expect(await candidates()).toBe(0)
    const hopeful = await person(db, { number: '100031', name: '久保 八重', unitId: city.units.care })
    const asked = { personId: hopeful, role: 'DX_LEADER' }
    await record(db, 'role_aim', [{ ...asked, validFrom: BEGINNING, validTo: null }], STAMP)
    const nominated = { unitId: city.units.care, nominatedById: city.people.ueda, nominatedOn: day('2028-11-01') }
    await record(db, 'nomination', [{ ...asked, ...nominated }], STAMP)
    expect(await candidates()).toBe(0)
    const entry = {
      at: STAMP.at,
      action: 'nomination.give',
      actedAs: 'head',
      subjectKind: 'nomination',
      subjectId: '1',
      detail: {},
    }
    await db.auditEntry.create({ data: entry })
    expect(await candidates()).toBe(1)
    const { names } = await peopleFor(office, { role: 'DX_LEADER', line: 'candidates' })
    expect(names).toEqual(['久保 八重'])
  })

  test('lapsed the day after its limit, without anything having run', async () => {
    await todayIs(day('2029-02-01'))
    const ledger = await leadersOn(R10, day('2029-02-01'))
    expect(ledger.movements.lapsed.map(({ on }) => on)).toEqual(['2029-02-01'])
    expect((await leadersOn(R10, day('2029-01-31'))).movements.lapsed).toEqual([])
  })
})
