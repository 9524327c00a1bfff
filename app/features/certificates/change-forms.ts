import { z } from 'zod'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { CHANGES_BY_ORDER } from '~/domain/certificate-changes'
import { dayField } from '~/domain/day-field'
import { recordId } from '~/domain/record-id'

/* What the office records of certificates, as the forms send it. */

const MOST = 200
const LONG = '200 文字までです。'
const DAYS = '令和10年12月1日、R10.12.1、2028-12-01'
const day = dayField(DAYS)
const told = (sentence: string) => z.string(sentence).trim().min(1, sentence).max(MOST, LONG)

const changed = {
  staffNumber: z.string().max(20),
  /** Of one person: the same order concerns all of them. */
  roles: z.array(z.enum(CERTIFIED_ROLES), '認定証を選んでください。').min(1, '認定証を選んでください。').max(3),
}
const note = z.string().trim().max(MOST, LONG).default('')

/** Of `leave` the day is the last one in office, of the others the first one away or back. */
export const orderForm = z.object({
  ...changed,
  event: z.enum(CHANGES_BY_ORDER, '出来事を選んでください。'),
  day,
  note,
})

export const restartForm = z.object({
  ...changed,
  day: dayField(DAYS, '任用の日'),
  requestedOn: dayField(DAYS, '本人が申し出た日'),
  note,
})

export const conditionForm = z.object({ ...changed, day, checked: told('何で確かめたかを書いてください。') })

export const giveBackForm = z.object({ ...changed, day, note })

export const revokeForm = z.object({ ...changed, day, kept: told('理由を保管している場所を書いてください。') })

export const takeBackForm = z.object({ staffNumber: changed.staffNumber, eventId: recordId() })

export const resignForm = z.object({ role: z.enum(CERTIFIED_ROLES, '認定証を選んでください。') })
