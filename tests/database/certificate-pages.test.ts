import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { grantCertificate } from '~/facts/change-certificate'
import { certificateLookup } from '~/features/certificates/check.server'
import { holdersFile } from '~/features/certificates/holders-file.server'
import { holdersParamsOf } from '~/features/certificates/holders-params'
import { ordersWaiting } from '~/features/certificates/orders-waiting.server'
import { resignCertificate } from '~/features/certificates/resign-certificate.server'
import { resignation } from '~/features/certificates/resignation.server'
import { ownCertification } from '~/features/certification/own-certification.server'
import { person as personPage } from '~/features/people/person.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf } from '../support/builders'
import {
  answerTo,
  changeEmployment,
  type Fields,
  holder,
  isAway,
  lastEventOf,
  lastStanding,
  ledger,
  list,
  noticesOf,
  officeCity,
  order,
  pageOf,
  press,
  YEARS,
} from '../support/certificate-office'
import { STAMP } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
const day = cityDate
const TODAY = day('2028-11-15')

let city: Awaited<ReturnType<typeof officeCity>>

beforeAll(async () => {
  setConsequences(whatFollows)
  city = await officeCity()
})

beforeEach(() => todayIs(TODAY))

describe('a wrong entry', () => {
  const takeBackOf = (visitor: Visitor, staffNumber: string, eventId: number) =>
    answerTo(press(visitor, { intent: 'take_back', staffNumber, eventId }, []))

  test('is taken back, stays to be seen, and the person is told', async () => {
    const nishi = await holder('西 五郎', {})
    await press(city.visitors.職員課, order(nishi.number, 'suspend', '2028-11-01'))
    const eventId = await lastEventOf(nishi.personId)
    expect(await takeBackOf(city.visitors.職員課, nishi.number, eventId)).toBe('done=take_back')
    expect(await lastStanding(nishi.personId)).toMatchObject({ state: 'valid' })
    const { history } = await pageOf(city.visitors.事務局, nishi.number)
    expect(history.find((row) => row.eventId === eventId)?.takenBack).toBe('令和10年11月15日に坂井 健が取り消した')
    expect((await noticesOf(nishi.personId)).at(-1)).toContain('誤りだったので、取り消されました')
    expect(await takeBackOf(city.visitors.職員課, nishi.number, eventId)).toContain('もう取り消されています')
  })

  test('is not taken back while others build on it; they are named in the order to go by', async () => {
    const hara = await holder('原 六花', {})
    await press(city.visitors.事務局, order(hara.number, 'suspend', '2028-06-01'))
    const suspended = await lastEventOf(hara.personId)
    await press(city.visitors.事務局, order(hara.number, 'resume', '2028-10-01'))
    await press(city.visitors.事務局, order(hara.number, 'leave', '2028-10-31'))
    expect(await takeBackOf(city.visitors.事務局, hara.number, suspended)).toBe(
      'この停止の上に、「終了（退職など）」（令和10年11月1日）、「再開」（令和10年10月1日）が記録されています。新しいものから順に取り消してください。',
    )
    const { history } = await pageOf(city.visitors.事務局, hara.number)
    expect(history.map(({ what, mayTakeBack, first }) => [what, mayTakeBack, first])).toEqual([
      ['終了（退職など）', true, null],
      ['再開', false, '「終了（退職など）」が先'],
      ['停止', false, '「終了（退職など）」が先'],
      ['認定', false, null],
    ])
  })

  test('a grant is no entry of the office: only a decision undoes it', async () => {
    const fujii = await holder('藤井 七', {})
    const granted = await lastEventOf(fujii.personId)
    expect(await takeBackOf(city.visitors.事務局, fujii.number, granted)).toContain('申請の決定によるものです')
  })

  test('of 事務局 is not for 職員課 to take back, nor somebody else’s by another number', async () => {
    const [hirata, maeda] = [await holder('平田 八', {}), await holder('前田 九美', {})]
    await press(city.visitors.事務局, { intent: 'resign', staffNumber: hirata.number, day: '2028-11-01', note: '' })
    const resigned = await lastEventOf(hirata.personId)
    expect(await takeBackOf(city.visitors.職員課, hirata.number, resigned)).toContain('事務局に頼んでください')
    expect(await takeBackOf(city.visitors.事務局, maeda.number, resigned)).toContain('もう取り消されています')
    expect(await lastStanding(hirata.personId)).toMatchObject({ state: 'ended' })
  })
})

describe('the list', () => {
  test('shows everybody who holds or held one, by state, role and how soon it runs out', async () => {
    const office = city.visitors.事務局
    const all = await list(office)
    const sum = all.counts.filter(({ state }) => state !== 'conditional').reduce((n, one) => n + one.certificates, 0)
    expect(all.total).toBe(sum)
    for (const { state, certificates } of all.counts) {
      expect((await list(office, `?state=${state}`)).total, state).toBe(certificates)
    }
    await holder('安田 二子', { on: '2028-02-22', conditionalThrough: '2028-12-14' })
    const within = async (days: string) => (await list(office, `?within=${days}`)).rows.map(({ name }) => name)
    expect(await within('30')).toEqual(['安田 二子'])
    expect((await list(office, '?role=DATA_SPECIALIST')).total).toBe(0)
    await holder('矢野 三枝', { role: 'DATA_SPECIALIST', on: '2028-06-01' })
    expect((await list(office, '?role=DATA_SPECIALIST')).rows).toMatchObject([
      { name: '矢野 三枝', number: expect.stringMatching(/^R10-D-/), state: 'valid', place: '福祉保健部 介護保険課' },
    ])
    expect((await list(office, '?q=矢野')).total).toBe(1)
    expect((await list(office, '?state=nonsense&page=0')).total).toBe((await list(office)).total)
  })

  test('the workbook has the same rows, and a look at people is logged once', async () => {
    const office = city.visitors.事務局
    await holder('湯川 五月', { role: 'DX_MASTER', on: '2028-05-16' })
    const request = office('/certification/holders.xlsx?role=DX_MASTER')
    const { sheets } = await holdersFile(request, holdersParamsOf(request))
    const names = sheets[0]?.rows.slice(1).map(([, name]) => name)
    expect(names).toEqual((await list(office, '?role=DX_MASTER')).rows.map(({ name }) => name))
    expect(names).toEqual(['湯川 五月'])
    expect(await db.look.count({ where: { page: { startsWith: '/certification/holders.xlsx' } } })).toBe(1)
  })

  test('is for 事務局 and 職員課; a person of whom there is nothing answers like none', async () => {
    const { 職員, 所属長, 監査, 職員課 } = city.visitors
    const some = await holder('山口 四織', {})
    for (const visitor of [職員, 所属長, 監査]) {
      expect(await statusOf(list(visitor))).toBe(403)
      expect(await statusOf(pageOf(visitor, some.number))).toBe(404)
      expect(await statusOf(press(visitor, order(some.number, 'suspend', '2028-11-01')))).toBe(404)
      const back = { intent: 'take_back', staffNumber: some.number, eventId: await lastEventOf(some.personId) }
      expect(await statusOf(press(visitor, back, []))).toBe(404)
    }
    expect(await statusOf(list(職員課))).toBe(200)
    expect(await statusOf(pageOf(職員課, '100003'))).toBe(404)
    expect(await statusOf(pageOf(職員課, '999999'))).toBe(404)
    expect(await statusOf(press(職員課, order('999999', 'suspend', '2028-11-01')))).toBe(404)
  })

  test('nobody in the office changes their own', async () => {
    const personId = city.officer
    const grant = { personId, role: 'DX_LEADER' as const, on: day('2028-10-17'), conditionalThrough: null }
    await grantCertificate(db, { ...grant, years: YEARS, applicationId: null, note: null }, STAMP)
    const own = await pageOf(city.visitors.事務局, '100002')
    expect(own).toMatchObject({ isSelf: true, changes: [], proposals: [] })
    expect(await answerTo(press(city.visitors.事務局, order('100002', 'suspend', '2028-11-01')))).toContain(
      '自分の認定証は、自分では変えられません。',
    )
  })
})

describe('what the orders ask for', () => {
  test('is proposed with its day, done in one press, and gone afterwards', async () => {
    const office = city.visitors.事務局
    const [away, back, gone, again] = [
      await holder('吉田 休', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' }),
      await holder('渡辺 復', {}),
      await holder('和田 退', {}),
      await holder('若林 再', {}),
    ]
    await isAway(away.personId, '2028-09-01')
    await isAway(back.personId, '2028-06-01', '2028-11-01')
    await press(office, order(back.number, 'suspend', '2028-06-01'))
    await changeEmployment(gone.personId, '2028-10-01')
    await press(office, order(again.number, 'leave', '2028-03-31'))
    await changeEmployment(again.personId, '2028-04-01', '2028-11-01')
    const numbers = [away, back, gone, again].map(({ number }) => number)
    const proposed = async (visitor: Visitor) =>
      (await list(visitor)).proposals.filter(({ staffNumber }) => numbers.includes(staffNumber))
    const proposals = await proposed(office)
    expect(proposals.map(({ name, event, day: on, roleWords }) => [name, event, on, roleWords])).toEqual([
      ['吉田 休', 'suspend', '2028-09-01', 'DX推進リーダーとDX推進マスター'],
      ['和田 退', 'leave', '2028-09-30', 'DX推進リーダー'],
      ['渡辺 復', 'resume', '2028-11-01', 'DX推進リーダー'],
      ['若林 再', 'restart', '2028-11-01', 'DX推進リーダー'],
    ])
    const waiting = async (visitor: Visitor) => (await ordersWaiting(visitor('/'), {})).people
    expect(await waiting(office)).toBe(4)
    expect(await waiting(city.visitors.職員課)).toBe(3)
    expect(await statusOf(waiting(city.visitors.職員))).toBe(403)
    expect((await proposed(city.visitors.職員課)).map(({ event }) => event)).toEqual(['suspend', 'leave', 'resume'])
    for (const { event, staffNumber, day: on, roles } of proposals) {
      const fields: Fields =
        event === 'restart'
          ? { intent: 'restart', staffNumber, day: on, requestedOn: TODAY }
          : { intent: 'order', event, staffNumber, day: on }
      expect((await press(office, fields, roles)).ok, event).toBe(true)
    }
    expect(await proposed(office)).toEqual([])
    expect(await waiting(office)).toBe(0)
    expect(await lastStanding(away.personId, 'DX_MASTER')).toMatchObject({ state: 'suspended', since: '2028-09-01' })
    expect(await lastStanding(back.personId)).toMatchObject({ state: 'valid', since: '2028-11-01' })
    expect(await lastStanding(gone.personId)).toMatchObject({ state: 'ended', since: '2028-10-01' })
    expect(await lastStanding(again.personId)).toMatchObject({ state: 'valid', since: '2028-11-01' })
  })
})

describe('返上 by oneself', () => {
  const resign = (visitor: Visitor, role: string) => resignCertificate(visitor('/'), formOf({ role }))

  test('takes effect on the day after, and is said on one’s own pages', async () => {
    const some = await holder('江藤 花', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' })
    const own = await signIn(db, some.personId)
    const asked = await resignation(own('/me/certification/resignation'), { role: 'DX_MASTER' })
    expect(asked).toMatchObject({ mayResign: true, from: '令和10年11月16日', resignedFrom: null })
    expect(asked.means.join()).toContain('リーダーの認定証は残るので、その日からリーダーとして数えます。')
    expect(await resign(own, 'DX_MASTER')).toMatchObject({ ok: true, value: { on: '2028-11-16' } })
    expect(await resign(own, 'DX_MASTER')).toMatchObject({
      ok: false,
      refused: expect.stringContaining('DX推進マスター'),
    })
    expect((await ledger('DX_MASTER')).closing).toContain(some.personId)
    expect((await resignation(own('/'), { role: 'DX_MASTER' })).resignedFrom).toBe('令和10年11月16日')
    const page = await ownCertification(own('/me/certification'), { role: 'DX_MASTER', view: 'chart', ticked: null })
    expect(page.certificate).toMatchObject({
      state: 'valid',
      resign: null,
      says: ['令和10年11月16日 から変わります（終了（返上））。'],
    })
    const { certificates, changes } = await pageOf(city.visitors.事務局, some.number)
    expect(changes.flatMap((one) => one.certificates.map(({ role }) => role))).not.toContain('DX_MASTER')
    expect(certificates[1]?.says).toEqual(['令和10年11月16日から終わります（返上）。もう記録してあります。'])
    await todayIs(day('2028-11-16'))
    expect((await ledger('DX_MASTER', '2028-11-16')).closing).not.toContain(some.personId)
    expect((await ledger('DX_LEADER', '2028-11-16')).closing).toContain(some.personId)
    expect((await resignation(own('/'), { role: 'DX_MASTER' })).mayResign).toBe(false)
  })

  test('is for one’s own valid certificate only', async () => {
    const none = await resignation(city.visitors.職員('/'), { role: 'DX_LEADER' })
    expect(none).toMatchObject({ mayResign: false, stateWord: null, means: [] })
    expect(await statusOf(resignation(city.visitors.監査('/'), { role: 'DX_LEADER' }))).toBe(403)
    expect(await statusOf(resignation(city.visitors.職員('/'), { role: 'DX_CHIEF' as 'DX_LEADER' }))).toBe(404)
    expect(await resign(city.visitors.職員, 'DX_LEADER')).toMatchObject({ ok: false, refused: expect.any(String) })
    expect(await resign(city.visitors.職員, 'TECH_OFFICER')).toMatchObject({ ok: false, invalid: expect.anything() })
    expect(await statusOf(resign(city.visitors.監査, 'DX_LEADER'))).toBe(403)
    const away = await holder('遠藤 休子', {})
    await press(city.visitors.事務局, order(away.number, 'suspend', '2028-11-01'))
    const own = await signIn(db, away.personId)
    expect(await resign(own, 'DX_LEADER')).toMatchObject({
      ok: false,
      refused: expect.stringContaining('有効な認定証'),
    })
  })
})

test('the paper is linked on the person’s page, for those who may have it and while it was not revoked', async () => {
  const some = await holder('太田 紙', {})
  const papers = async (visitor: Visitor) =>
    (await personPage(visitor(`/people/${some.number}`), { staffNumber: some.number })).roles.map(({ paper }) => paper)
  const own = await signIn(db, some.personId)
  const link = `/certificates/${some.certificate}/paper.pdf`
  expect(await papers(own)).toEqual([link])
  expect(await papers(city.visitors.職員課)).toEqual([link])
  expect(await papers(city.visitors.所属長)).toEqual([null])
  const asked = { intent: 'revoke', staffNumber: some.number, day: '2028-11-15', kept: '総務 第 125 号' }
  await press(city.visitors.事務局, asked)
  expect(await papers(own)).toEqual([null, null])
})

test('a number that is typed leads to its certificate; one that is none, or nobody’s, is said to be so and stays', async () => {
  const { number } = await holder('東 五郎', {}).then(({ personId }) =>
    db.certificate.findFirstOrThrow({ where: { personId } }),
  )
  const typed = (text: string) => certificateLookup(new Request('http://localhost/certificates'), { number: text })
  expect(await typed(number.toLowerCase())).toMatchObject({ number, problem: null })
  expect(await typed('R10-L-999')).toEqual({
    typed: 'R10-L-999',
    number: null,
    problem: 'R10-L-999 という番号の認定証はありません。番号を確かめてください。',
  })
  expect(await typed('あいう')).toMatchObject({
    typed: 'あいう',
    number: null,
    problem: expect.stringContaining('読めません'),
  })
  expect(await typed('')).toEqual({ typed: '', number: null, problem: null })
})
