import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { recordId } from '~/domain/record-id'

/* What is entered of a round of the 認定委員会 and its cases: shared by browser and server. */

const committee = recordId('この委員会はありません。画面を開き直してください。')
/** Forms send line ends of their own; a field counts each as one character. */
const lines = z.string().overwrite((written) => written.replace(/\r\n?/g, '\n').trim())
const text = lines.max(4000, '4,000 字までです。').default('')
const accounts = (sentence: string) =>
  z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(recordId(sentence)).transform((ids) => [...new Set(ids)]),
  )

const days = {
  applyBy: dayField('令和11年9月28日、R11.9.28、2029-09-28', '申請のしめきり'),
  heldOn: dayField('令和11年10月16日、R11.10.16、2029-10-16', '開催日'),
}
type Days = { applyBy: string; heldOn: string }
const isInOrder = ({ applyBy, heldOn }: Days) => applyBy <= heldOn
const NOT_IN_ORDER = { path: ['heldOn'], message: '開催日は、申請のしめきりより後にしてください。' }

export const planForm = z.object(days).refine(isInOrder, NOT_IN_ORDER)

/** `seen`: the days as the form showed them. */
export const moveForm = z.object({ committee, ...days, seen: z.string().default('') }).refine(isInOrder, NOT_IN_ORDER)

export const membersForm = z
  .object({
    committee,
    member: accounts('この委員はいません。'),
    chair: recordId('議長を選んでください。'),
    read: z.string().default(''),
  })
  .refine(({ member, chair }) => member.includes(chair), {
    path: ['chair'],
    message: '議長は、委員のなかから選んでください。',
  })

export const minutesForm = z.object({ committee, minutes: text, read: lines.default('') })

export const OUTCOMES = ['certified', 'conditional', 'refused', 'deferred'] as const
const CONDITION_KINDS = ['training', 'level', 'effect_measurement'] as const

export const decisionForm = z
  .object({
    committee,
    application: recordId('この申請はありません。画面を開き直してください。'),
    revision: z.coerce.number().int(),
    outcome: z.enum(OUTCOMES, '結果を選んでください。'),
    member: accounts('審査に加わった委員を選んでください。'),
    kind: z.enum(CONDITION_KINDS).optional().catch(undefined),
    task: text,
    through: z.string().trim().default(''),
    reason: text,
    next: text,
  })
  .superRefine(({ outcome, kind, task, through, reason, next }, context) => {
    const ask = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (outcome === 'conditional') {
      if (!kind) ask('kind', '残る課題の種類を選んでください。')
      if (task === '') ask('task', '残る課題を書いてください。')
      if (through === '') ask('through', '期限を選んでください。')
    }
    if (outcome === 'refused') {
      if (reason === '') ask('reason', '認定しない理由を書いてください。')
      if (next === '') ask('next', '本人が次にすることを書いてください。')
    }
    if (outcome === 'deferred' && reason === '') ask('reason', '次の回へ送る理由を書いてください。')
  })
