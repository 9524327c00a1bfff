import { z } from 'zod'

const LONGEST_NOTE = 500

/** A whole number as people type it: full-width digits, commas and a unit behind it are fine. */
function typedNumber(what: string, least: number, most: number) {
  return z
    .string({ error: `${what}を数で入れてください。` })
    .transform((text) =>
      text
        .normalize('NFKC')
        .replace(/[,\s]/g, '')
        .replace(/(回|人|席|円)$/, ''),
    )
    .refine((text) => /^\d{1,9}$/.test(text), `${what}を数で入れてください。`)
    .transform(Number)
    .refine(
      (number) => number >= least && number <= most,
      `${what}は ${least} から ${most.toLocaleString('ja-JP')} までです。`,
    )
}

const sessions = typedNumber('回数', 0, 200)
const year = z.coerce.number().int().min(2000).max(2200)
const basedOn = z.coerce.number().int().min(0)
const note = z.string().trim().max(LONGEST_NOTE, `メモは ${LONGEST_NOTE} 字までです。`).optional()

/** A whole plan; `basedOn` is the version that the page showed. An empty cost is not known yet. */
export const planForm = z.object({
  year,
  basedOn,
  note,
  lines: z
    .array(
      z.object({
        courseCode: z.string().max(40),
        sessions,
        capacity: typedNumber('定員', 1, 5_000),
        costPerSession: typedNumber('費用', 0, 100_000_000).optional(),
        note,
      }),
    )
    .max(500),
})

/** How many sessions of one course. */
export const sessionsForm = z.object({ year, basedOn, course: z.string().max(40), sessions })

export const adoptForm = z.object({ year, basedOn, note })

/** The item whose candidates are told to apply. */
export const inviteForm = z.object({ role: z.string().max(40), courses: z.string().min(1).max(400) })
