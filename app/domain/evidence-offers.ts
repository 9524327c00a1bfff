/**
 * What the portal itself knows that can be evidence (証跡) of a skill: courses completed and improvement projects.
 * A completion proposes a level and confirms nothing (catalogue › semantics).
 */
import type { CityDate } from './calendar'
import type { SkillLevel, Tier } from './skill-standard'

export type EvidenceOffer =
  | { kind: 'completion'; id: number; skillId: number; toLevel: SkillLevel; title: string; on: CityDate }
  /** A project may show any skill of the extended tier; the confirmer judges. */
  | { kind: 'project'; id: number; title: string; on: CityDate }

/** How an offer is named in a form: `completion-12`. */
export function offerKey({ kind, id }: Pick<EvidenceOffer, 'kind' | 'id'>): string {
  return `${kind}-${id}`
}

/** What a person gave already, by where it came from. */
type Given = { completionId: number | null; projectId: number | null }

/**
 * What can be offered for one skill: completions that support a higher level than the confirmed one (not assessed is
 * below every level), for the extended tier the projects too, without what was given already. The highest level first.
 */
export function offersFor(
  skill: { skillId: number; tier: Tier; confirmed: SkillLevel | null },
  offers: readonly EvidenceOffer[],
  given: readonly Given[],
): EvidenceOffer[] {
  return offers
    .filter((offer) => {
      if (offer.kind === 'project') return skill.tier === 'extended' && given.every((one) => one.projectId !== offer.id)
      if (offer.skillId !== skill.skillId || given.some((one) => one.completionId === offer.id)) return false
      return skill.confirmed === null || offer.toLevel > skill.confirmed
    })
    .sort((a, b) => levelOf(b) - levelOf(a) || (a.on < b.on ? 1 : -1))
}

/** The level that completions propose for a skill; null when they propose none. */
export function proposedLevel(offers: readonly EvidenceOffer[]): SkillLevel | null {
  const levels = offers.flatMap((offer) => (offer.kind === 'completion' ? [offer.toLevel] : []))
  return levels.length === 0 ? null : (Math.max(...levels) as SkillLevel)
}

function levelOf(offer: EvidenceOffer): number {
  return offer.kind === 'completion' ? offer.toLevel : 0
}
