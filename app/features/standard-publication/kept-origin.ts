import type { SkillOrigin } from '~/domain/skill-origin'

/** What was sent and not stored, to be shown again. */
export type KeptOrigin = {
  code: string
  kind: string
  from: string[]
  cap: string
  errors: Record<string, string[]>
  /** Somebody else decided meanwhile: what stands there now. */
  theirs: { origin: SkillOrigin | null } | null
}

type KeptDrop = { code: string; reason: string; errors: Record<string, string[]> }

export type KeptDecision =
  | { intent: 'decide'; kept: KeptOrigin }
  | { intent: 'drop'; kept: KeptDrop }
  | { intent: 'undrop'; kept: KeptDrop }
