import type { SkillMapLayout, SkillMapRow } from './skill-map-layout'
import { cellText, cellWords } from './skill-map-words'

export type SkillMapLinks = {
  /** How the address of what stands behind a cell begins; the codes of its unit and its skill follow. */
  cell?: string
  /** Addresses of what lies below a unit, by its code. */
  units?: Readonly<Record<string, string>>
}

export type SkillMapSelection = { unitCode: string; skillCode: string }

const written = new WeakMap<SkillMapLayout, { of: string; markup: string }>()

/**
 * The inside of the map's SVG as text: with some 900 cells, plain text is several times faster to render than
 * elements, and the browser has nothing to walk through at start. Every name goes through `escapeText`.
 */
export function skillMapMarkup(
  layout: SkillMapLayout,
  links: SkillMapLinks,
  selection: SkillMapSelection | null,
): string {
  const of = JSON.stringify([links, selection])
  const known = written.get(layout)
  if (known?.of === of) return known.markup
  const markup = markupOf(layout, links, selection)
  written.set(layout, { of, markup })
  return markup
}

/** The address of what stands behind a cell. */
export function cellHref({ cell }: SkillMapLinks, unitCode: string, skillCode: string): string | null {
  return cell === undefined ? null : `${cell}${encodeURIComponent(unitCode)}.${encodeURIComponent(skillCode)}#cell`
}

function markupOf(layout: SkillMapLayout, links: SkillMapLinks, selection: SkillMapSelection | null): string {
  const here = placeOf(layout, selection)
  return (
    hatchOf(layout) +
    (here ? bandsOf(layout, here) : '') +
    headOf(layout, here) +
    layout.rows.map((row, index) => rowOf(layout, links, row, index, here)).join('') +
    totalOf(layout) +
    (here ? ringOf(layout, here) : '')
  )
}

type Here = { row: number; column: number; x: number; y: number }

/** Two maps can stand on one page (wide and phone), and a pattern in a hidden drawing does not paint. */
function hatchId({ compact }: SkillMapLayout) {
  return compact ? 'map-hatch-compact' : 'map-hatch'
}

function hatchOf(layout: SkillMapLayout) {
  return (
    `<defs><pattern id="${hatchId(layout)}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    '<rect width="5" height="5" fill="#fff"/><path d="M0 0V5" stroke="#ccc" stroke-width="1.5"/></pattern></defs>'
  )
}

function placeOf({ rows, columns }: SkillMapLayout, selection: SkillMapSelection | null): Here | null {
  if (!selection) return null
  const row = rows.findIndex(({ code }) => code === selection.unitCode)
  const column = columns.findIndex(({ code }) => code === selection.skillCode)
  const x = columns[column]?.x
  const y = rows[row]?.y
  return x === undefined || y === undefined ? null : { row, column, x, y }
}

function bandsOf({ columns, cellWidth, cellHeight, headBottom, compact }: SkillMapLayout, { x, y }: Here) {
  const left = columns[0]?.x ?? 0
  const top = compact ? 0 : 38
  return (
    `<g aria-hidden="true"><rect class="here" y="${y}" width="${left - 3}" height="${cellHeight}"/>` +
    `<rect class="here" x="${x}" y="${top}" width="${cellWidth}" height="${headBottom - top}"/></g>`
  )
}

function headOf(layout: SkillMapLayout, here: Here | null) {
  const { unitHeading, headBottom, compact } = layout
  const heading = compact
    ? `<text role="columnheader" class="sr-only">${escapeText(unitHeading)}</text>`
    : `<text role="columnheader" x="4" y="${headBottom - 6}" class="strong">${escapeText(unitHeading)}</text>`
  return (
    `<g role="row">${heading}${assessedHeads(layout)}${compact ? '' : categoryHeads(layout)}` +
    `${skillHeads(layout, here)}${sumHeads(layout)}</g>`
  )
}

function assessedHeads({ assessedHeadings, assessedX, headBottom }: SkillMapLayout) {
  const last = assessedX[assessedX.length - 1]
  if (last === undefined) return ''
  if (assessedX.length === 1) {
    return (
      `<text role="columnheader" x="${last}" y="${headBottom - 20}" class="end quiet">${escapeText(assessedHeadings[0] ?? '')}</text>` +
      `<text x="${last}" y="${headBottom - 6}" class="end quiet" aria-hidden="true">（人）</text>`
    )
  }
  const heads = assessedX.map(
    (x, index) =>
      `<text role="columnheader" aria-label="${escapeText(assessedHeadings[index] ?? '')}を評価済みの人" x="${x}" y="${headBottom - 6}" class="end quiet">${escapeText(assessedHeadings[index] ?? '')}</text>`,
  )
  return `<text x="${last}" y="${headBottom - 36}" class="end quiet" aria-hidden="true">評価済み（人）</text>${heads.join('')}`
}

function categoryHeads({ categories }: SkillMapLayout) {
  return categories
    .map(({ x, width, name, lines }) => {
      const texts = lines.map((line, index) => {
        const y = lines.length === 1 || index === 1 ? 27 : 13
        return `<text class="category-name" x="${x}" y="${y}">${escapeText(line)}</text>`
      })
      return `<g aria-hidden="true"><title>${escapeText(name)}</title><path class="axis" d="M${x} 33.5h${width}"/>${texts.join('')}</g>`
    })
    .join('')
}

function skillHeads({ columns, cellWidth, headBottom, compact, assessedHeadings }: SkillMapLayout, here: Here | null) {
  const marksCore = !compact && assessedHeadings.length > 1
  const size = compact ? ' compact-name' : ''
  return columns
    .map(({ x, name, label, categoryName, core }, index) => {
      const middle = x + cellWidth / 2
      const tier = marksCore ? (core ? '・共通' : '・拡張') : ''
      const strong = here?.column === index ? ' strong' : ''
      const y = headBottom - (marksCore ? 14 : 4)
      const dot =
        marksCore && core ? `<circle class="bar" cx="${middle}" cy="${headBottom - 6}" r="3" aria-hidden="true"/>` : ''
      return (
        `<text role="columnheader" aria-label="${escapeText(`${name}（${categoryName}${tier}）`)}" class="vertical-name${size}${strong}" x="${middle}" y="${y}">` +
        `<title>${escapeText(name)}</title>${escapeText(label)}</text>${dot}`
      )
    })
    .join('')
}

function sumHeads({ sumX, meanX, headBottom }: SkillMapLayout) {
  if (sumX === null || meanX === null) return ''
  return (
    `<text role="columnheader" x="${sumX}" y="${headBottom - 6}" class="end quiet">延べ</text>` +
    `<text role="columnheader" aria-label="1 人あたりのスキル数" x="${meanX}" y="${headBottom - 20}" class="end quiet">1 人</text>` +
    `<text x="${meanX}" y="${headBottom - 6}" class="end quiet" aria-hidden="true">あたり</text>`
  )
}

function rowOf(layout: SkillMapLayout, links: SkillMapLinks, row: SkillMapRow, index: number, here: Here | null) {
  const { width, cellHeight, assessedX, compact } = layout
  const baseline = row.y + cellHeight / 2 + 4.5
  const strong = here?.row === index ? ' strong' : ''
  const title = row.label === row.name ? '' : `<title>${escapeText(row.name)}</title>`
  const href = links.units?.[row.code]
  const name = `<text class="unit-name${strong}" x="${compact ? 2 : 4}" y="${baseline}">${title}${escapeText(row.label)}</text>`
  const numbers = assessedX.map(
    (x, column) =>
      `<text role="gridcell" x="${x}" y="${baseline}" class="end quiet">${row.assessed[column] ?? ''}</text>`,
  )
  return (
    `<g role="row"><path class="rule" d="M0 ${row.y + cellHeight + 0.5}h${width}"/>` +
    `<g role="rowheader">${href ? `<a href="${escapeText(href)}">${name}</a>` : name}</g>${numbers.join('')}` +
    `${row.emptyText === null ? cellsOf(layout, links, row, index, here) : emptyOf(layout, row, baseline)}` +
    `${row.emptyText === null ? sumsOf(layout, row, baseline) : ''}</g>`
  )
}

function cellsOf(layout: SkillMapLayout, links: SkillMapLinks, row: SkillMapRow, index: number, here: Here | null) {
  const { measure, columns, cellWidth } = layout
  const values = layout.values[index] ?? []
  const assessed = layout.assessed[index] ?? []
  const classes = layout.classes[index] ?? ''
  const half = cellWidth / 2
  const hatch = `fill="url(#${hatchId(layout)})"`
  const chosen = here?.row === index ? here.column : -1
  // What all cells share stands in the styles (`cellStyle`) and in the place of the row: it would be half of the page.
  let cells = `<g class="cells" transform="translate(0 ${row.y + textY(layout)})">`
  for (let column = 0; column < columns.length; column += 1) {
    const { x, code } = columns[column] ?? { x: 0, code: '' }
    const value = values[column] ?? null
    const words = cellWords(measure, value, assessed[column] ?? 0)
    const step = classes[column] ?? 'n'
    const paint = step === 'n' || step === 'x' ? hatch : `class="k${step}"`
    const drawn = `<rect ${paint} x="${x}"/><text x="${tenth(x + half)}">${cellText(measure, value)}</text>`
    const href = cellHref(links, row.code, code)
    cells += href
      ? `<g role="gridcell"><a href="${escapeText(href)}" aria-label="${words}"${column === chosen ? ' aria-current="true"' : ''}>${drawn}</a></g>`
      : `<g role="gridcell" aria-label="${words}">${drawn}</g>`
  }
  return `${cells}</g>`
}

/** From the top of a cell to the foot of its number. */
function textY({ cellHeight }: SkillMapLayout) {
  return cellHeight / 2 + 4
}

/** The size of all cells, and how far they begin above their number: properties for the styles. */
export function cellStyle(layout: SkillMapLayout): Record<`--${string}`, string> {
  const { cellWidth, cellHeight } = layout
  return { '--cell-width': `${cellWidth}px`, '--cell-height': `${cellHeight}px`, '--cell-top': `${-textY(layout)}px` }
}

function emptyOf({ columns }: SkillMapLayout, row: SkillMapRow, baseline: number) {
  return `<text role="gridcell" class="quiet" x="${(columns[0]?.x ?? 0) + 6}" y="${baseline}">${escapeText(row.emptyText ?? '')}</text>`
}

function sumsOf({ sumX, meanX, cellHeight }: SkillMapLayout, row: SkillMapRow, baseline: number) {
  if (sumX === null || meanX === null || row.sum === null) return ''
  const mean = row.mean === null ? '–' : row.mean.toFixed(1)
  return (
    `<text role="gridcell" aria-label="延べ ${row.sum} 人" x="${sumX}" y="${baseline}" class="end">${row.sum.toLocaleString('ja-JP')}</text>` +
    `<rect class="bar" x="${sumX + 6}" y="${row.y + (cellHeight - 10) / 2}" width="${row.barWidth}" height="10"/>` +
    `<text role="gridcell" aria-label="1 人あたり ${mean} スキル" x="${meanX}" y="${baseline}" class="end">${mean}</text>`
  )
}

function totalOf(layout: SkillMapLayout) {
  const { total, width, assessedX, compact } = layout
  const y = total.y + (compact ? 24 : 26)
  const assessed = assessedX.map(
    (x, index) => `<text role="gridcell" x="${x}" y="${y}" class="end strong">${total.assessed[index] ?? ''}</text>`,
  )
  const note = !compact && layout.measure === 'count' ? SHARE_NOTE(total.y) : ''
  return (
    `<g role="row"><path class="axis" d="M0 ${total.y + 2.5}h${width}"/>` +
    `<text role="rowheader" class="unit-name strong" x="${compact ? 2 : 4}" y="${y}">${escapeText(total.name)}</text>` +
    `${assessed.join('')}${note}${totalCells(layout, y)}${totalSums(layout, y)}</g>`
  )
}

const SHARE_NOTE = (y: number) =>
  `<text class="quiet" x="4" y="${y + 76}" aria-hidden="true">評価済みに占める割合（%）</text>`

function totalCells(layout: SkillMapLayout, y: number) {
  const { columns, cellWidth, compact, measure, total } = layout
  return columns
    .map(({ x }, index) => {
      const value = total.values[index] ?? null
      const middle = tenth(x + cellWidth / 2)
      const text = cellText(measure, value)
      const cell = `<g role="gridcell" aria-label="${cellWords(measure, value, total.cellAssessed[index] ?? 0)}">`
      if (compact || measure === 'median')
        return `${cell}<text class="middle strong" x="${middle}" y="${y}">${text}</text></g>`
      const share = total.shares[index]
      const height = total.barHeights[index] ?? 0
      const bar =
        share === null || share === undefined
          ? ''
          : `<rect class="bar" x="${tenth(middle - 6.5)}" y="${total.y + 44}" width="13" height="${height}"/>` +
            `<text class="middle quiet" x="${middle}" y="${tenth(total.y + 57 + height)}" aria-hidden="true">${Math.round(share)}</text>`
      return `${cell}<text class="end" transform="translate(${tenth(middle + 4.2)} ${total.y + 8}) rotate(-90)">${text}</text>${bar}</g>`
    })
    .join('')
}

function totalSums({ sumX, meanX, total }: SkillMapLayout, y: number) {
  if (sumX === null || meanX === null || total.sum === null) return ''
  const mean = total.mean === null ? '–' : total.mean.toFixed(1)
  return (
    `<text role="gridcell" aria-label="延べ ${total.sum} 人" x="${sumX}" y="${y}" class="end strong">${total.sum.toLocaleString('ja-JP')}</text>` +
    `<text role="gridcell" aria-label="1 人あたり ${mean} スキル" x="${meanX}" y="${y}" class="end strong">${mean}</text>`
  )
}

function ringOf({ cellWidth, cellHeight }: SkillMapLayout, { x, y }: Here) {
  return (
    `<g aria-hidden="true" pointer-events="none"><rect class="selected-halo" x="${x + 1}" y="${y + 1}" width="${cellWidth - 2}" height="${cellHeight - 2}"/>` +
    `<rect class="selected-ring" x="${x - 1.5}" y="${y - 1.5}" width="${cellWidth + 3}" height="${cellHeight + 3}" rx="2"/></g>`
  )
}

function tenth(px: number) {
  return Math.round(px * 10) / 10
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeText(text: string) {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}
