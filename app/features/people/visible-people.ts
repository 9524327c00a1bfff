import { organisationToday, peopleConfirmedBy } from '~/access/relations'
import type { Viewer } from '~/access/viewer'
import { subtreeOf } from '~/domain/organisation'
import { postsInUnits } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'

/** Whom the viewer may look up today: those of their own units, those they confirm or coach, and themselves. */
export async function visiblePeople(sql: Sql, viewer: Viewer): Promise<number[]> {
  const headed = viewer.heads.filter((unit) => unit.kind !== 'department')
  const organisation = await organisationToday(sql, viewer)
  const unitIds = headed.flatMap((unit) => subtreeOf(organisation, unit.unitId).map((each) => each.unitId))
  const posts = unitIds.length > 0 ? await postsInUnits(sql, unitIds, viewer.today) : []
  const visible = new Set([
    ...posts.map((post) => post.personId),
    ...(await peopleConfirmedBy(sql, viewer)),
    ...viewer.mentees.map((mentee) => mentee.personId),
  ])
  if (viewer.personId !== null) visible.add(viewer.personId)
  return [...visible]
}
