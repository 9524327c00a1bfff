import { expect } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { applicationById } from '~/facts/applications'
import { acceptApplication } from '~/features/certification/accept-application.server'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { giveSignoff } from '~/features/certification/give-signoff.server'
import { ownCertification } from '~/features/certification/own-certification.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { casePage } from '~/features/committee/case-page.server'
import { committeePage } from '~/features/committee/committee-page.server'
import { decideApplication } from '~/features/committee/decide-application.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from './builders'
import { certified, committee, mentorOf } from './certification'
import { BEGINNING, person, standardFrom, unit } from './city-of'
import { testDatabase, todayIs } from './database'
import { cityWithCourses } from './imported-files'
import { rulesFrom } from './learning'
import { readyForLeader } from './ready-for-leader'
import { signIn, type Visitor } from './signed-in'

/* A small city with two rounds of the committee, one who may apply, and those who decide. */

const { db, owner } = testDatabase()
const day = cityDate
export const TODAY = day('2028-11-15')
export const HELD_ON = day('2029-02-20')
export const NEXT = day('2029-03-20')
export const NOT_FOUND = { status: 404 }
export let skills: Map<string, number>
export let section: number
export let elsewhere: number
export let chief: Visitor
export let mentor: Visitor
export let office: Visitor
let nextNumber = 400_000
export let chair: Visitor

/** Of other sections, one of them not on the staff. */
export let others: Visitor[]

/** Of the applicants' own section. */
export let neighbour: Visitor

export let round: number
export let nextRound: number

export async function committeeCity(): Promise<void> {
  setConsequences(whatFollows)
  skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  const boss = await somebody('中川 誠一', section)
  await head(db, section, boss)
  chief = await signIn(db, boss)
  const master = await somebody('高島 直樹', elsewhere)
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  mentor = await signIn(db, master)
  office = await signIn(db, await somebody('奥村 亮', elsewhere), ['dx_office'])
  const seat = async (name: string, unitId: number | null) =>
    signIn(db, unitId === null ? null : await somebody(name, unitId), ['committee_member'])
  chair = await seat('水橋 隆之', elsewhere)
  others = [
    await seat('立山 典子', elsewhere),
    await seat('荒木 恵子', elsewhere),
    await seat('佐伯 真', null),
    await seat('五 六子', elsewhere),
    await seat('七 八郎', elsewhere),
  ]
  neighbour = await seat('大島 遥', section)
}

export let misaki: number
export let self: Visitor

export async function newRounds(): Promise<void> {
  await todayIs(TODAY)
  await owner.query('UPDATE application SET committee_id = NULL')
  await owner.query('DELETE FROM committee_member')
  await owner.query('DELETE FROM committee_minutes')
  await owner.query('DELETE FROM committee')
  await owner.query('DELETE FROM function_grant WHERE account_id = ANY ($1)', [accountsOf([mentor, chief])])
  round = await committee(db, { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: HELD_ON })
  nextRound = await committee(db, { fiscalYear: 2028, sequence: 3, applyBy: day('2029-03-01'), heldOn: NEXT })
  await seated(round, [chair, ...others.slice(0, 3), neighbour])
  misaki = await applicant('石黒 美咲')
  self = await signIn(db, misaki)
}

export function somebody(name: string, unitId: number): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId, email: `${nextNumber}@city.example.jp` })
}

export async function applicant(name: string, without: string[] = []): Promise<number> {
  const personId = await somebody(name, section)
  await mentorOf(db, (await personOf(mentor)) ?? 0, personId, day('2028-04-01'))
  await readyForLeader(db, { personId, unitId: section, skills, without })
  return personId
}

export async function personOf({ accountId }: Visitor): Promise<number | null> {
  return (await db.account.findUniqueOrThrow({ where: { id: accountId } })).personId
}

export async function seated(committeeId: number, members: Visitor[], leads = members[0]): Promise<void> {
  const data = members.map((one) => ({ committeeId, accountId: one.accountId, chair: one === leads }))
  await db.committeeMember.deleteMany({ where: { committeeId } })
  await db.committeeMember.createMany({ data })
}

export const post = (who: Visitor) => who('/certification', {})
export const accountsOf = (members: Visitor[]) => members.map(({ accountId }) => accountId)

/** From the draft to the committee, by those whom the rule asks. */
export async function handIn(personId: number, statement = ''): Promise<number> {
  const who = await signIn(db, personId)
  const started = await startApplication(post(who), formOf({ role: 'DX_LEADER' }))
  if (!started.ok) throw new Error(JSON.stringify(started))
  const application = started.value.applicationId
  const revision = (await applicationById(db, application))?.revision ?? 0
  const submitted = await submitApplication(post(who), formOf({ application, statement, revision }))
  if (!submitted.ok) throw new Error(JSON.stringify(submitted))
  await acceptApplication(post(office), formOf({ application }))
  return application
}

export const give = {
  signoff: (personId: number) => giveSignoff(post(mentor), formOf({ person: personId, role: 'DX_LEADER', note: '' })),
  recommendation: (personId: number) =>
    giveRecommendation(post(chief), formOf({ person: personId, role: 'DX_LEADER', note: '' })),
}

export async function pending(personId: number, statement = ''): Promise<number> {
  const application = await handIn(personId, statement)
  await give.signoff(personId)
  await give.recommendation(personId)
  expect((await applicationById(db, application))?.state).toBe('committee_pending')
  return application
}

type Said = Record<string, string>

export async function decide(
  application: number,
  outcome: string,
  more: Said = {},
  { who = chair, members = [chair, ...others.slice(0, 3)], committee: committeeId = round, revision = -1 } = {},
) {
  const read = revision < 0 ? ((await applicationById(db, application))?.revision ?? 0) : revision
  const form = formOf({ committee: committeeId, application, revision: read, outcome, reason: '', next: '', ...more })
  for (const accountId of accountsOf(members)) form.append('member', String(accountId))
  return decideApplication(post(who), form)
}

export const REFUSAL = { reason: '証跡からは担当した部分が分からない。', next: '仕様書を付けて次の回に申請する。' }

export const see = (application: number, who: Visitor, committeeId = round) =>
  casePage(who('/x'), { committee: String(committeeId), application: String(application) })

export const agenda = (who: Visitor, committeeId = round) =>
  committeePage(who('/x'), { committee: String(committeeId) })
export const own = () => ownCertification(self('/me/certification'), { role: 'DX_LEADER', view: 'chart', ticked: null })
