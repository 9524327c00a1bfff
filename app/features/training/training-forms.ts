import { z } from 'zod'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import type { SeatQuota, SessionDay } from '~/domain/course-session'
import { dayField } from '~/domain/day-field'
import { wholeNumberField } from '~/domain/number-field'
import { recordId } from '~/domain/record-id'
import { ROLES_TO_AIM_AT } from '~/domain/roles'
import { parseTimeOfDay } from '~/domain/time-of-day'

const text = z.string().trim()
const optionalText = (most: number) => text.max(most, `${most} 字までにしてください。`).optional()

/** The words of the fields of a session's form, as its faults name them. */
const dayRow = z.object({ on: text.optional(), from: text.optional(), to: text.optional() })
const quotaSeats = wholeNumberField('席の数を 1〜9999 で入れてください。', { least: 1, most: 9999 })
const departmentRow = z.object({ unit: text.optional(), seats: quotaSeats })

const sessionFields = z.object({
  name: text.min(1, '回の名前を入れてください。').max(60, '名前は 60 字までにしてください。'),
  startsOn: text.optional(),
  endsOn: text.optional(),
  days: z.array(dayRow).max(40).default([]),
  place: optionalText(200),
  url: text
    .max(500, '500 字までにしてください。')
    .regex(/^https?:\/\/\S+$/, 'https:// から始まる URL を入れてください。')
    .optional(),
  capacity: wholeNumberField('定員は 1〜9999 の数にしてください。限りがなければ空けておきます。', {
    least: 1,
    most: 9999,
  }),
  applyBy: text.optional(),
  roleSeats: z.partialRecord(z.enum(ROLES_TO_AIM_AT), quotaSeats).default({}),
  departmentSeats: z.array(departmentRow).max(40).default([]),
  note: optionalText(1000),
})

type SessionFields = z.output<typeof sessionFields>

/** What a form says of a session, with days as days. */
export type SessionPlan = {
  name: string
  startsOn: CityDate
  endsOn: CityDate
  days: SessionDay[]
  place: string | null
  url: string | null
  capacity: number | null
  applyBy: CityDate
  roleQuotas: Extract<SeatQuota, { kind: 'role' }>[]
  /** By the code of the department. */
  departmentQuotas: { unit: string; seats: number }[]
  note: string | null
}

export const planSessionForm = sessionFields.extend({ course: text.max(40) }).transform((fields, context) => {
  const plan = planOf(fields, context)
  return plan ? { course: fields.course, plan } : z.NEVER
})

export const changeSessionForm = sessionFields
  .extend({ session: recordId(), revision: z.coerce.number().int().min(0) })
  .transform((fields, context) => {
    const plan = planOf(fields, context)
    return plan ? { session: fields.session, revision: fields.revision, plan } : z.NEVER
  })

export const sessionForm = z.object({ session: recordId() })

export const copySessionsForm = z.object({ year: z.coerce.number().int().min(2000).max(2200) })

type Fault = (path: PropertyKey[], message: string) => void

function planOf(fields: SessionFields, context: z.RefinementCtx): SessionPlan | null {
  let isWrong = false
  const fault: Fault = (path, message) => {
    isWrong = true
    context.addIssue({ code: 'custom', path, message })
  }
  const days = daysOf(fields.days, fault)
  const startsOn = dayOf(fields.startsOn, ['startsOn'], '初日', fault) ?? days[0]?.on
  const endsOn = dayOf(fields.endsOn, ['endsOn'], '終わりの日', fault) ?? days.at(-1)?.on
  const applyBy = dayOf(fields.applyBy, ['applyBy'], '申込みのしめきり', fault)
  if (!startsOn && !isWrong) fault(['startsOn'], '日程か、期間の初日を入れてください。')
  if (startsOn && !endsOn && !isWrong) fault(['endsOn'], '期間の終わりの日を入れてください。')
  if (!fields.applyBy) fault(['applyBy'], '申込みのしめきりを入れてください。')
  const departmentQuotas = departmentsOf(fields.departmentSeats, fault)
  const roleQuotas = ROLES_TO_AIM_AT.flatMap((role) => {
    const seats = fields.roleSeats[role] ?? null
    return seats === null ? [] : [{ kind: 'role' as const, role, seats }]
  })
  checkSeats(fields.capacity, [...roleQuotas, ...departmentQuotas], fault)
  if (!startsOn || !endsOn || !applyBy) return null
  checkOrder({ startsOn, endsOn, applyBy, days }, fault)
  if (isWrong) return null
  return {
    name: fields.name,
    startsOn,
    endsOn,
    days,
    place: fields.place ?? null,
    url: fields.url ?? null,
    capacity: fields.capacity,
    applyBy,
    roleQuotas,
    departmentQuotas,
    note: fields.note ?? null,
  }
}

function daysOf(rows: SessionFields['days'], fault: Fault): SessionDay[] {
  const days = rows.flatMap((row, index): SessionDay[] => {
    if (!row.on && !row.from && !row.to) return []
    const name = `${index + 1} 日目`
    const wrong = (part: 'on' | 'from' | 'to', sentence: string) => fault(['days', index, part], `${name}：${sentence}`)
    const on = dayOf(row.on, ['days', index, 'on'], name, fault)
    const from = parseTimeOfDay(row.from ?? '')
    const to = parseTimeOfDay(row.to ?? '')
    if (!row.on) wrong('on', '日を入れてください。')
    if (!from) wrong('from', '始まる時刻を 9:00 のように入れてください。')
    if (!to) wrong('to', '終わる時刻を 16:30 のように入れてください。')
    if (!on || !from || !to) return []
    if (to <= from) wrong('to', '終わりは、始まりより後の時刻にしてください。')
    return [{ on, from, to }]
  })
  days.sort((a, b) => `${a.on} ${a.from}`.localeCompare(`${b.on} ${b.from}`))
  days.forEach((day, index) => {
    const before = days[index - 1]
    if (before && before.on === day.on && before.to > day.from) {
      fault(['days', index, 'from'], '同じ日の時間が重なっています。')
    }
  })
  return days
}

function dayOf(written: string | undefined, path: PropertyKey[], label: string, fault: Fault): CityDate | undefined {
  if (!written) return undefined
  const parsed = dayField('令和11年1月18日、R11.1.18、2029-01-18', label).safeParse(written)
  if (parsed.success) return parsed.data
  for (const { message } of parsed.error.issues) fault(path, message)
  return undefined
}

function departmentsOf(rows: SessionFields['departmentSeats'], fault: Fault): SessionPlan['departmentQuotas'] {
  return rows.flatMap(({ unit, seats }, index) => {
    if (!unit && seats === null) return []
    if (!unit) fault(['departmentSeats', index, 'unit'], '部局を選んでください。')
    if (seats === null) fault(['departmentSeats', index, 'seats'], '席の数を入れてください。')
    if (unit && rows.findIndex((row) => row.unit === unit) !== index) {
      fault(['departmentSeats', index, 'unit'], '同じ部局が 2 回あります。')
    }
    return unit && seats !== null ? [{ unit, seats }] : []
  })
}

function checkSeats(capacity: number | null, quotas: readonly { seats: number }[], fault: Fault): void {
  if (quotas.length === 0) return
  const kept = quotas.reduce((sum, quota) => sum + quota.seats, 0)
  if (capacity === null) fault(['capacity'], '先に回す席を決めるときは、定員も入れてください。')
  else if (kept > capacity) fault(['capacity'], `先に回す席が合わせて ${kept} 席あり、定員を超えています。`)
}

type Order = Pick<SessionPlan, 'startsOn' | 'endsOn' | 'applyBy' | 'days'>

function checkOrder({ startsOn, endsOn, applyBy, days }: Order, fault: Fault): void {
  if (endsOn < startsOn) fault(['endsOn'], '終わりの日は、初日より後にしてください。')
  if (days.some((day) => day.on < startsOn || day.on > endsOn)) {
    fault(['startsOn'], '期間の外の日程があります。期間を空けておくと、日程の最初と最後の日になります。')
  }
  const first = days[0]?.on
  if (first && applyBy > first) fault(['applyBy'], 'しめきりは、最初の日までの日にしてください。')
  if (!first && applyBy > endsOn) fault(['applyBy'], 'しめきりは、期間の終わりまでの日にしてください。')
  if (fiscalYearOf(startsOn) !== fiscalYearOf(endsOn)) {
    fault(['endsOn'], '年度をまたぐ回は作れません。年度ごとに分けてください。')
  }
}
