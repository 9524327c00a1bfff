/** Numbers that look random and are the same in every fill. Each subject draws from a stream of its own. */
export type Random = {
  /** 0 ≤ x < 1 */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** A shuffled copy. */
  shuffle: <T>(list: readonly T[]) => T[]
  /** `count` of them, each once, in a shuffled order. */
  sample: <T>(list: readonly T[], count: number) => T[]
  /** About normal, mean 0 and standard deviation 1. */
  normal: () => number
}

export function randomOf(subject: string): Random {
  let state = seedOf(subject)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[int(0, list.length - 1)]
    if (picked === undefined) throw new Error(`nothing to pick from (${subject})`)
    return picked
  }
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list]
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = int(0, last)
      const moved = copy[last] as T
      copy[last] = copy[other] as T
      copy[other] = moved
    }
    return copy
  }
  const sample = <T>(list: readonly T[], count: number): T[] => {
    if (count > list.length) throw new Error(`${count} of ${list.length} cannot be drawn (${subject})`)
    return shuffle(list).slice(0, count)
  }
  const normal = () => next() + next() + next() + next() + next() + next() - 3
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    shuffle,
    sample,
    normal: () => normal() * Math.SQRT2,
  }
}

function seedOf(text: string): number {
  let hash = 2166136261
  for (const character of `DX人材ポータル ${text}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  return hash | 0
}
