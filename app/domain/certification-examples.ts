/**
 * Examples of certification: invented facts with the judgement that a city expects of its rules. Source: certification
 * rules › `examples`, `exampleFormat`.
 */
import { z } from 'zod'
import { cityDate } from './calendar'
import type { CertificationFacts } from './certification-facts'

const day = z.iso.date('日付は 2028-04-01 の形で書いてください。').transform((text) => cityDate(text))
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
const by = z.enum(['self', 'other'])

/** Nothing written, or null, is nothing known. */
const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])

const facts = z.object({
  employment: z
    .object({ type: z.string(), status: z.string(), since: day })
    .nullish()
    .transform((value) => value ?? null),
  levels: z
    .record(z.string(), level)
    .nullish()
    .transform((value) => value ?? {}),
  trainings: z
    .record(z.string(), z.array(day))
    .nullish()
    .transform((value) => value ?? {}),
  projects: z
    .record(
      z.string(),
      z.object({
        role: z.string(),
        status: z.string(),
        operatingSince: day.nullish().transform((value) => value ?? null),
        completedOn: day.nullish().transform((value) => value ?? null),
        crossSection: z.boolean().default(false),
        systemOperation: z.boolean().default(false),
        evidence: listOf(z.string()),
      }),
    )
    .nullish()
    .transform((value) => Object.entries(value ?? {}).map(([id, project]) => ({ id, ...project }))),
  signoffs: listOf(z.object({ role: z.string(), by, on: day })).transform((all) =>
    all.map(({ by: who, ...rest }) => ({ ...rest, bySelf: who === 'self' })),
  ),
  recommendation: z
    .object({ by, on: day })
    .nullish()
    .transform((value) => (value ? { on: value.on, bySelf: value.by === 'self' } : null)),
  certificates: listOf(z.object({ role: z.string(), state: z.string(), certifiedOn: day, validThrough: day })),
  mentees: listOf(z.object({ as: z.string(), outcome: z.string(), on: day })),
  sectionExperience: listOf(
    z.object({ sectionCode: z.string(), from: day, to: day.nullish().transform((value) => value ?? null) }),
  ),
})

const example = z.object({
  id: z.string().min(1),
  ruleId: z.string().min(1),
  stage: z.enum(['certification', 'renewal']),
  applicationDate: day,
  evaluatedOn: day.optional(),
  basedOn: z.string().optional(),
  facts: z.record(z.string(), z.unknown()),
  /** What the city expects; without it the example is only judged. */
  expected: z.object({ eligible: z.boolean(), failed: z.array(z.string()) }).optional(),
})

/** A file of examples: a list, or an object that holds one as `examples`. What else stands there is not looked at. */
export const exampleFile = z
  .union([z.array(example), z.object({ examples: z.array(example) })])
  .transform((file) => (Array.isArray(file) ? file : file.examples))
export type CertificationExample = z.infer<typeof example>

type Json = { [key: string]: unknown }

/**
 * All facts of an example: its own laid over those that it is based on (JSON Merge Patch, RFC 7396).
 * @throws RangeError when it is based on one that is not there, or on itself; ZodError when the facts cannot be read
 */
export function factsOfExample(examples: readonly CertificationExample[], id: string): CertificationFacts {
  return facts.parse(mergedFacts(examples, id, []))
}

function mergedFacts(examples: readonly CertificationExample[], id: string, through: readonly string[]): Json {
  const found = examples.find((one) => one.id === id)
  if (!found || through.includes(id)) throw new RangeError(`example ${id} is not there, or is based on itself`)
  const base = found.basedOn === undefined ? {} : mergedFacts(examples, found.basedOn, [...through, id])
  return patched(base, found.facts) as Json
}

function patched(target: unknown, patch: unknown): unknown {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const result: Json = typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else result[key] = patched(result[key], value)
  }
  return result
}
