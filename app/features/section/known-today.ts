import { organisationToday } from '~/access/relations'
import type { Viewer } from '~/access/viewer'
import { subtreeOf } from '~/domain/organisation'
import { postsInUnits } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'

/** Whom the viewer may see by name today as head or delegate: a past day shows names by today's relations. */
export async function knownToday(sql: Sql, viewer: Viewer): Promise<Set<number>> {
  const organisation = await organisationToday(sql, viewer)
  const places = [...viewer.heads.filter((unit) => unit.kind !== 'department'), ...viewer.delegations]
  const unitIds = places.flatMap((place) => subtreeOf(organisation, place.unitId).map((unit) => unit.unitId))
  const posts = await postsInUnits(sql, [...new Set(unitIds)], viewer.today)
  return new Set(posts.map((post) => post.personId))
}

/** A delegate sees the people handed to them, and themselves. */
export function namedScope(viewer: Viewer, confirmed: ReadonlySet<number>): Set<number> {
  return new Set([...confirmed, ...(viewer.personId === null ? [] : [viewer.personId])])
}
