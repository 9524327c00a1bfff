import { cityDate, fiscalYear } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { careerOf } from '~/facts/careers'
import { grantCertificate } from '~/facts/change-certificate'
import { ledgersOf } from '~/facts/goals'
import { record, takeBack } from '~/facts/record'
import { actOnCertificates } from '~/features/certificates/change-intents.server'
import { certificateCheck } from '~/features/certificates/check.server'
import { certificateHolderPage } from '~/features/certificates/holder.server'
import { certificateHolders } from '~/features/certificates/holders.server'
import { holdersParamsOf } from '~/features/certificates/holders-params'
import { formOf, head } from './builders'
import { BEGINNING, person, STAMP, standardFrom, unit } from './city-of'
import { testDatabase } from './database'
import { rulesFrom } from './learning'
import { signIn, type Visitor } from './signed-in'

/* A small city on 15 November 2028 whose office keeps certificates: for tests of their life. */

const { db } = testDatabase()
const day = cityDate
export const R10 = fiscalYear(2028)
export const YEARS = 3

let section = 0
let numbered = 200000

/** Two offices, a section head and somebody else; nobody holds anything yet. */
export async function officeCity() {
  await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  const welfare = await unit(db, { code: 'D01', name: '福祉保健部' })
  const care = await unit(db, { code: 'S001', name: '介護保険課', parentId: welfare })
  const named = (number: string, name: string) => person(db, { number, name, unitId: care })
  const [chief, officer, nobody, other] = [
    await named('100001', '中川 誠一'),
    await named('100002', '奥村 亮'),
    await named('100003', '石黒 美咲'),
    await named('100004', '坂井 健'),
  ]
  await head(db, care, chief)
  section = care
  return {
    visitors: {
      所属長: await signIn(db, chief),
      事務局: await signIn(db, officer, ['dx_office']),
      職員課: await signIn(db, other, ['hr_section']),
      職員: await signIn(db, nobody),
      監査: await signIn(db, null, ['auditor']),
    } satisfies Record<string, Visitor>,
    officer,
  }
}

type Grant = { role?: CertifiedRole; on?: string; conditionalThrough?: string }

/** Somebody of 介護保険課 with the certificates that were granted on these days. */
export async function holder(name: string, ...grants: Grant[]) {
  numbered += 1
  const number = String(numbered)
  const personId = await person(db, { number, name, unitId: section })
  const numbers: string[] = []
  for (const { role = 'DX_LEADER', on = '2027-10-19', conditionalThrough } of grants) {
    const granted = await grantCertificate(
      db,
      {
        personId,
        role,
        on: day(on),
        conditionalThrough: conditionalThrough === undefined ? null : day(conditionalThrough),
        years: YEARS,
        applicationId: null,
        note: null,
      },
      { ...STAMP, at: new Date(`${on}T10:00:00+09:00`) },
    )
    if (!granted.ok) throw new Error(granted.why)
    numbers.push(granted.number)
  }
  return { personId, number, certificate: numbers[0] ?? '', certificates: numbers }
}

export type Fields = Record<string, string | number>

/** Sends a form of the office's pages; `roles` are ticked besides. */
export function press(visitor: Visitor, fields: Fields, roles: readonly CertifiedRole[] = ['DX_LEADER']) {
  const form = formOf(fields)
  for (const role of roles) form.append('roles', role)
  const request = visitor('/certification/holders')
  return actOnCertificates(new Request(request.url, { method: 'POST', headers: request.headers, body: form }))
}

/** What the page answers: the words it goes on with, or why it could not. */
export async function answerTo(sending: ReturnType<typeof press>): Promise<string> {
  const result = await sending
  return result.ok ? `${result.done}` : Object.values(result.sent.errors).flat().join(' ')
}

export async function lastStanding(personId: number, role: CertifiedRole = 'DX_LEADER') {
  return (await careerOf(db, personId))?.certificates[role].at(-1)
}

export function list(visitor: Visitor, search = '') {
  const request = visitor(`/certification/holders${search}`)
  return certificateHolders(request, holdersParamsOf(request))
}

export function pageOf(visitor: Visitor, staffNumber: string) {
  return certificateHolderPage(visitor(`/certification/holders/${staffNumber}`), { staffNumber })
}

export async function publicly(number: string) {
  const checked = await certificateCheck(new Request('http://localhost/certificates'), { number })
  return checked.state
}

export async function noticesOf(personId: number): Promise<string[]> {
  const notices = await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' }, select: { title: true } })
  return notices.map(({ title }) => title)
}

export async function ledger(role: 'DX_LEADER' | 'DX_MASTER', asOf = '2028-11-15', year = R10) {
  return (await ledgersOf(db, { fiscalYear: year, asOf: day(asOf) })).ledgers[role]
}

export async function lastEventOf(personId: number): Promise<number> {
  const event = await db.certificateEvent.findFirst({ where: { personId }, orderBy: { id: 'desc' } })
  return event?.id ?? 0
}

/** The employment ends before a day, and (再任用) begins again on another. */
export async function changeEmployment(personId: number, validTo: string | null, again?: string): Promise<void> {
  const rows = await db.employment.findMany({ where: { personId, voidedAt: null } })
  await takeBack(
    db,
    'employment',
    rows.map(({ id }) => id),
    STAMP,
  )
  const row = {
    personId,
    employmentType: 'permanent',
    jobCategory: '事務',
    termEndsOn: null,
    retirementFiscalYear: null,
  }
  const since = (from: string, to: string | null, employmentType = 'permanent') => ({
    ...row,
    employmentType,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
  })
  await record(
    db,
    'employment',
    [since(BEGINNING, validTo), ...(again === undefined ? [] : [since(again, null, 'reappointed')])],
    STAMP,
  )
}

export async function isAway(personId: number, from: string, to: string | null = null): Promise<void> {
  const leave = { personId, kind: 'childcare', validFrom: day(from), validTo: to === null ? null : day(to) }
  await record(db, 'leave_status', [leave], STAMP)
}

export const order = (staffNumber: string, event: string, on: string, more: Fields = {}): Fields => ({
  intent: 'order',
  staffNumber,
  event,
  day: on,
  note: '',
  ...more,
})
