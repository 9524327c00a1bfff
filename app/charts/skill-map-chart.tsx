import { useNavigate } from '@remix-run/react'
import { type RefObject, useId, useRef } from 'react'
import { usePointedCell, useSkillMapGrid } from './skill-map-grid'
import type { SkillMapLayout } from './skill-map-layout'
import { SkillMapLegend } from './skill-map-legend'
import { cellStyle, type SkillMapLinks, type SkillMapSelection, skillMapMarkup } from './skill-map-markup'
import { cellWords, mapTitle } from './skill-map-words'

const COLOURS = {
  count: 'skill-map',
  median: 'skill-map by-level',
  gap: 'skill-map by-gap',
  change: 'skill-map by-change',
}

type SkillMapChartProps = {
  layout: SkillMapLayout
  links?: SkillMapLinks
  selection?: SkillMapSelection | null
  /** Where Escape goes: the map without the chosen cell. */
  closeHref?: string
}

/** Units × skills as a map of colours; drawn on the server, every cell a link to the people behind it. */
export function SkillMapChart({ layout, links = {}, selection = null, closeHref }: SkillMapChartProps) {
  const chart = useRef<SVGSVGElement>(null)
  const after = useId()
  const navigate = useNavigate()
  const markup = skillMapMarkup(layout, links, selection)
  useSkillMapGrid(chart, {
    markup,
    go: (href) => navigate(href, { preventScrollReset: true }),
    closeHref: (selection && closeHref) ?? null,
  })
  return (
    <>
      <div className="row row-between mb-2">
        <SkillMapLegend
          measure={layout.measure}
          hides={layout.classes.some((row) => row.includes('x'))}
          marksCore={!layout.compact && layout.assessedHeadings.length > 1}
        />
        {!layout.compact && <Readout layout={layout} selection={selection} chart={chart} />}
      </div>
      <a className="skip-link" href={`#${after}`}>
        図をとばす
      </a>
      <svg
        ref={chart}
        className={COLOURS[layout.measure] + (layout.compact ? ' compact' : '')}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        width={layout.width}
        style={cellStyle(layout)}
        {...GRID}
        aria-label={mapTitle(layout.measure, layout.unitHeading, layout.level)}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, every name in it escaped
        dangerouslySetInnerHTML={{ __html: markup }}
      />
      <span id={after} tabIndex={-1} />
    </>
  )
}

const GRID = { role: 'grid' } as const

type ReadoutProps = {
  layout: SkillMapLayout
  selection: SkillMapSelection | null
  chart: RefObject<SVGSVGElement | null>
}

/** The cell under the pointer or with the focus, else the chosen one, in words. */
function Readout({ layout, selection, chart }: ReadoutProps) {
  const pointed = usePointedCell(chart)
  const filled = layout.rows.flatMap((row, index) => (row.emptyText === null ? [index] : []))
  const row = pointed ? filled[pointed.row] : layout.rows.findIndex(({ code }) => code === selection?.unitCode)
  const column = pointed ? pointed.column : layout.columns.findIndex(({ code }) => code === selection?.skillCode)
  const unit = layout.rows[row ?? -1]
  const skill = layout.columns[column]
  if (row === undefined || !unit || !skill) return null
  const words = cellWords(layout.measure, layout.values[row]?.[column] ?? null, layout.assessed[row]?.[column] ?? 0)
  return (
    <p className="map-readout no-print">
      {unit.name} × {skill.label}　<b className="num">{words}</b>
    </p>
  )
}
