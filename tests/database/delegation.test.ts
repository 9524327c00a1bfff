import { beforeEach, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { lockedApplication, recordApplicationEvent } from '~/facts/applications'
import { record } from '~/facts/record'
import { sectionConfirm } from '~/features/confirmation/section-confirm.server'
import { delegates } from '~/features/delegation/delegates.server'
import { endDelegation } from '~/features/delegation/end-delegation.server'
import { nameDelegate } from '~/features/delegation/name-delegate.server'
import { nominate } from '~/features/delegation/nominate.server'
import { nominations } from '~/features/delegation/nominations.server'
import { takeBackNomination } from '~/features/delegation/take-back-nomination.server'
import { whatFollows } from '~/wiring/consequences'
import { handIn, head } from '../support/builders'
import { application } from '../support/certification'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')
const PATH = { signoff: true, recommendation: true, committee: true }

let number = 300000
let city = 0
let skills: Map<string, number>
let department: number
let section: number
let ids: { director: number; chief: number; kuroda: number; mizuno: number; inagaki: number }
let numbers: Map<number, string>
let chief: Visitor

const someone = async (name: string, unitId: number, title = '主事') => {
  number += 1
  const personId = await person(db, { number: String(number), name, unitId, title })
  numbers.set(personId, String(number))
  return personId
}
const numberOf = (personId: number) => numbers.get(personId) ?? ''
const path = () => `/sections/S${city}/delegates`

setConsequences(whatFollows)

beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  numbers = new Map()
  city += 1
  await todayIs(TODAY)
  department = await unit(db, { code: `D${city}`, name: `福祉保健部${city}` })
  section = await unit(db, { code: `S${city}`, name: '介護保険課', parentId: department })
  ids = {
    director: await someone('部長 太郎', department, '部長'),
    chief: await someone('中川 誠一', section, '課長'),
    kuroda: await someone('黒田 修', section, '係長'),
    mizuno: await someone('水野 啓介', section),
    inagaki: await someone('稲垣 玲子', section),
  }
  await head(db, department, ids.director)
  await head(db, section, ids.chief)
  chief = await signIn(db, ids.chief)
})

const naming = (more: Record<string, unknown>) =>
  nameDelegate(chief(path(), {}), {
    unit: `S${city}`,
    kind: 'delegate',
    staffNumber: numberOf(ids.kuroda),
    scope: 'all',
    people: [],
    from: '2028-11-15',
    through: '令和11年3月31日',
    ...more,
  } as never)

test('a head hands some people to a delegate, who confirms them until the last day', async () => {
  await handIn(db, ids.mizuno, null, TODAY, new Map([[skills.get('LIT-DXB') ?? 0, 2]]))
  await handIn(db, ids.inagaki, null, TODAY, new Map([[skills.get('LIT-DXB') ?? 0, 2]]))
  expect(await naming({ scope: 'chosen', people: [ids.mizuno] })).toMatchObject({ ok: true })
  const kuroda = await signIn(db, ids.kuroda)
  const seen = async () =>
    (await sectionConfirm(kuroda(`/sections/S${city}/confirm`), { code: `S${city}` })).people.map((each) => each.name)
  expect(await seen()).toEqual(['水野 啓介'])
  await todayIs(cityDate('2029-03-31'))
  expect(await seen()).toEqual(['水野 啓介'])
  await todayIs(cityDate('2029-04-01'))
  await expect(seen()).rejects.toMatchObject({ status: 404 })
})

test('only from 係長 on, never the head, never for oneself, never more than sixty', async () => {
  expect(await naming({ staffNumber: numberOf(ids.mizuno) })).toMatchObject({
    refused: '確認を任せられるのは係長級からです（水野 啓介さんは主事）。',
  })
  expect(await naming({ staffNumber: numberOf(ids.chief) })).toMatchObject({
    refused: '長は、指名しなくても確認できます。',
  })
  expect(await naming({ scope: 'chosen', people: [ids.kuroda] })).toMatchObject({
    refused: expect.stringContaining('本人を外してください'),
  })
  expect(await naming({ scope: 'chosen', people: [] })).toMatchObject({
    invalid: { people: ['任せる人を 1 人以上選んでください。'] },
  })
  expect(await naming({ scope: 'chosen', people: [ids.director] })).toMatchObject({
    refused: expect.stringContaining('この所属にいない人'),
  })
  const many = Array.from({ length: 61 }, (_, index) => index + 1)
  expect(await naming({ scope: 'chosen', people: many })).toMatchObject({
    invalid: { people: ['一人に任せられるのは 60 人までです。'] },
  })
})

test('a colleague without a rank may enter for others', async () => {
  expect(await naming({ kind: 'proxy', staffNumber: numberOf(ids.mizuno) })).toMatchObject({ ok: true })
  const mizuno = await signIn(db, ids.mizuno)
  await expect(sectionConfirm(mizuno(`/sections/S${city}/confirm`), { code: `S${city}` })).rejects.toMatchObject({
    status: 404,
  })
})

test('a delegation is ended early, and what stood before that day stays', async () => {
  await naming({ from: '2028-11-01' })
  const [line] = (await delegates(chief(path()), { code: `S${city}` })).lines
  expect(line).toMatchObject({ name: '黒田 修', names: [], through: '2029-03-31' })
  await endDelegation(chief(path(), {}), { delegation: line?.delegationId ?? 0 })
  expect((await delegates(chief(path()), { code: `S${city}` })).lines).toEqual([])
  const on = (day: string) =>
    db.$queryRaw<unknown[]>`SELECT 1 FROM delegations_on(${day}::date) WHERE unit_id = ${section}`
  expect(await on('2028-11-14')).toHaveLength(1)
  expect(await on('2028-11-15')).toHaveLength(0)
})

test('a department head’s levels are confirmed by whom 事務局 names', async () => {
  const office = await signIn(db, null, ['dx_office'])
  const elsewhere = await unit(db, { code: `E${city}`, name: `企画管理部${city}` })
  const planner = await someone('企画 部長', elsewhere, '部長')
  const { claims } = await handIn(db, ids.director, null, TODAY, new Map([[skills.get('LIT-DXB') ?? 0, 2]]))
  const named = await nameDelegate(office('/rounds/vacancies', {}), {
    unit: `D${city}`,
    kind: 'delegate',
    staffNumber: numberOf(planner),
    scope: 'chosen',
    people: [ids.director],
    from: '2028-11-15',
    through: '2029-03-31',
  } as never)
  expect(named).toMatchObject({ ok: true })
  const visitor = await signIn(db, planner)
  const page = await sectionConfirm(visitor(`/sections/D${city}/confirm`), { code: `D${city}` })
  expect(page.claims.map((each) => each.claimId)).toEqual([...claims.values()])
  await head(db, elsewhere, planner)
  const own = await sectionConfirm(visitor(`/sections/E${city}/confirm`), { code: `E${city}` })
  expect(own.elsewhere).toEqual([{ code: `D${city}`, name: `福祉保健部${city}` }])
})

test('a head of elsewhere neither sees nor names delegates here', async () => {
  const other = await unit(db, { code: `O${city}`, name: '市民課', parentId: department })
  const stranger = await someone('他課 課長', other, '課長')
  await head(db, other, stranger)
  const visitor = await signIn(db, stranger)
  await expect(delegates(visitor(path()), { code: `S${city}` })).rejects.toMatchObject({ status: 404 })
})

test('somebody is nominated only for what they aim at themselves, and once', async () => {
  const give = (role: 'DX_LEADER' | 'DX_MASTER') =>
    nominate(chief(`/sections/S${city}/nominations`, {}), { unit: `S${city}`, person: ids.mizuno, role })
  expect(await give('DX_LEADER')).toMatchObject({ refused: expect.stringContaining('めざす役割を選んで') })
  await record(
    db,
    'role_aim',
    [{ personId: ids.mizuno, role: 'DX_LEADER', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  const page = () => nominations(chief(`/sections/S${city}/nominations`), { code: `S${city}` })
  expect((await page()).people).toEqual([
    expect.objectContaining({ name: '水野 啓介', role: 'DX_LEADER', nominatedOn: null, required: 31, met: 0 }),
  ])
  expect(await give('DX_LEADER')).toMatchObject({ ok: true })
  expect(await give('DX_LEADER')).toMatchObject({ refused: 'この人はもう推薦されています。' })
  expect((await page()).people[0]?.nominatedOn).toBe(TODAY)
  const candidates = await db.$queryRaw<{ role: string }[]>`
    SELECT role FROM candidates_on(${TODAY}::date) WHERE person_id = ${ids.mizuno}`
  expect(candidates).toEqual([{ role: 'DX_LEADER' }])
})

test('a nomination is taken back while the person has not applied on it, and given anew', async () => {
  await record(
    db,
    'role_aim',
    [{ personId: ids.mizuno, role: 'DX_LEADER', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  const input = { unit: `S${city}`, person: ids.mizuno, role: 'DX_LEADER' as const }
  const at = `/sections/S${city}/nominations`
  expect(await takeBackNomination(chief(at, {}), input)).toMatchObject({
    refused: expect.stringContaining('推薦されていません'),
  })
  await nominate(chief(at, {}), input)
  const own = await signIn(db, ids.mizuno)
  await expect(takeBackNomination(own(at, {}), input)).rejects.toMatchObject({ status: 404 })
  const rules = await db.certificationRules.create({
    data: { version: `nomination-${city}`, content: {}, effectiveFrom: new Date(BEGINNING), recordedAt: STAMP.at },
  })
  const applicationId = await application(db, {
    personId: ids.mizuno,
    role: 'DX_LEADER',
    startedOn: TODAY,
    path: PATH,
    events: [{ event: 'submit', on: TODAY }],
    frozen: { rulesId: rules.id, dossier: {} },
  })
  expect(await takeBackNomination(chief(at, {}), input)).toMatchObject({
    refused: expect.stringContaining('DX推進リーダーを申請しています'),
  })
  const applied = await lockedApplication(db, applicationId)
  if (!applied) throw new Error('no application')
  await recordApplicationEvent(db, applied, PATH, { event: 'withdraw', on: TODAY }, { byPersonId: ids.mizuno }, STAMP)
  expect(await takeBackNomination(chief(at, {}), input)).toMatchObject({ ok: true })
  expect(await db.$queryRaw`SELECT role FROM candidates_on(${TODAY}::date) WHERE person_id = ${ids.mizuno}`).toEqual([])
  expect(await nominate(chief(at, {}), input)).toMatchObject({ ok: true })
})

test('a master is nominated only from among the leaders', async () => {
  await record(
    db,
    'role_aim',
    [{ personId: ids.mizuno, role: 'DX_MASTER', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  const given = await nominate(chief(`/sections/S${city}/nominations`, {}), {
    unit: `S${city}`,
    person: ids.mizuno,
    role: 'DX_MASTER',
  })
  expect(given).toMatchObject({ refused: expect.stringContaining('認定がある人だけ') })
})
