import { type RefObject, useEffect, useRef, useState } from 'react'

type Place = { row: number; column: number }

type GridOptions = {
  /** The drawing: when it changes, the grid is set up anew. */
  markup: string
  /** Follows a link of the map without loading the page anew. */
  go: (href: string) => void
  /** Where Escape goes: the map without a chosen cell. */
  closeHref: string | null
}

/**
 * Makes the links of the map one stop of the keyboard: arrows move, Home and End go to the ends of a row.
 * Without JavaScript the cells stay ordinary links.
 */
export function useSkillMapGrid(chart: RefObject<SVGSVGElement | null>, options: GridOptions) {
  const latest = useRef(options)
  latest.current = options
  const returnTo = useRef<Place | null>(null)
  const { markup } = options
  // biome-ignore lint/correctness/useExhaustiveDependencies: the links are found in the drawing
  useEffect(() => {
    const svg = chart.current
    if (!svg) return
    const rows = linksOf(svg)
    let stop = rows.flat().find((link) => link.getAttribute('aria-current') !== null) ?? rows[0]?.[0]
    for (const link of rows.flat()) link.setAttribute('tabindex', link === stop ? '0' : '-1')
    const moveTo = (link: SVGAElement | undefined) => {
      if (!link) return
      stop?.setAttribute('tabindex', '-1')
      link.setAttribute('tabindex', '0')
      stop = link
      link.focus({ preventScroll: true })
    }
    // The drawing is made anew when a cell is chosen, and the focus would be lost with the old one.
    const back = returnTo.current
    if (back) moveTo(rows[back.row]?.[back.column])
    returnTo.current = null

    const onKey = (event: KeyboardEvent) => {
      const { go, closeHref } = latest.current
      const place = placeOf(rows, event.target)
      if (event.key === 'Escape' && closeHref) {
        returnTo.current = place
        go(closeHref)
      }
      if (!place || event.altKey || event.ctrlKey || event.metaKey) return
      const to = moved(event.key, place, rows)
      const next = to && rows[to.row]?.[to.column]
      if (!next) return
      event.preventDefault()
      moveTo(next)
      next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const href = link?.getAttribute('href')
      if (!href || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      returnTo.current = placeOf(rows, link)
      latest.current.go(href)
    }
    svg.addEventListener('keydown', onKey)
    svg.addEventListener('click', onClick)
    return () => {
      svg.removeEventListener('keydown', onKey)
      svg.removeEventListener('click', onClick)
    }
  }, [chart, markup])
}

/** The cell under the pointer or with the focus. */
export function usePointedCell(chart: RefObject<SVGSVGElement | null>): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    const svg = chart.current
    if (!svg) return
    const point = (event: Event) => {
      const pointed = placeOf(linksOf(svg), event.target)
      if (pointed) setPlace(pointed)
    }
    const leave = () => setPlace(null)
    svg.addEventListener('focusin', point)
    svg.addEventListener('pointerover', point)
    svg.addEventListener('pointerleave', leave)
    return () => {
      svg.removeEventListener('focusin', point)
      svg.removeEventListener('pointerover', point)
      svg.removeEventListener('pointerleave', leave)
    }
  }, [chart])
  return place
}

type LinkRows = readonly (readonly SVGAElement[])[]

function linksOf(svg: SVGSVGElement): LinkRows {
  return [...svg.querySelectorAll('.cells')].map((row) => [...row.querySelectorAll<SVGAElement>('a')])
}

function placeOf(rows: LinkRows, target: EventTarget | null): Place | null {
  const link = target instanceof Element ? target.closest<SVGAElement>('.cells a') : null
  if (!link) return null
  const row = rows.findIndex((links) => links.includes(link))
  return row < 0 ? null : { row, column: rows[row]?.indexOf(link) ?? 0 }
}

function moved(key: string, { row, column }: Place, rows: LinkRows): Place | null {
  const last = (rows[row]?.length ?? 1) - 1
  if (key === 'ArrowRight') return { row, column: Math.min(last, column + 1) }
  if (key === 'ArrowLeft') return { row, column: Math.max(0, column - 1) }
  if (key === 'ArrowDown') return { row: Math.min(rows.length - 1, row + 1), column }
  if (key === 'ArrowUp') return { row: Math.max(0, row - 1), column }
  if (key === 'Home') return { row, column: 0 }
  if (key === 'End') return { row, column: last }
  return null
}
