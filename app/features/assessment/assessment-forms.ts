import { z } from 'zod'
import { httpAddress } from '~/domain/http-address'
import { recordId } from '~/domain/record-id'
import type { SkillLevel } from '~/domain/skill-standard'
import { LONGEST_NOTE } from '~/features/assessment/assessment-limits'

/* Forms of a person's own assessment, shared by browser and server. */

/** Full-width digits are digits too; nothing chosen is no entry. */
const levelText = z
  .string()
  .transform((text) => text.normalize('NFKC').trim())
  .pipe(z.string().regex(/^[0-4]?$/, 'レベルは 0 から 4 のどれかを選んでください。'))
const levelOrNone = z.string().default('').pipe(levelText)

const byCode = <Value extends z.ZodType>(value: Value) => z.record(z.string().max(40), value).default({})
const id = recordId()

/** Whose entry: in a round, for oneself or (with a staff number) for somebody who is present. */
export const entryForm = z.object({ round: id, staffNumber: z.string().max(20).optional() })

const noteText = z.string().trim().max(LONGEST_NOTE, `ひとことは ${LONGEST_NOTE} 字までです。`).default('')

export const draftForm = entryForm.extend({
  /** Levels and notes that the screen sends, and what it started from, by skill code. */
  level: byCode(levelOrNone),
  note: byCode(noteText),
  was: z.object({ level: byCode(levelOrNone), note: byCode(z.string().default('')) }).prefault({}),
})

export const changedForm = entryForm.extend({
  /** Skills marked 変わった, or put back. */
  changed: z.string().max(40).optional(),
  unchanged: z.string().max(40).optional(),
})

export const submitForm = entryForm.extend({
  /** Revision of the draft that was looked at. */
  revision: z.coerce.number().int().min(0),
  mode: z.enum(['self', 'proxy', 'paper']).default('self'),
})

export const submissionForm = z.object({ submission: id })

export const objectionForm = submissionForm.extend({
  comment: z
    .string('どこが違うかを書いてください。')
    .trim()
    .min(1, 'どこが違うかを書いてください。')
    .max(1000, '1,000 字までで書いてください。'),
})

export const extendedForm = z.object({
  round: id,
  add: z.string().max(40).optional(),
  drop: z.string().max(40).optional(),
})

export const aimForm = z.object({ role: z.string().max(40) })

const title = z.string().trim().max(200, '題は 200 字までです。')
const detail = z.string().trim().max(2000, '説明は 2,000 字までです。').default('')

export const evidenceFields = { title, detail, url: httpAddress().default('') }

export const offCycleForm = z.object({
  skill: z.string('スキルを選んでください。').max(40),
  level: z.string('レベルを選んでください。').pipe(levelText.pipe(z.string().min(1, 'レベルを選んでください。'))),
  reason: z
    .string('理由を書いてください。')
    .trim()
    .min(1, '理由を書いてください。何ができるようになったかが伝わるように。')
    .max(1000, '理由は 1,000 字までです。'),
  title: title.default(''),
  detail,
  url: httpAddress().default(''),
  /** What the portal offered as evidence (domain/evidence-offers): `completion-12`. */
  offers: z.array(z.string().max(40)).max(50).default([]),
})

/** The level that a text names; null when it names none. */
export function levelOf(text: string): SkillLevel | null {
  return /^[0-4]$/.test(text) ? (Number(text) as SkillLevel) : null
}
