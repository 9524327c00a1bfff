/**
 * Which skill of one version of the standard goes on as which skill of another, over as many versions as lie between.
 * Source: issue "The IT skill standard as a living document", review and migration; domain notes §6.8.
 */
import { type OriginKind, sourcesOf } from './skill-origin'
import type { SkillStandardFile } from './skill-standard'
import { proposedOrigin } from './standard-migration'

type Descent = { from: string; to: string; how: OriginKind }

export type Lineage = {
  descents: readonly Descent[]
  /** Why a skill ended, by its code. */
  reasons: ReadonlyMap<string, string>
}

type Skills = Pick<SkillStandardFile, 'skills'>

/** Between two versions of which nothing is known: each skill goes on under its own code. */
export function sameCodes(before: Skills, after: Skills): Lineage {
  const there = new Set(after.skills.map(({ code }) => code))
  const both = before.skills.filter(({ code }) => there.has(code))
  return { descents: both.map(({ code }) => ({ from: code, to: code, how: 'carry' })), reasons: new Map() }
}

/** From a version to the one that follows it, as the later one tells. */
export function lineageOf(before: Skills, after: Skills & Pick<SkillStandardFile, 'succession'>): Lineage {
  const known = new Set(before.skills.map(({ code }) => code))
  const { skills: origins = {}, dropped = [] } = after.succession ?? {}
  return {
    descents: after.skills.flatMap(({ code }) => {
      const origin = (Object.hasOwn(origins, code) && origins[code]) || proposedOrigin(code, known)
      return [...new Set(sourcesOf(origin))]
        .filter((from) => known.has(from))
        .map((from) => ({ from, to: code, how: origin.kind }))
    }),
    reasons: new Map(dropped.map(({ code, reason }) => [code, reason])),
  }
}

/** From a version over a second one to a third. */
export function composed(first: Lineage, second: Lineage): Lineage {
  const found = new Map<string, Descent>()
  for (const { from, to: through, how } of first.descents) {
    for (const next of second.descents) {
      if (next.from !== through) continue
      found.set(JSON.stringify([from, next.to]), { from, to: next.to, how: next.how === 'carry' ? how : next.how })
    }
  }
  return { descents: [...found.values()], reasons: new Map([...first.reasons, ...second.reasons]) }
}

/** The same seen from the later version. */
export function reversed({ descents, reasons }: Lineage): Lineage {
  return { descents: descents.map(({ from, to, how }) => ({ from: to, to: from, how })), reasons }
}
