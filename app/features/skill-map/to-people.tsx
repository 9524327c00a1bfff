import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { MapCell } from './map-cell'
import { DIRECTLY } from './map-state'
import type { MapPage } from './skill-map.server'

/** The people behind a number: a link for those who may open it, the number alone for others. */
export function ToPeople({
  page,
  cell,
  search,
  children,
}: { cell: MapCell; page: MapPage } & { search: string; children: ReactNode }) {
  if (!page.opensPeople) return <>{children}</>
  return <Link to={peopleHref(page, cell.unitCode, cell, search)}>{children}</Link>
}

/** @param lineCode the line of the map where it is not the unit itself: `-` for those who belong to it directly */
export function peopleHref(
  page: MapPage,
  unitCode: string,
  cell: MapCell,
  search: string,
  lineCode = unitCode,
): string {
  const isDirect = lineCode === DIRECTLY
  const unit = unitCode === DIRECTLY ? page.state.unit : unitCode
  const asOf = page.state.asOf === '' ? '' : `&asOf=${encodeURIComponent(page.state.asOf)}`
  const staff = page.staff === 'regular' ? '' : `&staff=${page.staff}`
  return `/people?unit=${encodeURIComponent(unit)}${isDirect ? '&directly=1' : ''}&skill=${encodeURIComponent(cell.skillCode)}&${search}${staff}${asOf}`
}
