import { z } from 'zod'
import { dayField } from '~/domain/day-field'

const answer = z.coerce
  .number('1 から 5 のどれかを選んでください。')
  .int()
  .min(1, '1 から 5 のどれかを選んでください。')
  .max(5, '1 から 5 のどれかを選んでください。')

export const answerPulseForm = z.object({
  fiscalYear: z.coerce.number().int().min(2000).max(2200),
  first: answer,
  second: answer,
  third: answer,
})

const question = z
  .string('問いを入れてください。')
  .trim()
  .min(5, '問いを入れてください。')
  .max(120, '問いは 120 字までにしてください。')
const day = (name: string) => dayField('令和11年11月1日、R11.11.1、2029-11-01', name)

export const openPulseForm = z.object({
  opensOn: day('始まり'),
  closesOn: day('しめきり'),
  question1: question,
  question2: question,
  question3: question,
})

export const pulseYearForm = z.object({ fiscalYear: z.coerce.number().int().min(2000).max(2200) })
