import { setConsequences } from '~/access/consequences'
import { type CityDate, cityDate } from '~/domain/calendar'
import { applicationById } from '~/facts/applications'
import { record } from '~/facts/record'
import { acceptApplication } from '~/features/certification/accept-application.server'
import { applicationStatus } from '~/features/certification/application-status.server'
import { decideByOffice } from '~/features/certification/decide-by-office.server'
import { giveRecommendation } from '~/features/certification/give-recommendation.server'
import { giveSignoff } from '~/features/certification/give-signoff.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from './builders'
import { certified, committee, mentorOf } from './certification'
import { BEGINNING, person, STAMP, standardFrom, unit } from './city-of'
import { testDatabase, todayIs } from './database'
import { cityWithCourses } from './imported-files'
import { rulesFrom } from './learning'
import { signIn, type Visitor } from './signed-in'

/* A small city in which a clerk applies, and those through whose hands an application goes. */

const { db } = testDatabase()
const day = cityDate
export const TODAY = day('2028-11-15')
export let skills: Map<string, number>
export let department: number
export let section: number
export let elsewhere: number
export let director: number
export let chief: number
export let otherChief: number
export let master: number
export let technical: number
export let office: Visitor
export let nextNumber = 300_000

export async function applicationCity(): Promise<void> {
  setConsequences(whatFollows)
  skills = await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  await cityWithCourses(db)
  department = await unit(db, { code: 'D01', name: '福祉保健部' })
  section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: 'S002', name: '障害福祉課', parentId: department })
  director = await somebody('浅野 由紀', department, '部長')
  chief = await somebody('中川 誠一', section, '課長')
  otherChief = await somebody('大西 真理', elsewhere, '課長')
  await head(db, department, director)
  await head(db, section, chief)
  await head(db, elsewhere, otherChief)
  master = await somebody('高島 直樹', elsewhere)
  await certified(db, master, 'DX_MASTER', day('2028-02-22'), day('2031-03-31'))
  technical = await somebody('真鍋 徹', elsewhere)
  await record(db, 'appointment', [{ personId: technical, role: 'TECH_OFFICER', ...since(BEGINNING) }], STAMP)
  office = await signIn(db, await somebody('奥村 亮', elsewhere), ['dx_office'])
  const rounds = { fiscalYear: 2028, sequence: 2, applyBy: day('2029-01-31'), heldOn: day('2029-02-20') }
  await committee(db, rounds)
  await committee(db, { fiscalYear: 2029, sequence: 1, applyBy: day('2029-09-30'), heldOn: day('2029-10-20') })
}

export let misaki: number
export let self: Visitor
export let mentor: Visitor
export let boss: Visitor

export async function newApplicant(): Promise<void> {
  await todayIs(TODAY)
  misaki = await somebody('石黒 美咲', section)
  await mentorOf(db, master, misaki, day('2028-04-01'))
  self = await signIn(db, misaki)
  mentor = await signIn(db, master)
  boss = await signIn(db, chief)
}

function since(validFrom: CityDate) {
  return { validFrom, validTo: null }
}

export function somebody(name: string, unitId = section, title = '主事'): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId, title, email: `${nextNumber}@city.example.jp` })
}

type Role = 'DX_LEADER' | 'DX_MASTER' | 'DATA_SPECIALIST'

/** Starts and hands in an application of one's own. */
export async function apply(who: Visitor, role: Role = 'DX_LEADER', statement = ''): Promise<number> {
  const started = await startApplication(who('/x', {}), formOf({ role }))
  if (!started.ok) throw new Error(JSON.stringify(started))
  const { applicationId } = started.value
  const stored = await applicationById(db, applicationId)
  const form = formOf({ application: applicationId, statement, revision: stored?.revision ?? 0 })
  const submitted = await submitApplication(who('/x', {}), form)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted))
  return applicationId
}

export const post = (who: Visitor) => who('/certification', {})
export const accept = (application: number, who = office) => acceptApplication(post(who), formOf({ application }))

export const signOff = (person: number, who = mentor, role: Role = 'DX_LEADER') =>
  giveSignoff(post(who), formOf({ person, role, note: 'よく進めました。' }))

export const recommend = (person: number, who = boss, role: Role = 'DX_LEADER') =>
  giveRecommendation(post(who), formOf({ person, role, note: '' }))

export const decide = (application: number, outcome: string, more: Record<string, string> = {}, who = office) =>
  decideByOffice(post(who), formOf({ application, outcome, reason: '', next: '', ...more }))

export const status = (id: number, who = office) => applicationStatus(who(`/certification/applications/${id}`), { id })
export const stateOf = async (id: number) => (await applicationById(db, id))?.state

export const noticesOf = async (personId: number) =>
  (await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(({ title }) => title)

export const NOT_FOUND = { status: 404 }
