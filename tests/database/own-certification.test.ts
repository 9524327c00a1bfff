import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { readDossier } from '~/domain/dossier'
import { applicationById, recordApplicationEvent } from '~/facts/applications'
import { planMeeting } from '~/facts/mentoring-sessions'
import { applicationPage } from '~/features/certification/application-page.server'
import { certificationWaiting } from '~/features/certification/certification-waiting.server'
import { startApplication } from '~/features/certification/start-application.server'
import { formOf, roundFor } from '../support/builders'
import { certified, mentorOf } from '../support/certification'
import { STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'
import { aimAt, completed, courseSession } from '../support/learning'
import {
  chief,
  cityOfOneSection,
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
