import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays, cityDate } from '~/domain/calendar'
import { readDossier } from '~/domain/dossier'
import { applicationById, openApplicationOf } from '~/facts/applications'
import { record } from '~/facts/record'
import { applicationPage } from '~/features/certification/application-page.server'
import { requestReview } from '~/features/certification/request-review.server'
import { saveStatement } from '~/features/certification/save-statement.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { withdrawApplication } from '~/features/certification/withdraw-application.server'
import { formOf } from '../support/builders'
import { application, certified, mentorOf } from '../support/certification'
import { STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'
import {
  cityOfOneSection,
  committeeId,
  draft,
  misaki,
  newClerk,
  see,
  skills,
  somebody,
  submit,
  today,
  unitId,
  visitor,
  way,
} from '../support/own-certification-city'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn } from '../support/signed-in'

const { db } = testDatabase()
const day = cityDate

beforeAll(cityOfOneSection)
beforeEach(newClerk)

describe('an application of one’s own', () => {
  beforeEach(() => readyForLeader(db, { personId: misaki, unitId, skills }))

  test('is handed in with what was so on its day, for the next committee', async () => {
    const applicationId = await draft()
    const preview = await applicationPage(visitor(way), { role: 'DX_LEADER' })
    expect(preview.draft).toMatchObject({ lacking: [], withPlan: [], committee: { heldOn: '2月20日（火）' } })
    expect(await submit(applicationId, { statement: '窓口の転記をなくしました。' })).toMatchObject({ ok: true })
    const stored = await applicationById(db, applicationId)
    expect(stored).toMatchObject({
      state: 'submitted',
      appliedOn: today,
      committeeId,
      statement: '窓口の転記をなくしました。',
    })
    const dossier = readDossier(stored?.dossier)
    expect(dossier).toMatchObject({ on: today, rulesVersion: '2.0.0', stage: 'certification' })
    expect(dossier?.levels.find(({ code }) => code === 'AUT-RPA')).toMatchObject({
      level: 2,
      confirmedOn: '2028-10-20',
    })
    const after = await applicationPage(visitor(way), { role: 'DX_LEADER' })
    expect(after.application?.says[0]).toBe('11月15日（水）から、事務局の受付を待っています。')
    expect((await see(way)).toGo?.next).toMatchObject({ action: '申請を見る' })
  })

  test('is handed in once from two tabs, and begun once', async () => {
    const [one, other] = [await draft(), await draft()]
    expect(one).toBe(other)
    const both = await Promise.all([submit(one), submit(one)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refused: 'もう申請してあります。' })
    const events = (await applicationById(db, one))?.events.map(({ event }) => event)
    expect(events).toEqual(['start', 'submit'])
  })

  test('tells the mentor who will be asked, and no assistant', async () => {
    const [master, assistant] = [await somebody('高島 直樹'), await somebody('助手 一')]
    await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
    await mentorOf(db, master, misaki, day('2028-04-01'))
    await mentorOf(db, assistant, misaki, day('2028-04-01'), 'assistant_mentor')
    await submit(await draft())
    const told = await db.notice.findMany({ where: { personId: { in: [master, assistant] } } })
    expect(told).toMatchObject([{ personId: master, title: '石黒 美咲さんがDX推進リーダーの認定を申請しました' }])
  })

  test('keeps its statement, and of two who write at once the second sees both', async () => {
    const applicationId = await draft()
    const save = (statement: string, revision: number) =>
      saveStatement(
        visitor('/me/certification/application', {}),
        formOf({ application: applicationId, statement, revision }),
      )
    expect(await save('一つ目', 1)).toMatchObject({ ok: true })
    expect(await save('二つ目', 1)).toMatchObject({ ok: false, conflict: { statement: '一つ目', revision: 2 } })
    expect(await submit(applicationId, { statement: '二つ目', revision: 1 })).toMatchObject({ ok: false, conflict: {} })
    expect(await submit(applicationId, { statement: '二つ目', revision: 2 })).toMatchObject({ ok: true })
    expect(await save('三つ目', 3)).toMatchObject({ refused: expect.stringContaining('もう申請してある') })
  })

  test('can be taken back and begun anew', async () => {
    const applicationId = await draft()
    await submit(applicationId)
    const withdraw = () =>
      withdrawApplication(visitor('/me/certification/application', {}), formOf({ application: applicationId }))
    expect(await withdraw()).toMatchObject({ ok: true })
    expect(await withdraw()).toMatchObject({ ok: true })
    expect((await applicationById(db, applicationId))?.state).toBe('withdrawn')
    expect(await draft()).not.toBe(applicationId)
  })

  test('of somebody else is not there', async () => {
    const applicationId = await draft()
    const other = await signIn(db, await somebody('他人 一郎'))
    const form = () => formOf({ application: applicationId, statement: '', revision: 1, reason: '理由' })
    const request = () => other('/me/certification/application', {})
    for (const act of [submitApplication, saveStatement, withdrawApplication, requestReview]) {
      await expect(act(request(), form())).rejects.toMatchObject({ status: 404 })
    }
    expect((await openApplicationOf(db, misaki, 'DX_LEADER'))?.state).toBe('draft')
    expect(await applicationPage(other(way), { role: 'DX_LEADER' })).toMatchObject({ application: null, draft: null })
  })
})

describe('what lacks', () => {
  test('and cannot be left open keeps an application back, each criterion by name', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills, operatingSince: addDays(today, -5) })
    const applicationId = await draft()
    expect(await submit(applicationId, { statement: '急いでいます。' })).toMatchObject({
      ok: false,
      refused: expect.stringContaining('業務改善（L5）：「申請書の転記をなくす」 R10.11.10 から運用 5 日'),
    })
    expect((await applicationPage(visitor(way), { role: 'DX_LEADER' })).draft?.lacking).toHaveLength(1)
    expect((await applicationById(db, applicationId))?.state).toBe('draft')
  })

  test('and may be left open takes a plan', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills, levels: { 'AUT-OPS': 1 } })
    const applicationId = await draft()
    expect(await submit(applicationId)).toMatchObject({
      refused: expect.stringContaining('条件付きの認定を求めるときは'),
    })
    expect(await submit(applicationId, { statement: '3 月までに維持管理を 2 にします。' })).toMatchObject({ ok: true })
    const dossier = readDossier((await applicationById(db, applicationId))?.dossier)
    expect(dossier?.evaluation).toMatchObject({ eligible: false })
  })

  test('on leave is the service', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills })
    const applicationId = await draft()
    await record(
      db,
      'leave_status',
      [{ personId: misaki, kind: 'childcare', validFrom: day('2028-11-01'), validTo: null }],
      STAMP,
    )
    expect(await submit(applicationId)).toMatchObject({
      refused: expect.stringContaining('在職・任用（L1）：正規・育休中'),
    })
  })

  test('where no committee takes applications is told, and the draft stays', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills })
    const applicationId = await draft()
    await db.$executeRaw`UPDATE committee SET apply_by = '2028-11-14' WHERE id = ${committeeId}`
    expect(await submit(applicationId)).toMatchObject({ refused: expect.stringContaining('下書きは残ります') })
    await db.$executeRaw`UPDATE committee SET apply_by = '2028-11-15' WHERE id = ${committeeId}`
    expect(await submit(applicationId)).toMatchObject({ ok: true })
    await db.$executeRaw`UPDATE committee SET apply_by = '2029-01-31' WHERE id = ${committeeId}`
  })

  test('a holder has nothing to apply for until the year of renewal', async () => {
    await certified(db, misaki, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'))
    const started = await startApplication(visitor('/me/certification/application', {}), formOf({ role: 'DX_LEADER' }))
    expect(started).toMatchObject({ ok: false, refused: expect.stringContaining('更新は、期限の属する年度にできます') })
  })
})

describe('a refusal', () => {
  async function refused(decidedOn: string): Promise<number> {
    const rulesId = (await db.certificationRules.findFirstOrThrow()).id
    return application(db, {
      personId: misaki,
      role: 'DX_LEADER',
      startedOn: day('2028-09-01'),
      path: { signoff: true, recommendation: true, committee: true },
      frozen: { rulesId, committeeId, dossier: {} },
      events: [
        { event: 'submit', on: day('2028-09-02') },
        { event: 'accept', on: day('2028-09-04') },
        { event: 'sign_off', on: day('2028-09-05') },
        { event: 'recommend', on: day('2028-09-06') },
        { event: 'decide', on: day(decidedOn), decision: 'refused' },
      ],
    })
  }

  const review = (applicationId: number, reason = '証跡を見てください。') =>
    requestReview(visitor('/me/certification/application', {}), formOf({ application: applicationId, reason }))

  test('can be reviewed once within thirty days, by the next committee', async () => {
    const applicationId = await refused('2028-10-17')
    expect((await see(way)).application).toMatchObject({ word: '不認定', mayAskReview: true })
    expect(await review(applicationId, '')).toMatchObject({ ok: false, invalid: { reason: [expect.anything()] } })
    expect(await review(applicationId)).toMatchObject({ ok: true })
    expect(await applicationById(db, applicationId)).toMatchObject({ state: 'committee_pending', committeeId })
    expect(await review(applicationId)).toMatchObject({ ok: false })
  })

  test('stands after thirty days', async () => {
    const applicationId = await refused('2028-10-15')
    expect((await see(way)).application).toMatchObject({ mayAskReview: false })
    expect(await review(applicationId)).toMatchObject({ refused: '通知から 30 日を過ぎています。' })
  })
})
