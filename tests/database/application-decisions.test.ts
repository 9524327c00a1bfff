import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { stateOn } from '~/domain/certificate'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { applicationById } from '~/facts/applications'
import { careerOf } from '~/facts/careers'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { takeBack } from '~/facts/record'
import { officeFile } from '~/features/certification/office-file.server'
import { officeList } from '~/features/certification/office-list.server'
import rules from '../../prisma/demo/certification-rules.json'
import {
  accept,
  applicationCity,
  apply,
  boss,
  decide,
  mentor,
  misaki,
  NOT_FOUND,
  newApplicant,
  noticesOf,
  office,
  recommend,
  section,
  self,
  signOff,
  skills,
  somebody,
  stateOf,
  status,
  TODAY,
} from '../support/application-city'
import { certified } from '../support/certification'
import { confirmed, STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'
import { completed } from '../support/learning'
import { project } from '../support/practice'
import { readyForLeader } from '../support/ready-for-leader'
import { signIn } from '../support/signed-in'

const { db } = testDatabase()
const day = cityDate

beforeAll(applicationCity)
beforeEach(newApplicant)

describe('what the office decides', () => {
  const example = (id: string) => factsOfExample(exampleFile.parse(rules), id)

  async function confirmLevels(personId: number, id: string): Promise<void> {
    const rows = Object.entries({ ...example(id).levels, 'LIT-COL': 2 }).flatMap(([code, level]) => {
      const skillId = skills.get(code)
      return skillId === undefined ? [] : [confirmed(personId, skillId, level, day('2028-10-25'))]
    })
    await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, TODAY))
  }

  async function complete(personId: number, ...codes: string[]): Promise<void> {
    for (const code of codes) {
      const { id } = await db.course.findUniqueOrThrow({ where: { code } })
      await completed(db, id, [personId], day('2028-09-10'))
    }
  }

  async function readyForRenewal(personId: number): Promise<void> {
    await confirmLevels(personId, 'EX-16')
    await complete(personId, 'TRN-102', 'TRN-305', 'TRN-307', 'TRN-309')
    const steps = { start: day('2028-05-10'), operate: day('2028-07-01') }
    await project(db, { unitId: section, by: personId, steps, measured: { on: day('2028-10-01'), hours: 20 } })
    await certified(db, personId, 'DX_LEADER', day('2026-02-22'), day('2029-03-31'))
  }

  test('designates データ利活用人材 who asked for it and meet the rule, with a number, from that day', async () => {
    await confirmLevels(misaki, 'EX-19')
    await complete(misaki, 'TRN-102', 'TRN-401', 'TRN-402', 'TRN-403')
    const id = await apply(self, 'DATA_SPECIALIST')
    expect((await status(id)).acts).toMatchObject({ decide: { failed: [] }, signAs: null })
    expect((await status(id)).steps.map(({ title }) => title)).toEqual(['申請', '受付', '決定'])
    expect(await decide(id, 'certified')).toMatchObject({
      ok: true,
      value: { number: expect.stringMatching(/^R10-D-/) },
    })
    const standing = (await careerOf(db, misaki))?.certificates.DATA_SPECIALIST.at(-1)
    expect(standing).toMatchObject({ grantedOn: TODAY, validThrough: '2032-03-31' })
    expect(await noticesOf(misaki)).toContain('データ利活用人材の申請：認定されました')
    expect(await decide(id, 'refused', { reason: 'x', next: 'y' })).toMatchObject({
      ok: false,
      refused: expect.anything(),
    })
    expect((await status(id)).state).toBe('certified')
  })

  test('refuses with a reason and what to do next, and not one’s own', async () => {
    await confirmLevels(misaki, 'EX-19')
    await complete(misaki, 'TRN-102', 'TRN-401', 'TRN-402', 'TRN-403')
    const id = await apply(self, 'DATA_SPECIALIST')
    expect(await decide(id, 'refused')).toMatchObject({
      invalid: { reason: expect.anything(), next: expect.anything() },
    })
    const own = await signIn(db, misaki, ['dx_office'])
    expect(await decide(id, 'certified', {}, own)).toMatchObject({ refused: expect.stringContaining('自分の申請') })
    await expect(decide(id, 'certified', {}, mentor)).rejects.toMatchObject(NOT_FOUND)
    expect(await decide(id, 'refused', { reason: '業務がない', next: '来年度に相談する' })).toMatchObject({ ok: true })
    const events = (await applicationById(db, id))?.events
    expect(events?.at(-1)).toMatchObject({ decision: 'refused', comment: '業務がない\n次にすること：来年度に相談する' })
    expect((await careerOf(db, misaki))?.certificates.DATA_SPECIALIST ?? []).toEqual([])
  })

  test('does not certify what the facts of the day no longer bear, and names it', async () => {
    await confirmLevels(misaki, 'EX-19')
    await complete(misaki, 'TRN-102', 'TRN-401', 'TRN-402', 'TRN-403')
    const id = await apply(self, 'DATA_SPECIALIST')
    const wrong = await db.$queryRaw<{ id: number }[]>`
      SELECT c.id FROM completion c JOIN course k ON k.id = c.course_id WHERE c.person_id = ${misaki} AND k.code = 'TRN-403'`
    await takeBack(
      db,
      'completion',
      wrong.map((row) => row.id),
      STAMP,
    )
    expect((await status(id)).acts.decide).toEqual({ failed: ['研修（D4）'] })
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('研修（D4）') })
    expect(await stateOf(id)).toBe('submitted')
  })

  test('renews a leader once the head has recommended, to three fiscal years later', async () => {
    await readyForRenewal(misaki)
    const id = await apply(self)
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('所属長の推薦（LR4）') })
    expect(await accept(id)).toMatchObject({ value: { state: 'recommendation_pending' } })
    expect((await status(id)).acts.decide).toBeNull()
    expect(await recommend(misaki)).toMatchObject({ ok: true })
    expect((await status(id)).acts).toMatchObject({ decide: { failed: [] } })
    const open = await officeList(office('/certification'), {} as never)
    expect(open.applications?.rows.find(({ applicationId }) => applicationId === id)).toMatchObject({
      state: 'decision',
    })
    const both = await Promise.all([decide(id, 'certified'), decide(id, 'certified')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const standings = (await careerOf(db, misaki))?.certificates.DX_LEADER ?? []
    expect(standings).toHaveLength(2)
    expect(standings.at(-1)).toMatchObject({ lastEvent: 'renew', validThrough: '2032-03-31' })
  })

  test('renews at once what was recommended before', async () => {
    await readyForRenewal(misaki)
    await recommend(misaki)
    const id = await apply(self)
    expect(await decide(id, 'certified')).toMatchObject({ refused: expect.stringContaining('受け付け') })
    expect(await accept(id)).toMatchObject({ value: { state: 'submitted', waits: false } })
    expect((await status(id)).acts).toMatchObject({ accept: false, decide: { failed: [] } })
    expect(await decide(id, 'certified')).toMatchObject({ ok: true })
  })

  test('gives a lapsed certificate back within twelve months', async () => {
    await confirmLevels(misaki, 'EX-16')
    await complete(misaki, 'TRN-102', 'TRN-305', 'TRN-307', 'TRN-309')
    const steps = { start: day('2028-05-10'), operate: day('2028-07-01') }
    await project(db, { unitId: section, by: misaki, steps, measured: { on: day('2028-10-01'), hours: 20 } })
    await certified(db, misaki, 'DX_LEADER', day('2026-01-22'), day('2028-03-31'))
    await recommend(misaki)
    const id = await apply(self)
    await accept(id)
    expect(await decide(id, 'certified')).toMatchObject({ ok: true })
    const standing = (await careerOf(db, misaki))?.certificates.DX_LEADER.at(-1)
    expect(standing).toMatchObject({ lastEvent: 'revive', validThrough: '2031-03-31' })
    expect(standing && stateOn(standing, TODAY)).toBe('valid')
  })
})

describe('a certificate whose condition lapsed', () => {
  test('comes back with the yearly course and a recommendation, for its first term', async () => {
    const { id: courseId } = await db.course.findUniqueOrThrow({ where: { code: 'TRN-102' } })
    await completed(db, courseId, [misaki], day('2028-09-10'))
    const conditionalThrough = day('2028-09-30')
    await certified(db, misaki, 'DX_LEADER', day('2028-02-22'), day('2031-03-31'), { conditionalThrough })
    await recommend(misaki)
    const id = await apply(self)
    expect(await accept(id)).toMatchObject({ ok: true, value: { waits: false } })
    expect(await decide(id, 'certified')).toMatchObject({ ok: true })
    const standing = (await careerOf(db, misaki))?.certificates.DX_LEADER.at(-1)
    expect(standing).toMatchObject({ lastEvent: 'revive', validThrough: '2031-03-31', conditionalThrough: null })
  })
})

describe('the office’s list', () => {
  test('tells by state for whom each application waits, who comes next and whose certificate runs out', async () => {
    await readyForLeader(db, { personId: misaki, unitId: section, skills })
    const id = await apply(self)
    const list = (search: string, who = office) =>
      officeList(who(`/certification?${search}`), Object.fromEntries(new URLSearchParams(search)) as never)
    const row = async () => (await list('')).applications?.rows.find(({ applicationId }) => applicationId === id)
    expect(await row()).toMatchObject({ state: 'submitted', waitsFor: '事務局', decideBy: '令和11年8月15日（水）' })
    await accept(id)
    expect(await row()).toMatchObject({ state: 'signoff_pending', waitsFor: '高島 直樹さん' })
    await signOff(misaki)
    expect(await row()).toMatchObject({ state: 'recommendation_pending', waitsFor: '中川 誠一さん' })
    await recommend(misaki)
    expect(await row()).toMatchObject({ state: 'committee_pending', waitsFor: '第 2 回 2月20日（火）' })
    const candidates = await list('view=candidates&role=DX_LEADER&stage=applied')
    expect(candidates.candidates?.rows.some(({ personId }) => personId === misaki)).toBe(true)
    expect(candidates.insight?.after).toContain('1月31日（水）')
    const near = await somebody('期限 近')
    await certified(db, near, 'DX_LEADER', day('2028-01-22'), day('2031-03-31'), {
      conditionalThrough: day('2028-12-15'),
    })
    const expiring = await list('view=expiring')
    expect(expiring.expiring?.rows.find(({ personId }) => personId === near)).toMatchObject({
      days: 30,
      conditional: true,
      application: null,
    })
    const file = await officeFile(office('/certification.xlsx'), {} as never)
    expect(file.sheets.map(({ name }) => name)).toEqual(['申請', '候補', '期限が近い'])
  })

  test('is the office’s; 職員課 sees what concerns certificates, others nothing', async () => {
    const hr = await signIn(db, null, ['hr_section'])
    const page = await officeList(hr('/certification?view=applications'), { view: 'applications' } as never)
    expect(page).toMatchObject({ applications: null, candidates: null, params: { view: 'expiring' } })
    expect((await officeFile(hr('/certification.xlsx'), {} as never)).sheets.map(({ name }) => name)).toEqual([
      '期限が近い',
    ])
    await expect(officeList(boss('/certification'), {} as never)).rejects.toMatchObject({ status: 403 })
  })
})
