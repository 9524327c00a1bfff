import type { Relation } from '~/access/actions'
import type { Viewer } from '~/access/viewer'
import { type ConfirmedAs, confirmedBySide } from '~/domain/assessment'
import type { CityDate } from '~/domain/calendar'
import { confirmingPlaceOf, type Organisation } from '~/domain/organisation'
import { organisationOn, type PostOnDay, postsOfPerson } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'

/** As what the viewer confirms on the head's side: head, acting head, next superior, else by delegation. */
export function headSideOf(organisation: Organisation, viewer: Viewer, primary: PostOnDay): ConfirmedAs {
  const place = confirmingPlaceOf(organisation, primary)
  return place && place.confirmerId === viewer.personId ? place.as : 'delegate'
}

type Asked = {
  relations: ReadonlySet<Relation>
  /** The claim was passed on to the viewer. */
  isRouted: boolean
  /** The level claimed; null where only the head's side decides. */
  claimed: number | null
  today: CityDate
}

/** Everything as which the viewer may decide a claim of one person, the head's side first. */
export async function capacitiesFor(
  sql: Sql,
  viewer: Viewer,
  personId: number,
  { relations, isRouted, claimed, today }: Asked,
): Promise<ConfirmedAs[]> {
  const capacities: ConfirmedAs[] = []
  if (relations.has('confirmer')) {
    const organisation = await organisationOn(sql, today)
    const primary = (await postsOfPerson(sql, personId, today)).find((post) => post.kind === 'primary')
    if (primary) capacities.push(headSideOf(organisation, viewer, primary))
  }
  // A mentor decides what the head's side may not; the rest is passed on to them, or is not theirs.
  const isTheirs = relations.has('mentor') && claimed !== null && confirmedBySide(claimed) !== 'head'
  if (isTheirs || isRouted) {
    if (viewer.roles.includes('DX_MASTER')) capacities.push('master')
    if (viewer.roles.includes('TECH_OFFICER')) capacities.push('technical_officer')
  }
  return capacities
}

/** The viewer's own confirmed level in a skill, of whatever version; null is not assessed. */
export async function ownLevel(sql: Sql, viewer: Viewer, skillId: number): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ level: number }[]>`
    SELECT l.level FROM latest_level(${viewer.personId}::int, ${skillId}::int, ${viewer.today}::date) l`
  return row?.level ?? null
}
