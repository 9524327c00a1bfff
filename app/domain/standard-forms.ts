/**
 * What a field of a standard may hold, and how it is read from the text of a form and written as one.
 * Source: issue "The IT skill standard as a living document", versions.
 */
import { z } from 'zod'
import { type SkillOrigin, skillOrigin } from './skill-origin'
import { type Tier, tier, written } from './skill-standard'

/** What is said of a value: its schema, and the way between it and the text of a form. */
export type Form<Value> = {
  schema: z.ZodType<Value>
  toText: (value: Value) => string
  fromText: (text: string) => unknown
}

const SHORT = 120
const LONG = 2000
const MOST_EXAMPLES = 20

const tooLong = (most: number) => `${most} 字までにしてください。`
const asTyped = (text: string) => text
export const nameForm: Form<string> = {
  schema: written.pipe(z.string().min(1, '空にはできません。').max(SHORT, tooLong(SHORT))),
  toText: asTyped,
  fromText: asTyped,
}
/** May be empty while the draft is being written; what is still empty is told before publishing. */
export const prose: Form<string> = {
  schema: written.pipe(z.string().max(LONG, tooLong(LONG))),
  toText: asTyped,
  fromText: asTyped,
}
export const nameOrNone: Form<string | null> = {
  schema: written
    .pipe(z.string().max(SHORT, tooLong(SHORT)))
    .transform((text) => text || null)
    .nullable(),
  toText: (value) => value ?? '',
  fromText: asTyped,
}
export const proseOrNone: Form<string | null> = {
  schema: written
    .pipe(z.string().max(LONG, tooLong(LONG)))
    .transform((text) => text || null)
    .nullable(),
  toText: (value) => value ?? '',
  fromText: asTyped,
}
export const lines: Form<string[]> = {
  schema: z
    .array(written.pipe(z.string().max(LONG, tooLong(LONG))))
    .max(MOST_EXAMPLES, `${MOST_EXAMPLES} 行までにしてください。`)
    .transform((all) => all.filter((line) => line !== '')),
  toText: (all) => all.join('\n'),
  fromText: (text) => text.split(/\r\n?|\n/),
}
export const versionForm: Form<string> = {
  schema: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, '「1.1.0」のように書いてください。'),
  toText: asTyped,
  fromText: (text) => text.normalize('NFKC').trim(),
}
export const ofTier: Form<Tier> = { schema: tier, toText: asTyped, fromText: asTyped }
export const codeOrNone: Form<string | null> = {
  schema: z.string().nullable(),
  toText: (code) => code ?? '',
  fromText: (text) => text || null,
}
export const yearOrNone: Form<number | null> = {
  schema: z.number('年度を選んでください。').int().min(2000).max(2200).nullable(),
  toText: (year) => (year === null ? '' : String(year)),
  fromText: (text) => (text === '' ? null : Number(text)),
}
/** Items of an outside framework, as the file has them; never typed as one text. */
export const aligned: Form<unknown> = {
  schema: z.unknown(),
  toText: (items) => alignedItems(items).map(alignedWords).join('\n'),
  fromText: () => undefined,
}

type AlignedItem = Record<string, unknown>

/** The items of a framework with which a skill is aligned; whatever else stands there is none. */
export function alignedItems(aligned: unknown): AlignedItem[] {
  return z.array(z.record(z.string(), z.unknown())).safeParse(aligned).data ?? []
}

/** `DAAN／Data analytics`: what an item says, in one line. */
export function alignedWords(item: AlignedItem): string {
  return Object.values(item)
    .filter((part) => typeof part === 'string')
    .join('／')
}

/** A level that a role asks for, and how: 0 asks nothing and is null. */
const requirement = z
  .object({
    level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    must: z.boolean(),
    renewal: z.boolean(),
  })
  .nullable()
export type Requirement = z.infer<typeof requirement>

export const required: Form<Requirement> = {
  schema: requirement,
  toText: (value) =>
    value === null ? '' : [value.level, value.must && 'must', value.renewal && 'renewal'].filter(Boolean).join(' '),
  fromText: (text) => {
    const [level, ...ways] = text.split(' ')
    if (level === '' || level === '0' || level === undefined) return null
    return { level: Number(level), must: ways.includes('must'), renewal: ways.includes('renewal') }
  },
}
export const groups: Form<string[][]> = {
  schema: z.array(z.array(z.string()).min(1)),
  toText: (all) => all.map((codes) => codes.join(',')).join(';'),
  fromText: (text) => (text === '' ? [] : text.split(';').map((codes) => codes.split(','))),
}
export const originForm: Form<SkillOrigin | null> = {
  schema: skillOrigin.nullable(),
  toText: (value) => (value === null ? '' : JSON.stringify(value)),
  fromText: (text) => (text === '' ? null : JSON.parse(text)),
}
