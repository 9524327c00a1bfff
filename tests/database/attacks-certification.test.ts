import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import type { ApplicationEvent } from '~/domain/application'
import { cityDate } from '~/domain/calendar'
import { applicationById } from '~/facts/applications'
import { rulesOn } from '~/facts/certification-rules'
import { record } from '~/facts/record'
import { cancelTerm } from '~/features/appointments/cancel-term.server'
import { officer } from '~/features/appointments/officer.server'
import { actOnOfficer } from '~/features/appointments/officer-intents.server'
import { writeHandover } from '~/features/appointments/write-handover.server'
import { actOnCertificates } from '~/features/certificates/change-intents.server'
import { certificateHolderPage } from '~/features/certificates/holder.server'
import { certificatePaperFile } from '~/features/certificates/paper.server'
import { acceptApplication } from '~/features/certification/accept-application.server'
import { applicationStatus } from '~/features/certification/application-status.server'
import { declineApplication } from '~/features/certification/decline-application.server'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { giveSignoff } from '~/features/certification/give-signoff.server'
import { requestReview } from '~/features/certification/request-review.server'
import { saveStatement } from '~/features/certification/save-statement.server'
import { signoffPage } from '~/features/certification/signoff-page.server'
import { startApplication } from '~/features/certification/start-application.server'
import { actOnApplication } from '~/features/certification/status-intents.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { takeBackSignoff } from '~/features/certification/take-back-signoff.server'
import { withdrawApplication } from '~/features/certification/withdraw-application.server'
import { casePage } from '~/features/committee/case-page.server'
import { submitDecision } from '~/features/committee/committee-intents.server'
import { committeePage } from '~/features/committee/committee-page.server'
import { decideApplication } from '~/features/committee/decide-application.server'
import { nameMembers } from '~/features/committee/name-members.server'
import { planCommittee } from '~/features/committee/plan-committee.server'
import { readOf } from '~/features/committee/read-members'
import { beginPair } from '~/features/mentoring/begin-pair.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from '../support/builders'
import { application, certified, committee, mentorOf } from '../support/certification'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
setConsequences(whatFollows)
const day = cityDate
const TODAY = day('2028-11-15')
const HELD_ON = day('2029-02-20')
const NOT_FOUND = { status: 404 }
const PATH = { signoff: true, recommendation: true, committee: true }
const NOTHING_IN_IT = {
  rulesVersion: '2.0.0',
  ruleId: 'CERT-LEADER-1',
  role: 'DX_LEADER',
  stage: 'certification',
  on: '2028-11-01',
  evaluation: { eligible: false, usedTransitional: [], criteria: [] },
  serviceMonths: 30,
  levels: [],
  courses: [],
  projects: [],
  certificates: [],
}
const REFUSAL = { outcome: 'refused', reason: '証跡からは分からない。', next: '次の回に申請する。' }

let section: number
let elsewhere: number
let rulesId: number
let chief: Visitor
let master: number
let mentor: Visitor
let otherMentor: Visitor
let colleague: Visitor
let office: Visitor
let seats: Visitor[]
let rounds: { first: number; second: number }
/** Ready for the first and for the second round. */
let misaki: { personId: number; visit: Visitor; application: number }
let tatsuya: typeof misaki
let number = 500_000

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  rulesId = (await rulesOn(db, TODAY))?.id ?? 0
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  const boss = await somebody('中川 誠一', section)
  await head(db, section, boss)
  chief = await signIn(db, boss)
  master = await somebody('高島 直樹', elsewhere)
  const second = await somebody('野口 哲也', elsewhere)
  for (const one of [master, second]) await certified(db, one, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  mentor = await signIn(db, master)
  otherMentor = await signIn(db, second)
  colleague = await signIn(db, await somebody('同僚 三', section))
  office = await signIn(db, await somebody('奥村 亮', elsewhere), ['dx_office'])
  seats = []
  for (const name of ['水橋 隆之', '立山 典子', '荒木 恵子', '佐伯 真', '五 六子'])
    seats.push(await signIn(db, await somebody(name, elsewhere), ['committee_member']))
})

beforeEach(async () => {
  await todayIs(TODAY)
  await owner.query('UPDATE application SET committee_id = NULL')
  await owner.query('DELETE FROM committee_member')
  await owner.query('DELETE FROM committee')
  const first = await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: HELD_ON })
  const later = { applyBy: day('2029-03-01'), heldOn: day('2029-03-20') }
  rounds = { first, second: await committee(db, { fiscalYear: 2028, sequence: 3, ...later }) }
  // The first two sit in the first round only, the last two in the second one only.
  await seated(first, seats.slice(0, 4))
  await seated(rounds.second, seats.slice(2))
  misaki = await applicant('石黒 美咲', first)
  tatsuya = await applicant('安藤 達也', rounds.second)
  await mentorOf(db, master, misaki.personId, day('2028-04-01'))
})

function somebody(name: string, unitId: number): Promise<number> {
  number += 1
  return person(db, { number: String(number), name, unitId })
}

async function applicant(name: string, committeeId: number, isReady = true): Promise<typeof misaki> {
  const personId = await somebody(name, section)
  const given = { signedOff: isReady, recommended: isReady }
  const events: ApplicationEvent[] = [
    { event: 'submit', on: day('2028-11-01') },
    { event: 'accept', on: day('2028-11-06'), given },
  ]
  const frozen = { rulesId, dossier: NOTHING_IN_IT, committeeId }
  const id = await application(db, {
    ...{ personId, role: 'DX_LEADER', startedOn: day('2028-10-20') },
    ...{ path: PATH, events, frozen },
  })
  return { personId, visit: await signIn(db, personId), application: id }
}

async function seated(committeeId: number, members: Visitor[]): Promise<void> {
  const data = members.map(({ accountId }, at) => ({ committeeId, accountId, chair: at === 0 }))
  await db.committeeMember.createMany({ data })
}

const post = (who: Visitor) => who('/certification', {})
const stateOf = async (id: number) => (await applicationById(db, id))?.state
const numberOf = async (personId: number) =>
  (await db.$queryRaw<{ number: string }[]>`SELECT w.number FROM staff_numbers() w WHERE w.person_id = ${personId}`)[0]
    ?.number ?? ''
const [FIRST, SECOND] = [0, 1]
const seat = (at: number) => {
  const one = seats[at]
  if (!one) throw new Error('no such seat')
  return one
}

async function decision(id: number, committeeId: number, members: Visitor[], more: Record<string, string> = REFUSAL) {
  const revision = (await applicationById(db, id))?.revision ?? 0
  const form = formOf({ committee: committeeId, application: id, revision, ...more })
  for (const { accountId } of members) form.append('member', String(accountId))
  return form
}

/** The same form as a browser sends it. */
const sent = (who: Visitor, form: FormData) =>
  new Request('http://localhost/x', { method: 'POST', headers: who('/x').headers, body: form })

describe('a case of the committee', () => {
  test('is not reached through a round that does not have it, nor by members of another round', async () => {
    await todayIs(HELD_ON)
    const mixed = { committee: String(rounds.first), application: String(tatsuya.application) }
    for (const who of [seat(FIRST), office]) await expect(casePage(who('/x'), mixed)).rejects.toMatchObject(NOT_FOUND)
    const form = await decision(tatsuya.application, rounds.first, seats.slice(0, 3))
    await expect(decideApplication(post(seat(FIRST)), form)).rejects.toMatchObject(NOT_FOUND)
    const theirs = { committee: String(rounds.second), application: String(tatsuya.application) }
    await expect(casePage(seat(FIRST)('/x'), theirs)).rejects.toMatchObject(NOT_FOUND)
    expect(await stateOf(tatsuya.application)).toBe('committee_pending')
  })

  test('is the one of the address, whatever the form says', async () => {
    await todayIs(HELD_ON)
    const form = await decision(tatsuya.application, rounds.second, seats.slice(0, 3))
    form.set('revision', String((await applicationById(db, misaki.application))?.revision ?? 0))
    const address = { committee: String(rounds.first), application: String(misaki.application) }
    expect(await submitDecision(sent(seat(FIRST), form), address)).toMatchObject({ ok: true })
    expect(await stateOf(misaki.application)).toBe('refused')
    expect(await stateOf(tatsuya.application)).toBe('committee_pending')
  })

  test('is not decided by people who sit elsewhere, nor by three who are one', async () => {
    await todayIs(HELD_ON)
    const foreign = await decision(misaki.application, rounds.first, [seat(FIRST), seat(SECOND), seat(4)])
    expect(await decideApplication(post(seat(FIRST)), foreign)).toMatchObject({
      refused: expect.stringContaining('この回の委員でない人'),
    })
    const thrice = await decision(misaki.application, rounds.first, [seat(FIRST), seat(FIRST), seat(FIRST)])
    expect(await decideApplication(post(seat(FIRST)), thrice)).toMatchObject({
      refused: expect.stringContaining('3 人以上'),
    })
  })

  test('is decided once, by whoever is first', async () => {
    await todayIs(HELD_ON)
    const forms = await Promise.all(
      [seat(FIRST), office].map(
        async (who) => [who, await decision(misaki.application, rounds.first, seats.slice(0, 3))] as const,
      ),
    )
    const both = await Promise.all(forms.map(([who, form]) => decideApplication(post(who), form)))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    const events = (await applicationById(db, misaki.application))?.events ?? []
    expect(events.filter(({ event }) => event === 'decide')).toHaveLength(1)
    expect(await db.notice.count({ where: { personId: misaki.personId } })).toBe(1)
  })

  test('keeps those who decided it among the named', async () => {
    await todayIs(HELD_ON)
    const decided = await decision(misaki.application, rounds.first, seats.slice(0, 3))
    expect(await decideApplication(post(seat(FIRST)), decided)).toMatchObject({ ok: true })
    const read = readOf(await db.committeeMember.findMany({ where: { committeeId: rounds.first } }))
    const name = (members: Visitor[]) => {
      const form = formOf({ committee: rounds.first, chair: members[0]?.accountId ?? 0, read })
      for (const { accountId } of members) form.append('member', String(accountId))
      return nameMembers(post(office), form)
    }
    expect(await name(seats.slice(1))).toMatchObject({ refused: expect.stringContaining('もう記録された決定') })
    expect(await name(seats)).toMatchObject({ ok: true })
  })
})

test('members learn of an applicant once it is for them to read; everybody on the agenda is a look', async () => {
  const early = await applicant('木下 恵理', rounds.first, false)
  const agenda = (who: Visitor) => committeePage(who('/x'), { committee: String(rounds.first) })
  const names = async (who: Visitor) => (await agenda(who)).items.map(({ name }) => name).sort()
  expect(await names(office)).toEqual(['木下 恵理', '石黒 美咲'])
  expect(await names(seat(FIRST))).toEqual(['石黒 美咲'])
  expect((await agenda(seat(FIRST))).says).toContain('ほかの 1 件')
  const looks = (accountId: number, personId: number) =>
    db.look.count({ where: { accountId, personIds: { has: personId } } })
  expect(await looks(office.accountId, early.personId)).toBeGreaterThan(0)
  expect(await looks(seat(FIRST).accountId, misaki.personId)).toBeGreaterThan(0)
  expect(await looks(seat(FIRST).accountId, early.personId)).toBe(0)
})

describe('an application', () => {
  test('of somebody else is none to write in, to hand in, to take back or to have reviewed', async () => {
    const started = await startApplication(post(colleague), formOf({ role: 'DX_LEADER' }))
    const application = started.ok ? started.value.applicationId : 0
    const revision = (await applicationById(db, application))?.revision ?? 0
    const form = () => formOf({ application, revision, statement: '書き足した', reason: '見直してほしい' })
    for (const act of [saveStatement, submitApplication, withdrawApplication, requestReview])
      for (const who of [misaki.visit, office, chief])
        await expect(act(post(who), form())).rejects.toMatchObject(NOT_FOUND)
    expect(await applicationById(db, application)).toMatchObject({ state: 'draft', statement: '', revision })
    await owner.query('DELETE FROM application_event WHERE application_id = $1', [application])
    await owner.query('DELETE FROM application WHERE id = $1', [application])
  })

  test('is handled and read by whom it concerns alone, and a draft by nobody', async () => {
    const { application } = misaki
    const strangers = [colleague, otherMentor, tatsuya.visit, seat(FIRST)]
    for (const who of strangers) {
      await expect(applicationStatus(who('/x'), { id: application })).rejects.toMatchObject(NOT_FOUND)
      const said = formOf({ application, missing: '足りない', next: '書き足す' })
      await expect(declineApplication(post(who), said)).rejects.toMatchObject(NOT_FOUND)
      for (const intent of ['accept', 'return', 'certify', 'refuse']) {
        const form = formOf({ intent, application, reason: '理由', next: '次' })
        await expect(actOnApplication(sent(who, form))).rejects.toMatchObject(NOT_FOUND)
      }
    }
    const begun = await startApplication(post(colleague), formOf({ role: 'DX_LEADER' }))
    const draft = begun.ok ? begun.value.applicationId : 0
    await expect(applicationStatus(office('/x'), { id: draft })).rejects.toMatchObject(NOT_FOUND)
    await expect(acceptApplication(post(office), formOf({ application: draft }))).rejects.toMatchObject(NOT_FOUND)
  })

  test('signs nobody off by the id of somebody else, and takes back what one gave oneself only', async () => {
    const waiting = await applicant('谷川 健一', rounds.first, false)
    const give = (who: Visitor, personId: number) =>
      giveSignoff(post(who), formOf({ person: personId, role: 'DX_LEADER', note: '', signer: master }))
    await expect(give(mentor, waiting.personId)).rejects.toMatchObject(NOT_FOUND)
    await expect(give(misaki.visit, misaki.personId)).rejects.toMatchObject(NOT_FOUND)
    await mentorOf(db, master, waiting.personId, day('2028-04-01'))
    const twice = await Promise.all([give(mentor, waiting.personId), give(mentor, waiting.personId)])
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
    const given = await db.signoff.findFirstOrThrow({ where: { personId: waiting.personId, voidedAt: null } })
    const back = { person: misaki.personId, role: 'DX_LEADER', signoff: given.id }
    expect(await takeBackSignoff(post(mentor), formOf(back))).toMatchObject({ ok: false })
    const others = formOf({ ...back, person: waiting.personId })
    await expect(takeBackSignoff(post(otherMentor), others)).rejects.toMatchObject(NOT_FOUND)
    expect(await db.signoff.count({ where: { id: given.id, voidedAt: null } })).toBe(1)
    const asked = { staffNumber: await numberOf(tatsuya.personId), role: 'DX_LEADER' as const }
    await expect(signoffPage(mentor('/x'), asked)).rejects.toMatchObject(NOT_FOUND)
  })

  test('is recommended by the own head alone, never by the person, and once', async () => {
    const waiting = await applicant('野村 賢治', rounds.first, false)
    const give = (who: Visitor) =>
      giveRecommendation(post(who), formOf({ person: waiting.personId, role: 'DX_LEADER', note: '' }))
    for (const who of [colleague, office, waiting.visit, mentor])
      await expect(give(who)).rejects.toMatchObject(NOT_FOUND)
    const twice = await Promise.all([give(chief), give(chief)])
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db.recommendation.count({ where: { personId: waiting.personId } })).toBe(1)
  })
})

describe('a certificate', () => {
  test('of one person does not change by an event of another, nor by somebody without the office', async () => {
    const [first, second] = [await somebody('青山 一郎', section), await somebody('井上 二葉', section)]
    for (const one of [first, second]) await certified(db, one, 'DX_LEADER', day('2027-10-19'), day('2031-03-31'))
    const numbers = { first: await numberOf(first), second: await numberOf(second) }
    const order = { intent: 'order', event: 'suspend', day: '2028-11-01', note: '', roles: 'DX_LEADER' }
    const press = (who: Visitor, fields: Record<string, string>) => actOnCertificates(sent(who, formOf(fields)))
    expect(await press(office, { ...order, staffNumber: numbers.second })).toMatchObject({ ok: true })
    const event = await db.certificateEvent.findFirstOrThrow({ where: { personId: second, event: 'suspend' } })
    const mixed = { intent: 'take_back', staffNumber: numbers.first, eventId: String(event.id) }
    expect(await press(office, mixed)).toMatchObject({ ok: false, sent: { errors: { '': [expect.any(String)] } } })
    expect(await db.certificateEvent.count({ where: { id: event.id, voidedAt: null } })).toBe(1)
    for (const who of [chief, colleague, mentor, seat(FIRST)]) {
      await expect(press(who, { ...order, staffNumber: numbers.first })).rejects.toMatchObject(NOT_FOUND)
      const page = certificateHolderPage(who('/x'), { staffNumber: numbers.first })
      await expect(page).rejects.toMatchObject(NOT_FOUND)
    }
  })

  test('is given on paper to nobody who has the number only', async () => {
    const owned = await db.certificate.findFirst({ select: { number: true } })
    const paper = certificatePaperFile(colleague('/x'), { number: owned?.number ?? 'R10-L-001' })
    await expect(paper).rejects.toMatchObject(NOT_FOUND)
  })
})

test('a day at the end of the calendar is none that is planned for', async () => {
  const far = '9999-12-31'
  const told = expect.stringContaining('ずっと先')
  expect(await planCommittee(post(office), formOf({ applyBy: far, heldOn: far }))).toMatchObject({
    invalid: { applyBy: [told], heldOn: [told] },
  })
  const order = { intent: 'order', event: 'leave', day: far, note: '', roles: 'DX_LEADER' }
  const form = formOf({ ...order, staffNumber: await numberOf(master) })
  expect(await actOnCertificates(sent(office, form))).toMatchObject({ ok: false, sent: { errors: { day: [told] } } })
  const pair = { mentor: await numberOf(master), mentee: await numberOf(misaki.personId), kind: 'mentor', from: far }
  expect(await beginPair(post(office), formOf(pair))).toMatchObject({ invalid: { from: [told] } })
})

describe('an appointment', () => {
  test('is changed on the page of its own officer, and hand-over notes are written by the officer', async () => {
    const officers = [await somebody('大川 徹', elsewhere), await somebody('後任 一', elsewhere)] as const
    const [now, later] = [
      { personId: officers[0], role: 'TECH_OFFICER', validFrom: day('2027-04-01'), validTo: day('2032-04-01') },
      { personId: officers[1], role: 'TECH_OFFICER', validFrom: day('2029-04-01'), validTo: day('2034-04-01') },
    ]
    const [, plannedId] = await record(db, 'appointment', [now, later], STAMP)
    const numbers = { now: await numberOf(officers[0]), later: await numberOf(officers[1]) }
    const cancel = { officer: numbers.now, appointment: plannedId ?? 0, seen: '2034-03-31' }
    expect(await cancelTerm(post(office), cancel)).toMatchObject({ ok: false, conflict: expect.anything() })
    const form = formOf({ intent: 'cancel', officer: numbers.later, appointment: plannedId ?? 0, seen: '2034-03-31' })
    expect(await actOnOfficer(sent(office, form), numbers.now)).toMatchObject({ ok: false, status: 409 })
    expect(await db.appointment.count({ where: { id: plannedId ?? 0, voidedAt: null } })).toBe(1)
    const written = { officer: numbers.now, basedOn: 0, sections: [{ heading: '引継ぎ', text: '書きかえた' }] }
    for (const who of [office, await signIn(db, officers[1]), colleague])
      await expect(writeHandover(post(who), written)).rejects.toMatchObject(NOT_FOUND)
    await expect(officer(colleague('/x'), { staffNumber: numbers.now })).rejects.toMatchObject(NOT_FOUND)
  })
})
