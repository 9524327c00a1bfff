import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { actOnCommittee } from '~/features/committee/committee-intents.server'
import { committeePage } from '~/features/committee/committee-page.server'
import { whatFollows } from '~/wiring/consequences'
import { application, committee } from '../support/certification'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { rowsOf, testDatabase, todayIs } from '../support/database'
import { rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const TODAY = day('2028-11-15')
const HELD_ON = day('2029-02-20')

let office: Visitor
/** On the staff but for the last one. */
let members: Visitor[]
let applicant: number
let round: number

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  const care = await unit(db, { code: 'S001', name: '介護保険課' })
  const somebody = (number: string, name: string) => person(db, { number, name, unitId: care })
  office = await signIn(db, await somebody('100001', '奥村 亮'), ['dx_office'])
  members = [
    await signIn(db, await somebody('100002', '水橋 隆之'), ['committee_member']),
    await signIn(db, await somebody('100003', '立山 典子'), ['committee_member']),
    await signIn(db, await somebody('100004', '荒木 恵子'), ['committee_member']),
    await signIn(db, null, ['committee_member']),
  ]
  applicant = await somebody('100005', '石黒 美咲')
})

beforeEach(async () => {
  await todayIs(TODAY)
  await owner.query('UPDATE application SET committee_id = NULL')
  await owner.query('DELETE FROM committee_member')
  await owner.query('DELETE FROM committee')
  await owner.query('DELETE FROM notice')
  await committee(db, { fiscalYear: 2028, sequence: 1, applyBy: day('2028-09-30'), heldOn: day('2028-10-17') })
  round = await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: HELD_ON })
  await committee(db, { fiscalYear: 2028, sequence: 3, applyBy: day('2029-03-01'), heldOn: day('2029-03-20') })
})

const see = () => committeePage(office('/x'), { committee: String(round) })
const told = async () =>
  (
    await rowsOf<{ said: string }>(`SELECT w.number || ' ' || n.title AS said FROM notice n
      JOIN staff_numbers() w ON w.person_id = n.person_id ORDER BY w.number`)
  ).map(({ said }) => said)

/** Presses a button of the round's page. */
function press(intent: string, said: Record<string, string | string[]>, who = office) {
  const form = new URLSearchParams({ intent })
  for (const [name, value] of Object.entries(said)) for (const one of [value].flat()) form.append(name, one)
  const { url, headers } = who('/certification/committees')
  return actOnCommittee(new Request(url, { method: 'POST', headers, body: form }), String(round))
}

const SEEN = '2029-01-31 2029-02-20'
const move = (applyBy: string, heldOn: string, seen = SEEN, who = office) =>
  press('move', { applyBy, heldOn, seen }, who)
const refused = (words: string) => ({
  ok: false,
  status: 422,
  kept: { intent: 'move', problem: expect.stringContaining(words) },
})

async function sit(those: Visitor[], read = ''): Promise<void> {
  const member = those.map(({ accountId }) => String(accountId))
  const named = await press('members', { member, chair: member[0] ?? '', read })
  if (!named.ok) throw new Error(JSON.stringify(named))
}

describe('the days of a round', () => {
  test('are moved while it has not met; members and who waits for it are told', async () => {
    await sit(members)
    const { id: rulesId } = await db.certificationRules.findFirstOrThrow()
    await application(db, {
      personId: applicant,
      role: 'DX_LEADER',
      startedOn: day('2028-11-01'),
      path: { signoff: true, recommendation: true, committee: true },
      events: [{ event: 'submit', on: day('2028-11-10') }],
      frozen: { rulesId, committeeId: round, dossier: {} },
    })
    await owner.query('DELETE FROM notice')
    expect((await see()).days).toEqual({ applyBy: '令和11年1月31日', heldOn: '令和11年2月20日', seen: SEEN })
    expect(await move('令和11年2月5日', 'R11.2.27')).toEqual({ ok: true, value: 'move' })
    expect(await see()).toMatchObject({ days: { applyBy: '令和11年2月5日', heldOn: '令和11年2月27日' } })
    const says = '認定委員会 令和10年度 第 2 回の開催日が、2月20日（火）から 2月27日（火）に変わりました'
    expect(await told()).toEqual(['100002', '100003', '100004', '100005'].map((number) => `${number} ${says}`))
  })

  test('only the last day to apply: that is for the members to know', async () => {
    await sit(members)
    await owner.query('DELETE FROM notice')
    expect(await move('2029-02-09', HELD_ON)).toMatchObject({ ok: true })
    expect(await told()).toEqual(
      ['100002', '100003', '100004'].map(
        (number) => `${number} 認定委員会 令和10年度 第 2 回：申請のしめきりが 2月9日（金）に変わりました`,
      ),
    )
  })

  test('keep the rounds of a year in their order, and the round in its year', async () => {
    expect(await move('2029-01-31', '2028-11-14')).toMatchObject({ kept: { errors: { heldOn: expect.anything() } } })
    expect(await move('2028-11-01', '2028-11-14')).toMatchObject(refused('もう過ぎて'))
    expect(await move('2029-01-31', '2029-03-20')).toMatchObject(refused('第 3 回（令和11年3月20日）をこえては'))
    expect(await move('2029-01-31', '2029-03-31')).toMatchObject(refused('第 3 回'))
    expect(await move('2029-01-31', '2029-04-01')).toMatchObject(refused('令和10年度の回です'))
    expect(await move('2029-01-31', HELD_ON)).toMatchObject(refused('変わったところがありません'))
    expect((await see()).days?.seen).toBe(SEEN)
  })

  test('say which of them is none, and what was entered stays', async () => {
    const sent = await move('', 'いつか')
    expect(sent).toMatchObject({ ok: false, status: 422, kept: { values: { heldOn: ['いつか'] } } })
    expect(sent.ok ? {} : sent.kept.errors).toEqual({
      applyBy: ['申請のしめきり：日付を入れてください。'],
      heldOn: [expect.stringMatching(/^開催日：令和11年10月16日、.* のように入れてください。$/)],
    })
  })

  test('who moves them second is told what they are now', async () => {
    await move('2029-02-05', '2029-02-27')
    expect(await move('2029-01-31', '2029-02-21')).toMatchObject({
      ok: false,
      status: 409,
      kept: { theirs: '令和11年2月5日しめきり、令和11年2月27日開催', values: { heldOn: ['2029-02-21'] } },
    })
    expect((await see()).days?.heldOn).toBe('令和11年2月27日')
  })

  test('stay once it has met, and are 事務局’s to move', async () => {
    await sit(members)
    for (const who of members) {
      await expect(move('2029-02-05', '2029-02-27', SEEN, who)).rejects.toMatchObject({ status: 404 })
    }
    await todayIs(day('2029-02-21'))
    expect((await see()).days).toBeNull()
    expect(await move('2029-02-05', '2029-02-27')).toMatchObject(refused('もう開かれた'))
  })
})

test('who is named for a round is told, and who no longer is; who stays hears nothing twice', async () => {
  const [first, second, third, outside] = members as [Visitor, Visitor, Visitor, Visitor]
  await sit([first, second, outside])
  const named = '認定委員会 令和10年度 第 2 回の委員になりました（2月20日（火）開催）'
  expect(await told()).toEqual([`100002 ${named}`, `100003 ${named}`])
  await owner.query('DELETE FROM notice')
  await sit([first, third, outside], (await see()).read)
  expect(await told()).toEqual([`100003 認定委員会 令和10年度 第 2 回の委員ではなくなりました`, `100004 ${named}`])
})
