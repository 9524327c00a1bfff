import { organisationToday } from '~/access/relations'
import type { Viewer } from '~/access/viewer'
import { lineOf } from '~/domain/organisation'
import { postsOfPerson } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'

export type UnitChoice = { code: string; name: string }

/** Departments and their sections for a select; `also` is a unit that is kept though the list lacks it. */
export async function unitChoices(
  sql: Sql,
  viewer: Viewer,
  also: { code: string; name: string } | null = null,
): Promise<UnitChoice[]> {
  const organisation = await organisationToday(sql, viewer)
  const listed = [...organisation.byId.values()]
    .filter(({ kind }) => kind !== 'subunit')
    .map(({ code, name, kind }) => ({ code, name: kind === 'department' ? name : `　${name}` }))
  if (also === null || listed.some(({ code }) => code === also.code)) return listed
  return [also, ...listed]
}

/** The section in which the viewer works; '' when they have no post. */
export async function ownSection(sql: Sql, viewer: Viewer): Promise<string> {
  if (viewer.personId === null) return ''
  const [post] = await postsOfPerson(sql, viewer.personId, viewer.today)
  if (!post) return ''
  const line = lineOf(await organisationToday(sql, viewer), post.unitId)
  return (line.find(({ kind }) => kind !== 'subunit') ?? line[0])?.code ?? ''
}
