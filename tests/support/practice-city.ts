import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { proposeStep } from '~/features/practice/propose-step.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from './builders'
import { person, unit } from './city-of'
import { testDatabase, todayIs } from './database'
import { project } from './practice'
import { signIn, type Visitor } from './signed-in'

/* A department with two sections, in which improvement projects are proposed, run and reviewed. */

const { db } = testDatabase()
export const TODAY = cityDate('2028-11-15')
export let number = 400000
export let city = 0
export let department: number
export let section: number
export let elsewhere: number
export let ids: Record<'director' | 'chief' | 'ishiguro' | 'mizuno' | 'takashima', number>
export let visitors: Record<'director' | 'chief' | 'ishiguro' | 'mizuno' | 'master' | 'office' | 'auditor', Visitor>

export const someone = (name: string, unitId: number) => {
  number += 1
  return person(db, { number: String(number), name, unitId })
}

export const at = (projectId: number) => `/practices/${projectId}`

export async function newDepartment(): Promise<void> {
  setConsequences(whatFollows)
  city += 1
  await todayIs(TODAY)
  department = await unit(db, { code: `PD${city}`, name: `福祉部${city}` })
  section = await unit(db, { code: `PS${city}`, name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: `PX${city}`, name: '障害福祉課', parentId: department })
  ids = {
    director: await someone(`部長 太郎${city}`, department),
    chief: await someone(`中川 誠一${city}`, section),
    ishiguro: await someone(`石黒 美咲${city}`, section),
    mizuno: await someone(`水野 啓介${city}`, elsewhere),
    takashima: await someone(`高島 直樹${city}`, elsewhere),
  }
  await head(db, department, ids.director)
  await head(db, section, ids.chief)
  await db.certificateEvent.create({
    data: {
      personId: ids.takashima,
      role: 'DX_MASTER',
      event: 'grant',
      effectiveOn: new Date('2028-07-10'),
      state: 'valid',
      recordedAt: new Date('2028-07-10'),
    },
  })
  visitors = {
    director: await signIn(db, ids.director),
    chief: await signIn(db, ids.chief),
    ishiguro: await signIn(db, ids.ishiguro),
    mizuno: await signIn(db, ids.mizuno),
    master: await signIn(db, ids.takashima),
    office: await signIn(db, await someone('事務局 花子', elsewhere), ['dx_office']),
    auditor: await signIn(db, null, ['auditor']),
  }
}

export const proposal = (more: Record<string, string> = {}) =>
  formOf({
    title: '住宅改修費の申請書を読み取る',
    unit: `PS${city}`,
    process: '住宅改修費の支給',
    asIs: '紙の申請書を、職員が表計算に打ち直していた。',
    toBe: '',
    tools: 'AI-OCR、表計算',
    plannedHours: '１，２００',
    on: '令和10年11月1日',
    ...more,
  })

export async function proposed(by: Visitor, more: Record<string, string> = {}): Promise<number> {
  const step = await proposeStep(by('/practices/new', {}), proposal({ go: 'propose', ...more }))
  if (!('proposed' in step)) throw new Error(JSON.stringify(step))
  return step.proposed
}

export const operating = () =>
  project(db, {
    unitId: section,
    by: ids.ishiguro,
    steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
  })
