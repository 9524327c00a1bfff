import { z } from 'zod'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { parseFiscalYear } from '~/domain/city-date'
import { dayField } from '~/domain/day-field'
import { recordId } from '~/domain/record-id'

const day = (name: string) => dayField('令和11年6月1日、R11.6.1、2029-06-01', name)

const DEADLINES = { selfDueOn: day('自己評価のしめきり'), confirmDueOn: day('確認のしめきり') }

const roundPlan = z.object({
  name: z
    .string('名前を入れてください。')
    .trim()
    .min(1, '名前を入れてください。')
    .max(60, '名前は 60 字までにしてください。'),
  fiscalYear: z.string('年度を入れてください。').transform((text, context) => {
    const year = parseFiscalYear(text)
    if (year !== null) return year
    context.addIssue({ code: 'custom', message: '令和11年度、R11、2029 のように入れてください。' })
    return z.NEVER
  }),
  kind: z.enum(['annual', 'candidates', 'pilot'], '種類を選んでください。'),
  tiers: z.array(z.enum(['core', 'extended'])).min(1, '聞くスキルを 1 つ以上選んでください。'),
  departments: z.array(z.string().regex(/^[0-9A-Za-z-]{1,20}$/)).default([]),
  opensOn: day('開始日'),
  ...DEADLINES,
})

export const planRoundForm = roundPlan.superRefine(fits)
export const changePlanForm = roundPlan.extend({ round: recordId() }).superRefine(fits)

function fits(round: z.output<typeof roundPlan>, context: z.RefinementCtx): void {
  const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (round.selfDueOn < round.opensOn) fault('selfDueOn', '自己評価のしめきりは、開始日より後にしてください。')
  confirmsLater(round, context)
  if (fiscalYearOf(round.opensOn) !== round.fiscalYear) fault('fiscalYear', '開始日がこの年度に入っていません。')
  if (round.kind === 'candidates' && !round.tiers.includes('extended')) {
    fault('tiers', '見直しは拡張スキルを聞きます。拡張を選んでください。')
  }
}

function confirmsLater(
  { selfDueOn, confirmDueOn }: { selfDueOn: CityDate; confirmDueOn: CityDate },
  context: z.RefinementCtx,
): void {
  if (confirmDueOn >= selfDueOn) return
  const message = '確認のしめきりは、自己評価のしめきりより後にしてください。'
  context.addIssue({ code: 'custom', path: ['confirmDueOn'], message })
}

/** New deadlines of an open round; `seen`: those that stood on the page, so that nobody's change is undone unseen. */
export const moveDeadlinesForm = z
  .object({ round: recordId(), ...DEADLINES, seen: z.string().max(40) })
  .superRefine(confirmsLater)

export const roundForm = z.object({ round: recordId() })

export const publishRoundForm = roundForm.extend({
  title: z
    .string('題名を入れてください。')
    .trim()
    .min(1, '題名を入れてください。')
    .max(80, '題名は 80 字までにしてください。'),
})

export const appointHeadForm = z.object({
  unit: z.string('組織を選んでください。').regex(/^[0-9A-Za-z-]{1,20}$/, '組織を選んでください。'),
  kind: z.enum(['head', 'acting'], '長か事務取扱かを選んでください。'),
  staffNumber: z
    .string('職員番号を入れてください。')
    .transform((text) => text.normalize('NFKC').trim())
    .pipe(z.string().regex(/^[0-9A-Za-z-]{1,20}$/, '職員番号を入れてください（先頭の 0 も要ります）。')),
  from: day('いつから'),
})
