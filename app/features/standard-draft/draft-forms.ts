import { z } from 'zod'
import { recordId } from '~/domain/record-id'
import { standardCode, tier } from '~/domain/skill-standard'

const version = recordId()
const text = (most: number) => z.string().max(most, `${most} 字までにしてください。`)
const code = z.string().max(40)
const newCode = z
  .string('コードを入れてください。')
  .transform((typed) => typed.normalize('NFKC').trim().toUpperCase())
  .refine(
    (typed) => standardCode.safeParse(typed).success,
    'コードは英大文字で始め、英大文字・数字・「-」・「_」で書いてください。例：AUT-RPA',
  )
const newName = z
  .string('名前を入れてください。')
  .trim()
  .min(1, '名前を入れてください。')
  .max(120, '120 字までにしてください。')

export const startForm = z.object({
  version: z
    .string('版の番号を入れてください。')
    .transform((typed) => typed.normalize('NFKC').trim())
    .pipe(z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, '「1.1.0」のように書いてください。')),
  name: newName,
})

export const discardForm = z.object({ version })

/** Texts as typed, each with the text that the editor saw. */
export const editsForm = z.object({
  version,
  edits: z
    .array(
      z.object({ subject: z.string().max(60), field: z.string().max(260), read: text(20_000), value: text(20_000) }),
    )
    .max(400),
})

export const addForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skill'), version, code: newCode, name: newName, category: code, tier }),
  z.object({ kind: z.literal('category'), version, code: newCode, name: newName }),
  z.object({ kind: z.literal('tool'), version, code: newCode, name: newName }),
  z.object({ kind: z.literal('role'), version, code: newCode, name: newName, like: z.string().max(40).default('') }),
])

export const moveForm = z.object({
  version,
  kind: z.enum(['skill', 'category']),
  code,
  /** One place up or down, or to the end of another category (its code). */
  to: z.string().max(40),
})

export const removeForm = z.object({
  version,
  kind: z.enum(['skill', 'category', 'tool', 'role']),
  code,
  /** Of a skill that people have results in: why they end; empty: another skill takes them over, or nobody has any. */
  reason: text(400).trim().default(''),
})

export const alignForm = z.object({
  version,
  code,
  framework: z.string('枠組みを選んでください。').trim().min(1, '枠組みを選んでください。').max(200),
  /** An item of a stored framework by its code, or empty where it is typed. */
  item: text(200).trim().default(''),
  typed: text(300).trim().default(''),
})

/** The item by its words, as the page showed it. */
export const unalignForm = z.object({ version, code, framework: z.string().max(200), words: z.string().max(4000) })

export const undoForm = z.object({ version, edit: recordId() })
