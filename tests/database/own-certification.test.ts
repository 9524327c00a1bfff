import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { addDays, cityDate } from '~/domain/calendar'
import { readDossier } from '~/domain/dossier'
import { applicationById, openApplicationOf, recordApplicationEvent } from '~/facts/applications'
import { planMeeting } from '~/facts/mentoring-sessions'
import { record } from '~/facts/record'
import { applicationPage } from '~/features/certification/application-page.server'
import { certificationWaiting } from '~/features/certification/certification-waiting.server'
import { ownCertification, wayOf } from '~/features/certification/own-certification.server'
import { requestReview } from '~/features/certification/request-review.server'
import { saveStatement } from '~/features/certification/save-statement.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { withdrawApplication } from '~/features/certification/withdraw-application.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head, roundFor } from '../support/builders'
import { application, certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { aimAt, completed, courseSession, rulesFrom } from '../support/learning'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const today = day('2028-11-15')

let skills: Map<string, number>
let unitId: number
let chief: number
let committeeId: number
let nextNumber = 300_001

beforeAll(async () => {
  skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  unitId = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  chief = await person(db, { number: '100002', name: '中川 誠一', unitId, title: '課長' })
  await head(db, unitId, chief)
  committeeId = await committee(db, {
    fiscalYear: 2028,
    sequence: 2,
    applyBy: day('2029-01-31'),
    heldOn: day('2029-02-20'),
  })
  await committee(db, { fiscalYear: 2028, sequence: 1, applyBy: day('2028-09-29'), heldOn: day('2028-10-17') })
})

let misaki: number
let visitor: Visitor

beforeEach(async () => {
  misaki = await somebody('石黒 美咲')
  visitor = await signIn(db, misaki)
})

function somebody(name: string): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId })
}

const see = (path: string, who = visitor) => ownCertification(who(path), wayOf(who(path)))
const way = '/me/certification?role=DX_LEADER'

async function draft(who = visitor): Promise<number> {
  const started = await startApplication(who('/me/certification/application', {}), formOf({ role: 'DX_LEADER' }))
  if (!started.ok) throw new Error(JSON.stringify(started))
  return started.value.applicationId
}

const submit = (applicationId: number, given: { statement?: string; revision?: number; who?: Visitor } = {}) =>
  submitApplication(
    (given.who ?? visitor)('/me/certification/application', {}),
    formOf({ application: applicationId, statement: given.statement ?? '', revision: given.revision ?? 1 }),
  )

describe('the way to a certificate', () => {
  test('tells of each criterion what is asked, found, next and by when', async () => {
    await readyForLeader(db, {
      personId: misaki,
      unitId,
      skills,
      levels: { 'AUT-RPA': 1, 'AUT-OPS': 1, 'LIT-TEC': 2, 'LIT-LRN': 2, 'AIX-IMP': 1 },
      without: ['TRN-306'],
      operatingSince: day('2028-10-20'),
    })
    const { id: courseId } = await db.course.findUniqueOrThrow({ where: { code: 'TRN-306' } })
    const given = { startsOn: day('2028-04-03'), endsOn: day('2029-03-31'), applyBy: day('2029-03-31'), capacity: null }
    await courseSession(db, { courseId, ...given })
    const master = await somebody('高島 直樹')
    await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
    await mentorOf(db, master, misaki, day('2028-04-01'))
    const meeting = { mentorId: master, menteeId: misaki, at: '15:00', about: '承認の面談' }
    for (const on of ['2028-11-21', '2028-12-19']) await planMeeting(db, { ...meeting, on: day(on) }, STAMP)
    const asked = [skills.get('AUT-RPA') ?? 0, skills.get('AUT-OPS') ?? 0]
    const roundId = await roundFor(db, { opensOn: day('2028-11-01'), dueOn: day('2028-12-15') }, [misaki], asked)
    expect(roundId).toBeGreaterThan(0)
    const { toGo } = await see(way)
    const row = (id: string) => toGo?.criteria.find((one) => one.id === id)
    expect(toGo?.criteria.map(({ mark }) => mark.word)).toEqual([
      '満たす',
      '9 のうち 7',
      '20 / 19 要件',
      '7 のうち 6',
      'あと 4 日',
      'まだ',
      'まだ',
      '2月20日',
    ])
    expect(row('L2')).toMatchObject({
      todo: '12月15日（金）までに自己評価を出し、確認を受ける（内製の維持管理 2、RPA 2）',
      when: '12月15日（金）まで',
    })
    expect(row('L3')?.eased).toMatchObject([
      { id: 'TP-4', says: expect.stringContaining('本則は 31 要件の 80 % 以上（25 要件）') },
    ])
    expect(row('L4')).toMatchObject({ todo: 'TRN-306 を受ける', when: '11月29日（水）まで' })
    expect(row('L5')).toMatchObject({ todo: '運用をつづける', when: '11月19日（日）から' })
    expect(row('L6')).toMatchObject({ todo: expect.stringContaining('高島 直樹さん'), when: '12月19日（火）' })
    expect(row('L7')?.todo).toBe('中川 誠一さんに頼む')
    expect(toGo?.insight).toEqual({
      before: '8 条件のうち 2 つを満たし、残り 6 つもすべて日程があります。',
      point: '12月15日（金）までに TRN-306 とレベルの自己評価を終えれば',
      after: '、2月20日（火）の認定委員会に間に合います。',
    })
    expect(toGo?.next).toMatchObject({
      title: '次の一歩：内製した仕組みの運用と引継ぎを受ける',
      action: '研修をはじめる',
    })
    expect(toGo?.schedule?.rows.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['研修 TRN-306（3 時間）', '高島 直樹さんとの面談', 'レベルの確認', '申請', '認定委員会']),
    )
  })

  test('changes its day with what is ticked, and no record', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills, levels: { 'AUT-RPA': 1 } })
    const records = () => db.$queryRaw`SELECT count(*) AS n FROM confirmation`
    const before = await records()
    const all = await see(way)
    expect(all.toGo?.whatIf?.result).toMatchObject({
      headline: '令和10年11月29日に申請でき、2月20日（火）の委員会に間に合います',
      valid: '令和14年3月31日',
    })
    const none = await see(`${way}&if=1`)
    expect(none.toGo?.whatIf?.options.every(({ checked }) => !checked)).toBe(true)
    expect(none.toGo?.whatIf?.result.headline).toBe('まだ申請できません。必須スキル・役割の充足率が残ります')
    expect(await records()).toEqual(before)
  })

  test('begins with the role that one aims at, else the first one', async () => {
    expect((await see('/me/certification')).role).toBe('DX_LEADER')
    await aimAt(db, { personId: misaki, role: 'DATA_SPECIALIST', from: day('2028-04-01') })
    expect((await see('/me/certification')).role).toBe('DATA_SPECIALIST')
    expect((await see('/me/certification?role=NOBODY')).role).toBe('DATA_SPECIALIST')
  })

  test('of a holder shows the certificate, and from when it can be renewed', async () => {
    await certified(db, misaki, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'))
    const { certificate, stage, renewal, toGo } = await see(way)
    expect(stage).toBe('renewal')
    expect(certificate).toMatchObject({
      word: '有効',
      validThrough: '令和13年3月31日',
      says: ['更新できるのは 令和12年4月1日 から 令和13年3月31日 までです。'],
    })
    expect(renewal).toBeNull()
    expect(toGo?.criteria[0]).toMatchObject({ id: 'LR0', todo: 'この日まで待つ' })
  })

  test('of a certificate with a condition, one that lapsed, one that is suspended tells what follows', async () => {
    const state = async (name: string, more: Parameters<typeof certified>[5], through = '2031-03-31') => {
      const personId = await somebody(name)
      await certified(db, personId, 'DX_LEADER', day('2028-02-22'), day(through), more)
      return see(way, await signIn(db, personId))
    }
    const conditional = await state('条件 一', { conditionalThrough: day('2029-02-28') })
    expect(conditional.certificate).toMatchObject({ word: '有効（条件付き）', conditionalThrough: '令和11年2月28日' })
    const lapsed = await state('失効 二', { conditionalThrough: day('2028-09-30') })
    expect(lapsed).toMatchObject({ stage: 'revival', certificate: { word: '失効' } })
    expect(lapsed.certificate?.says.join()).toContain('令和11年9月30日 までに決定を受ければ、復活できます')
    expect(lapsed.toGo?.criteria.map(({ id }) => id)).toEqual(['L4', 'L7'])
    const away = await somebody('停止 三')
    await certified(db, away, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'))
    const suspend = { event: 'suspend', state: 'suspended' as const, effectiveOn: day('2028-11-01') }
    await certified(db, away, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'), suspend)
    const suspended = await see(way, await signIn(db, away))
    expect(suspended.certificate?.says.join()).toContain('人数に数えません')
    const long = await state('失効 四', { effectiveOn: day('2024-02-22') }, '2027-03-31')
    expect(long).toMatchObject({
      stage: 'certification',
      certificate: { says: [expect.anything(), expect.stringContaining('新しい認定')] },
    })
  })

  test('is nobody else’s: whoever is no staff has none', async () => {
    const outsider = await signIn(db, null, ['auditor'])
    await expect(see(way, outsider)).rejects.toMatchObject({ status: 403 })
  })
})

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

describe('other ways', () => {
  const begin = async (role: string, who = visitor) => {
    const started = await startApplication(who('/me/certification/application', {}), formOf({ role }))
    if (!started.ok) throw new Error(JSON.stringify(started))
    return started.value.applicationId
  }

  test('to be a データ利活用人材 ask no committee: 事務局 designates', async () => {
    const levels = { 'DAT-COL': 2, 'DAT-ANL': 2, 'DAT-VIS': 2, 'DAT-EBP': 2, 'DAT-GOV': 2, 'SEC-PRV': 2 }
    await readyForLeader(db, { personId: misaki, unitId, skills, levels })
    for (const code of ['TRN-401', 'TRN-402', 'TRN-403']) {
      const { id } = await db.course.findUniqueOrThrow({ where: { code } })
      await completed(db, id, [misaki], day('2028-09-01'))
    }
    const { toGo } = await see('/me/certification?role=DATA_SPECIALIST')
    expect(toGo?.next).toMatchObject({ title: '次の一歩：申請する', says: '条件がそろっています。' })
    expect(toGo?.criteria.at(-1)).toMatchObject({ id: 'D8', todo: '申請すると、事務局が決める' })
    const applicationId = await begin('DATA_SPECIALIST')
    expect(await submit(applicationId)).toMatchObject({ ok: true })
    expect(await applicationById(db, applicationId)).toMatchObject({ state: 'submitted', committeeId: null })
  })

  test('in the year of its last day a certificate is renewed, by the criteria of a renewal', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills })
    await certified(db, misaki, 'DX_LEADER', day('2026-02-22'), day('2029-03-31'))
    const { stage, toGo } = await see(way)
    expect(stage).toBe('renewal')
    expect(toGo?.criteria[0]).toMatchObject({ id: 'LR0', mark: { word: '満たす' } })
    const applicationId = await begin('DX_LEADER')
    expect((await applicationById(db, applicationId))?.stage).toBe('renewal')
    expect(await submit(applicationId, { statement: 'これから受けます。' })).toMatchObject({
      refused: expect.stringContaining('研修（LR2）'),
    })
  })

  test('back from a condition that lapsed ask for the yearly course and the head’s word alone', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills })
    const conditionalThrough = day('2028-09-30')
    await certified(db, misaki, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'), { conditionalThrough })
    const applicationId = await begin('DX_LEADER')
    expect(await submit(applicationId)).toMatchObject({ ok: true })
    const stored = await applicationById(db, applicationId)
    expect(stored).toMatchObject({ stage: 'revival', committeeId: null })
    expect(readDossier(stored?.dossier)?.evaluation.criteria.map(({ id }) => id)).toEqual(['L4', 'L7'])
    expect((await see(way)).application).toMatchObject({ stage: '復活', word: '申請中' })
  })
})

describe('home', () => {
  const waiting = () => certificationWaiting(visitor('/'), {})
  const candidate = () =>
    aimAt(db, {
      personId: misaki,
      role: 'DX_LEADER',
      from: day('2028-04-01'),
      nominatedBy: { personId: chief, unitId },
    })

  test('tells a candidate for whom everything is there, until they begin', async () => {
    expect(await waiting()).toEqual([])
    await candidate()
    expect(await waiting()).toEqual([])
    await readyForLeader(db, { personId: misaki, unitId, skills })
    expect(await waiting()).toMatchObject([
      {
        title: 'DX推進リーダーの認定を申請する',
        due: '1月31日（水）',
        to: '/me/certification/application?role=DX_LEADER',
      },
    ])
    await draft()
    expect(await waiting()).toEqual([])
  })

  test('tells of an application that came back, and of a certificate that ends within half a year', async () => {
    await readyForLeader(db, { personId: misaki, unitId, skills })
    const applicationId = await draft()
    await submit(applicationId)
    const stored = await applicationById(db, applicationId)
    if (!stored) throw new Error('not there')
    const path = { signoff: true, recommendation: true, committee: true }
    const event = { event: 'return', on: today } as const
    await recordApplicationEvent(db, stored, path, event, { byPersonId: null, comment: '証跡が足りません。' }, STAMP)
    expect(await waiting()).toMatchObject([{ title: 'DX推進リーダーの申請を直して出し直す' }])
    expect((await applicationPage(visitor(way), { role: 'DX_LEADER' })).application).toMatchObject({
      word: '戻されました',
      reason: '証跡が足りません。',
    })
    await certified(db, misaki, 'DATA_SPECIALIST', day('2026-02-22'), day('2029-03-31'))
    expect((await waiting()).map(({ due }) => due)).toEqual([null, '3月31日（土）'])
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
