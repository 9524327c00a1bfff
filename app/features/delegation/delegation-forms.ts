import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { recordId } from '~/domain/record-id'
import { MOST_PEOPLE } from '~/domain/section-order'

const day = (name: string) => dayField('令和11年3月31日、R11.3.31、2029-03-31', name)
const unitCode = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
const id = recordId()

export const unitParams = z.object({ code: unitCode })

const named = z.object({
  unit: unitCode,
  kind: z.enum(['delegate', 'proxy']),
  staffNumber: z
    .string('だれに任せるかを選んでください。')
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(/^[0-9A-Za-z-]{1,20}$/, 'だれに任せるかを選んでください。')),
  scope: z.enum(['all', 'chosen'], 'だれの分を任せるかを選んでください。'),
  people: z.array(id).max(MOST_PEOPLE, `一人に任せられるのは ${MOST_PEOPLE} 人までです。`).default([]),
  from: day('いつから'),
  through: day('最後の日'),
})

export const nameDelegateForm = named.superRefine((input, context) => {
  if (input.through < input.from) {
    context.addIssue({ code: 'custom', path: ['through'], message: '最後の日は、始まりの日より後にしてください。' })
  }
  if (input.scope === 'chosen' && input.people.length === 0) {
    context.addIssue({ code: 'custom', path: ['people'], message: '任せる人を 1 人以上選んでください。' })
  }
})

export const endDelegationForm = z.object({ delegation: id })

export const nominateForm = z.object({
  unit: unitCode,
  person: id,
  role: z.enum(['DX_LEADER', 'DX_MASTER'], '役割を選んでください。'),
})

/** Ids of people ticked in a list. */
const ticked = (sentence: string) =>
  z.array(id, sentence).min(1, sentence).max(500, '一度に 500 人までにしてください。')

export const includeForm = z.object({
  unit: unitCode,
  /** The tick beside a name is what the head attests: the person works at a terminal. */
  worksAtTerminal: ticked('端末で業務を行う人に、印を付けてください。'),
})

export const leaveOutForm = z.object({
  unit: unitCode,
  people: ticked('対象から外す人に、印を付けてください。'),
})
