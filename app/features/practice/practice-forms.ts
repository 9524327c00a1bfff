import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { httpAddress } from '~/domain/http-address'
import { ARTEFACT_KINDS, PROJECT_ROLES, PROJECT_STEPS } from '~/domain/practice'
import { recordId } from '~/domain/record-id'
import { LONGEST_TEXT, LONGEST_TITLE } from './practice-limits'

/* Forms of improvement projects, shared by browser and server. */

const MOST_TOOLS = 10

const day = (label: string) => dayField('令和10年11月15日、R10.11.15、2028-11-15', label)
const id = recordId()
const revision = z.coerce.number().int().min(0)

export const written = (sentence: string, longest: number) =>
  z
    .string(sentence)
    .trim()
    .min(1, sentence)
    .max(longest, `${longest.toLocaleString('ja-JP')} 字までです。`)
export const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `${longest.toLocaleString('ja-JP')} 字までです。`)
    .default('')

export const unitCode = z.string('所属を選んでください。').regex(/^[0-9A-Za-z-]{1,20}$/, '所属を選んでください。')

const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

/** A whole number as people write it (１，２００, 1200 時間); nothing is not known. */
const figure = (unit: string, most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[,\s]/g, '').replace(unit, ''))
    .pipe(z.string().regex(/^\d*$/, `${unit}の数だけを入れてください（例：120）。`))
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(
      z
        .number()
        .max(most, `${most.toLocaleString('ja-JP')} ${unit}までです。`)
        .nullable(),
    )
    .default(null)

const hours = figure('時間', 1_000_000)
const errors = figure('件', 1_000_000)
const cost = figure('円', 2_000_000_000)

/** Names parted by 、 or a line break. */
const tools = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/[、,，\n]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ),
  ])
  .pipe(z.array(z.string().max(40, '道具の名前は 40 字までです。')).max(MOST_TOOLS, `道具は ${MOST_TOOLS} までです。`))
  .default([])

export const projectFields = {
  title: written('何をしたかが分かる名前を入れてください。', LONGEST_TITLE),
  unit: unitCode,
  process: written('どの業務の改善かを書いてください。', 200),
  asIs: written('いままでのやり方を書いてください。', LONGEST_TEXT),
  toBe: optional(LONGEST_TEXT),
  tools,
  plannedHours: hours,
  plannedErrors: errors,
  plannedCost: cost,
  measure: optional(500),
  crossSection: ticked,
  systemOperation: ticked,
}

export const proposeForm = z.object({ ...projectFields, on: day('提案した日') })
export const editForm = z.object({ ...projectFields, project: id, revision })

export const partForm = z.object({
  project: id,
  who: written('職員番号か氏名を入れてください。', 60),
  role: z.enum(PROJECT_ROLES, 'どんな形で加わるかを選んでください。'),
  from: day('いつから'),
})
export const endPartForm = z.object({ project: id, person: id, from: day('抜ける日') })

export const eventForm = z.object({
  project: id,
  event: z.enum(PROJECT_STEPS, '何があったかを選んでください。'),
  on: day('いつ'),
  comment: optional(500),
})
export const reviewForm = z.object({ project: id, comment: optional(500) })

export const takeBackForm = z.object({
  project: id,
  what: z.enum(['event', 'artefact', 'effect']),
  row: id,
  reason: written('取り消す理由を書いてください。', 200),
})

export const artefactForm = z.object({
  project: id,
  kind: z.string('種類を選んでください。').pipe(z.enum(ARTEFACT_KINDS, '種類を選んでください。')),
  title: written('題を書いてください。', 200),
  url: httpAddress().default(''),
})

export const effectForm = z
  .object({
    project: id,
    on: day('測った日'),
    hours,
    errors,
    cost,
    how: written('どうやって測ったかを書いてください。', 500),
  })
  .superRefine((input, context) => {
    if (input.hours === null && input.errors === null && input.cost === null)
      context.addIssue({ code: 'custom', path: ['hours'], message: '時間・件数・費用のどれか一つは入れてください。' })
  })
