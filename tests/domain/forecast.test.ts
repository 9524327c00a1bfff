import { describe, expect, test } from 'vitest'
import { type Chance, expectedBy, type Forecast, type ForecastGround, forecastOf, yearsAfter } from '~/domain/forecast'
import { normalOf, seededRandom } from '~/domain/seeded-random'

const NONE = { DX_LEADER: null, DX_MASTER: null, DATA_SPECIALIST: null }
const ground = (leaders: number, chances: Chance[], more: Partial<ForecastGround> = {}): ForecastGround => ({
  now: { DX_LEADER: leaders, DX_MASTER: 2, DATA_SPECIALIST: 2 },
  chances,
  yearShock: 0,
  targets: NONE,
  ...more,
})
const chance = (probability: number, people: number, more: Partial<Chance> = {}): Chance => ({
  group: '候補',
  effects: { DX_LEADER: 1 },
  probability,
  people,
  shared: false,
  ...more,
})

describe('a forecast', () => {
  test('is today’s count where nothing can happen any more', () => {
    expect(forecastOf(ground(40, [])).DX_LEADER).toMatchObject({
      median: 40,
      in80: [40, 40],
      in50: [40, 40],
      reaches: null,
    })
  })

  test('adds who is sure to come and takes out who is sure to go', () => {
    const sure = forecastOf(ground(40, [chance(1, 5), chance(1, 2, { effects: { DX_LEADER: -1 } })]))
    expect(sure.DX_LEADER).toMatchObject({ median: 43, in80: [43, 43], mean: 43 })
  })

  test('moves a promoted leader from one count to the other', () => {
    const promoted = forecastOf(ground(40, [chance(1, 1, { effects: { DX_LEADER: -1, DX_MASTER: 1 } })]))
    expect([promoted.DX_LEADER.median, promoted.DX_MASTER.median]).toEqual([39, 3])
  })

  test('is the same for the same ground', () => {
    const told = ground(40, [chance(0.7, 30, { shared: true })], { yearShock: 0.3 })
    expect(forecastOf(told)).toEqual(forecastOf(told))
  })

  test('says how many runs reach the target, and what each group is expected to bring', () => {
    const told = ground(40, [chance(0.5, 2)], { targets: { ...NONE, DX_LEADER: 41 } })
    expect(forecastOf(told, { runs: 20_000 }).DX_LEADER.reaches).toBeCloseTo(0.75, 1)
    expect(expectedBy(told, 'DX_LEADER')).toEqual([{ group: '候補', people: 2, mean: 1 }])
    expect(expectedBy(told, 'DX_MASTER')).toEqual([])
  })

  test('years that go as this one add the same increment, and grow less sure', () => {
    const told = forecastOf(ground(31, [chance(0.8, 40)]), { runs: 20_000 }).DX_LEADER
    const [next, second] = yearsAfter(told, 31, [95, null])
    if (!next || !second) throw new Error('two years were asked for')
    expect(next.median).toBe(told.median + 32)
    expect(second.median).toBe(told.median + 64)
    expect(widthOf(second)).toBeGreaterThan(widthOf(told))
    expect(next.reaches).toBeCloseTo(0.5, 0)
  })
})

/**
 * Synthetic worlds, drawn here step by step and person by person, unlike the forecast does it. What a forecaster would
 * be told of each is `ground`; what becomes of it is `outcome`.
 */
function worldOf(next: () => number, yearShock: number) {
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const steps = Array.from({ length: between(30, 80) }, () => [0.93, 0.78, 0.95, 0.92, 0.97].filter(() => next() < 0.6))
  const holders = between(20, 90)
  const conditional = between(0, 8)
  const chances = [
    ...steps.map((own) => chance(0.95 * product(own), 1, { shared: true })),
    chance(0.25, conditional, { effects: { DX_LEADER: -1 } }),
    chance(0.02, holders, { effects: { DX_LEADER: -1 } }),
  ]
  const year = normalOf(next) * yearShock
  const comes = (p: number) => next() < 1 / (1 + Math.exp(-(Math.log(p / (1 - p)) + year)))
  let outcome = holders + conditional
  for (const own of steps) if (comes(0.95 * product(own))) outcome += 1
  for (let one = 0; one < conditional; one += 1) if (next() < 0.25) outcome -= 1
  for (let one = 0; one < holders; one += 1) if (next() < 0.02) outcome -= 1
  return { ground: ground(holders + conditional, chances, { yearShock }), outcome }
}

/** Share of worlds whose outcome lies within the forecast's 80 %. */
function heldIn(worlds: number, forecaster: (told: ForecastGround) => ForecastGround, yearShock = 0.3): number {
  const next = seededRandom(20_281_115)
  let held = 0
  for (let world = 0; world < worlds; world += 1) {
    const { ground: told, outcome } = worldOf(next, yearShock)
    const [low, high] = forecastOf(forecaster(told), { runs: 800, seed: world }).DX_LEADER.in80
    if (outcome >= low && outcome <= high) held += 1
  }
  return held / worlds
}

describe('the 80 % of a forecast', () => {
  test('hold 75 to 85 % of what comes to be, over a thousand worlds', () => {
    const held = heldIn(1000, (told) => told)
    expect(held).toBeGreaterThan(0.75)
    expect(held).toBeLessThan(0.85)
  })

  test('would not, if the forecast knew of no good and bad years while there are some', () => {
    expect(heldIn(200, (told) => ({ ...told, yearShock: 0 }), 0.8)).toBeLessThan(0.75)
  })

  test('would not, if it took half the chances that there are', () => {
    const halved = (told: ForecastGround) => ({
      ...told,
      chances: told.chances.map((one) => ({ ...one, probability: one.probability / 2 })),
    })
    expect(heldIn(200, halved)).toBeLessThan(0.3)
  })

  test('would hold too much, if it expected wilder years than there are', () => {
    expect(heldIn(200, (told) => ({ ...told, yearShock: 1.2 }), 0)).toBeGreaterThan(0.9)
  })
})

function product(factors: readonly number[]): number {
  return factors.reduce((all, each) => all * each, 1)
}

function widthOf({ in80: [low, high] }: Forecast): number {
  return high - low
}
