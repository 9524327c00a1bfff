/*
 * Which groups of a publication are not shown (rule 6): those of fewer than five assessed people, and one
 * more beside them where subtracting what is shown from the total above would give them away.
 */

/** One unit's group in one tier. The tree has one top (the city); a parent counts all that its children count. */
export type Group = { unitId: number; parentId: number | null; people: number; assessed: number }

/** Fewer assessed people than this are not shown. */
const SMALLEST_SHOWN = 5

/**
 * Groups that stay hidden. People who belong to a unit itself and to none of its children are a group too, which has no
 * row of its own but is what subtraction leaves. Everything inside a hidden unit is hidden with it.
 * @param groups one tier of one publication; each `parentId` but the top's is among them
 * @returns unit ids; for units without people none
 */
export function hiddenGroups(groups: readonly Group[]): Set<number> {
  const children = new Map<number | null, Group[]>()
  for (const group of groups) children.set(group.parentId, [...(children.get(group.parentId) ?? []), group])
  const hidden = new Set<number>()

  const hideWithAllBelow = (group: Group): void => {
    hidden.add(group.unitId)
    for (const child of inhabited(children.get(group.unitId))) hideWithAllBelow(child)
  }
  const visitShown = (parent: Group): void => {
    const below = inhabited(children.get(parent.unitId))
    for (const child of hiddenAmong(below, ownOf(parent, below))) hideWithAllBelow(child)
    for (const child of below) if (!hidden.has(child.unitId)) visitShown(child)
  }
  for (const top of inhabited(children.get(null))) {
    if (isSmall(top)) hideWithAllBelow(top)
    else visitShown(top)
  }
  return hidden
}

/** Children of a shown unit to hide: the small ones, and the next smallest if what is hidden makes fewer than five. */
function hiddenAmong(children: readonly Group[], own: { people: number; assessed: number }): Group[] {
  const small = children.filter(isSmall)
  const givesAway = small.length > 0 || (children.length > 0 && isSmall(own))
  const unseen = own.assessed + small.reduce((sum, group) => sum + group.assessed, 0)
  if (!givesAway || unseen >= SMALLEST_SHOWN) return small
  const [next] = children
    .filter((group) => !isSmall(group))
    .sort((a, b) => a.assessed - b.assessed || a.unitId - b.unitId)
  return next ? [...small, next] : small
}

function ownOf(parent: Group, children: readonly Group[]): { people: number; assessed: number } {
  return {
    people: children.reduce((left, child) => left - child.people, parent.people),
    assessed: children.reduce((left, child) => left - child.assessed, parent.assessed),
  }
}

function isSmall(group: { people: number; assessed: number }): boolean {
  return group.people > 0 && group.assessed < SMALLEST_SHOWN
}

function inhabited(groups: readonly Group[] | undefined): Group[] {
  return (groups ?? []).filter((group) => group.people > 0)
}
