/**
 * How many will count on 31 March (見込み): who counts today, what is known to end, and how likely each candidate is to
 * be certified, drawn many times over. Pure and seeded: the same ground gives the same forecast.
 * Source: domain notes §10; plan targets › `forecastAssumptions`.
 */
import { CERTIFIED_ROLES, type CertifiedRole } from './certificate'
import { normalOf, seededRandom } from './seeded-random'

/** Something that may happen by the year's end, to so many people, each for themselves. */
export type Chance = {
  /** Under which it is told on the page. */
  group: string
  /** What one of them adds to or takes from each role. */
  effects: Partial<Record<CertifiedRole, 1 | -1>>
  probability: number
  people: number
  /** Moved with all others of its kind by a good or bad year. */
  shared: boolean
}

export type ForecastGround = {
  now: Readonly<Record<CertifiedRole, number>>
  chances: readonly Chance[]
  /** Standard deviation of the year, in logits. */
  yearShock: number
  targets: Readonly<Record<CertifiedRole, number | null>>
}

export type Forecast = {
  median: number
  mean: number
  /** The people counts within which 80 % and 50 % of the runs end; the share is as near as whole people allow. */
  in80: readonly [number, number]
  in50: readonly [number, number]
  /** Share of the runs that reach the target; null without one. */
  reaches: number | null
  /** How many runs ended with each count. */
  ends: ReadonlyMap<number, number>
}

const RUNS = 4000
const SEED = 20_280_331

/** The forecast of each role. @param runs draws; more are steadier and slower */
export function forecastOf(
  ground: ForecastGround,
  { runs = RUNS, seed = SEED }: { runs?: number; seed?: number } = {},
): Record<CertifiedRole, Forecast> {
  const next = seededRandom(seed)
  const ends = Object.fromEntries(CERTIFIED_ROLES.map((role) => [role, new Map<number, number>()])) as Record<
    CertifiedRole,
    Map<number, number>
  >
  for (let run = 0; run < runs; run += 1) {
    const end = oneYear(ground, next)
    for (const role of CERTIFIED_ROLES) ends[role].set(end[role], (ends[role].get(end[role]) ?? 0) + 1)
  }
  return Object.fromEntries(
    CERTIFIED_ROLES.map((role) => [role, summed(ends[role], runs, ground.targets[role])]),
  ) as Record<CertifiedRole, Forecast>
}

/**
 * The years after, if each goes as this one is forecast to: the count of a year's end plus another year's increment.
 * @param opening the count with which this year began
 * @param targets of the years to come, in their order
 */
export function yearsAfter(forecast: Forecast, opening: number, targets: readonly (number | null)[]): Forecast[] {
  const total = sumOf(forecast.ends.values())
  let ends = new Map([...forecast.ends].map(([count, times]) => [count, times / total]))
  return targets.map((target) => {
    const later = new Map<number, number>()
    for (const [count, share] of ends) {
      for (const [end, times] of forecast.ends) {
        const sum = count + end - opening
        later.set(sum, (later.get(sum) ?? 0) + (share * times) / total)
      }
    }
    ends = later
    return summed(later, 1, target)
  })
}

/** What each group is expected to add to a role, in people, in the order in which the groups come. */
export function expectedBy(
  { chances }: ForecastGround,
  role: CertifiedRole,
): { group: string; people: number; mean: number }[] {
  const groups = new Map<string, { group: string; people: number; mean: number }>()
  for (const { group, effects, probability, people } of chances) {
    const effect = effects[role]
    if (effect === undefined || people === 0) continue
    const known = groups.get(group) ?? { group, people: 0, mean: 0 }
    groups.set(group, { group, people: known.people + people, mean: known.mean + effect * people * probability })
  }
  return [...groups.values()]
}

/** How an outcome of the year may be: drawn person by person. */
function oneYear({ now, chances, yearShock }: ForecastGround, next: () => number): Record<CertifiedRole, number> {
  const end = { ...now }
  const year = yearShock > 0 ? Math.exp(yearShock * normalOf(next)) : 1
  for (const { effects, probability, people, shared } of chances) {
    const happened = draws(people, shared ? moved(probability, year) : probability, next)
    if (happened === 0) continue
    if (effects.DX_LEADER) end.DX_LEADER += effects.DX_LEADER * happened
    if (effects.DX_MASTER) end.DX_MASTER += effects.DX_MASTER * happened
    if (effects.DATA_SPECIALIST) end.DATA_SPECIALIST += effects.DATA_SPECIALIST * happened
  }
  return end
}

/** To how many of so many it happens; what seldom happens is drawn by the gaps between. */
function draws(people: number, p: number, next: () => number): number {
  let happened = 0
  if (p > 0 && p < 0.1 && people > 4) {
    const gap = Math.log(1 - p)
    for (
      let one = Math.floor(Math.log(1 - next()) / gap);
      one < people;
      one += 1 + Math.floor(Math.log(1 - next()) / gap)
    )
      happened += 1
    return happened
  }
  for (let one = 0; one < people; one += 1) if (next() < p) happened += 1
  return happened
}

/** A probability whose odds the year multiplies. */
function moved(probability: number, year: number): number {
  if (probability <= 0 || probability >= 1) return probability
  const odds = (probability / (1 - probability)) * year
  return odds / (1 + odds)
}

function summed(ends: ReadonlyMap<number, number>, total: number, target: number | null): Forecast {
  const counts = [...ends.keys()].sort((a, b) => a - b)
  const share = (count: number) => (ends.get(count) ?? 0) / total
  const median = quantile(counts, share, 0.5)
  return {
    median,
    mean: sumOf(counts.map((count) => count * share(count))),
    in80: nearestTo(0.8, median, counts, share),
    in50: nearestTo(0.5, median, counts, share),
    reaches: target === null ? null : sumOf(counts.filter((count) => count >= target).map(share)),
    ends,
  }
}

function quantile(counts: readonly number[], share: (count: number) => number, part: number): number {
  let below = 0
  for (const count of counts) {
    below += share(count)
    if (below >= part) return count
  }
  return counts.at(-1) ?? 0
}

/** From the median on, the likelier neighbour each time, until the share comes no nearer. */
function nearestTo(
  wanted: number,
  median: number,
  counts: readonly number[],
  share: (count: number) => number,
): [number, number] {
  const least = counts[0] ?? median
  const most = counts.at(-1) ?? median
  let [low, high] = [median, median]
  let held = share(median)
  while (low > least || high < most) {
    const below = low > least ? share(low - 1) : -1
    const above = high < most ? share(high + 1) : -1
    const more = Math.max(below, above)
    if (Math.abs(held + more - wanted) > Math.abs(held - wanted)) break
    held += more
    if (above > below) high += 1
    else low -= 1
  }
  return [low, high]
}

function sumOf(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
