/** Where the results of one skill of a standard come from, by codes of the version before. Source: domain notes §6.8. */
import { z } from 'zod'

export const ORIGIN_KINDS = [
  'carry',
  'carry_capped',
  'merge_lower',
  'merge_higher',
  'split',
  'reassess',
  'new',
] as const
export type OriginKind = (typeof ORIGIN_KINDS)[number]

const code = z.string().min(1).max(40)
/** What a skill of the new version takes over, by codes of the version before. */
export const skillOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.literal('carry'), from: code }),
  /** `cap`: the highest level that is taken over. */
  z.object({ kind: z.literal('carry_capped'), from: code, cap: z.number().int().min(0).max(3) }),
  /** A part of a skill that was split: each part takes its level. */
  z.object({ kind: z.literal('split'), from: code }),
  z.object({ kind: z.literal('merge_lower'), from: z.array(code).min(2) }),
  z.object({ kind: z.literal('merge_higher'), from: z.array(code).min(2) }),
  /** Nothing is taken over: who had a result is asked anew. */
  z.object({ kind: z.literal('reassess'), from: z.array(code).min(1) }),
])
export type SkillOrigin = z.infer<typeof skillOrigin>

/** The codes of the version before on which a skill builds. */
export function sourcesOf(origin: SkillOrigin): readonly string[] {
  if (origin.kind === 'new') return []
  return typeof origin.from === 'string' ? [origin.from] : origin.from
}
