import type { Result } from './row'

const HEAD = ['row', 'value', 'target', '', 'baseline', 'ratio', 'note']

/** The results as a table for the terminal. */
export function tableOf(results: readonly Result[]): string {
  const lines = [HEAD, ...results.map(lineOf)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function lineOf({ name, value, unit, target, better, pass, baseline, ratio, note }: Result): string[] {
  return [
    name,
    value === null ? '–' : `${value} ${unit}`,
    `${better === 'lower' ? '≤' : '≥'} ${target} ${unit}`,
    pass ? 'pass' : 'MISS',
    baseline === null ? '' : String(baseline),
    ratio === null ? '' : `× ${ratio}`,
    note,
  ]
}
