/**
 * What a skill of a new version of the standard may build on, found by code and name: proposals for people to decide
 * upon, never decisions. Source: domain notes §6.8.
 */
import type { SkillOrigin } from './skill-origin'

type Named = { code: string; name: string }

/** How alike two names must be, as shared pairs of characters (Dice), 0–1. */
const ALIKE = 0.45
const MOST = 2

/** The origins that suggest themselves: the same code first, then skills whose names are much alike. */
export function originProposals(skill: Named, before: readonly Named[]): SkillOrigin[] {
  const same = before.find(({ code }) => code === skill.code)
  if (same) return [{ kind: 'carry', from: same.code }]
  return alikeTo(skill, before).map(({ code }) => ({ kind: 'carry', from: code }))
}

/** Those whose names are much like that of a skill, the most alike first. */
export function alikeTo<One extends Named>(skill: Named, others: readonly One[]): One[] {
  return others
    .map((one) => ({ one, likeness: likeness(skill.name, one.name) }))
    .filter(({ likeness: found }) => found >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map(({ one }) => one)
}

/** @returns 1 for the same name, 0 where no two characters stand together in both */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const ofA = pairsIn(a)
  const ofB = pairsIn(b)
  if (ofA.length === 0 || ofB.length === 0) return 0
  const left = [...ofB]
  let shared = 0
  for (const pair of ofA) {
    const at = left.indexOf(pair)
    if (at < 0) continue
    left.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / (ofA.length + ofB.length)
}

function pairsIn(name: string): string[] {
  const characters = [...name.normalize('NFKC').toLowerCase()]
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`)
}
