import { z } from 'zod'

/* Forms of the desk on which statements wait that found nobody or no course. */

const provider = z.string().max(200).default('')
const written = z.string().trim().max(2_000)

/** `written`: what a system calls a course, to be kept for it; without it the statements are only tried again. */
export const matchForm = z
  .object({ provider, written: written.default(''), course: z.string().max(40).default('') })
  .refine(({ written: name, course }) => name === '' || course !== '', {
    path: ['course'],
    message: 'どの研修かを選んでください。',
  })

export const forgetNameForm = z.object({
  provider,
  written: written.min(1, '呼び名を選んでください。'),
  /** Also takes back what statements with this name recorded. */
  undo: z.literal('1').optional(),
})

export const setAsideForm = z.object({ statement: z.uuid('記録を選んでください。') })
