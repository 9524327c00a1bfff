import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { ownCertification, wayOf } from '~/features/certification/own-certification.server'
import { startApplication } from '~/features/certification/start-application.server'
import { submitApplication } from '~/features/certification/submit-application.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from './builders'
import { committee } from './certification'
import { BEGINNING, person, standardFrom, unit } from './city-of'
import { testDatabase } from './database'
import { cityWithCourses } from './imported-files'
import { rulesFrom } from './learning'
import { signIn, type Visitor } from './signed-in'

/* A small city with a clerk who is on the way to a certificate of their own. */

const { db } = testDatabase()
const day = cityDate
export const today = day('2028-11-15')
export let skills: Map<string, number>
export let unitId: number
export let chief: number
export let committeeId: number
let nextNumber = 300_001

export async function cityOfOneSection(): Promise<void> {
  setConsequences(whatFollows)
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
}

export let misaki: number
export let visitor: Visitor

export async function newClerk(): Promise<void> {
  misaki = await somebody('石黒 美咲')
  visitor = await signIn(db, misaki)
}

export function somebody(name: string): Promise<number> {
  nextNumber += 1
  return person(db, { number: String(nextNumber), name, unitId })
}

export const see = (path: string, who = visitor) => ownCertification(who(path), wayOf(who(path)))
export const way = '/me/certification?role=DX_LEADER'

export async function draft(who = visitor): Promise<number> {
  const started = await startApplication(who('/me/certification/application', {}), formOf({ role: 'DX_LEADER' }))
  if (!started.ok) throw new Error(JSON.stringify(started))
  return started.value.applicationId
}

export const submit = (applicationId: number, given: { statement?: string; revision?: number; who?: Visitor } = {}) =>
  submitApplication(
    (given.who ?? visitor)('/me/certification/application', {}),
    formOf({ application: applicationId, statement: given.statement ?? '', revision: given.revision ?? 1 }),
  )
