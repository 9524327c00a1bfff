import type { BenchCity } from './city'

/** What the rows share: the city is built when the first of them asks for it. */
export type Bench = {
  city: () => Promise<BenchCity>
  /** Only these rows were asked for. */
  only: ReadonlySet<string>
}

/** `alsoHolds`: what the target asks beyond the value. `value` is null where there is nothing to measure yet. */
type Measurement = {
  value: number | null
  baseline?: number
  ratio?: number
  alsoHolds?: boolean
  note: string
}

/** One row of the figures: its target and how it is measured. */
export type Row = {
  name: string
  unit: string
  target: number
  better: 'lower' | 'higher'
  measure: (bench: Bench) => Promise<Measurement>
}

export type Result = Omit<Row, 'measure'> & {
  value: number | null
  pass: boolean
  baseline: number | null
  ratio: number | null
  note: string
}

export function resultOf({ measure: _measure, ...row }: Row, measured: Measurement): Result {
  const { value, baseline = null, ratio = null, alsoHolds = true, note } = measured
  const reached = value !== null && (row.better === 'lower' ? value <= row.target : value >= row.target)
  return {
    ...row,
    value: value === null ? null : rounded(value),
    pass: reached && alsoHolds,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: ratio === null ? null : rounded(ratio),
    note,
  }
}

/** Three figures that count are enough for any of them. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}
