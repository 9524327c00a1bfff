import type { Relation } from '~/access/actions'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { typedField } from '~/domain/standard-edit'
import { outlined } from '~/domain/standard-outline'
import type { Sql } from '~/facts/sql'
import { standardContent } from '~/facts/standard-content'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { fieldName } from './draft-texts'

/** What every page of the editor shows of the draft. */
export type ShownDraft = {
  id: number
  version: string
  name: string
  state: VersionInWork['state']
  before: string | null
  mayEdit: boolean
  /** A form begins anew where the draft has been changed by a button of its page. */
  lastEdit: number
}

/** The draft or version in review with what it says; null: there is none. */
export async function draftInWork(
  sql: Sql,
  relations: ReadonlySet<Relation>,
): Promise<{ draft: ShownDraft; file: SkillStandardFile; inWork: VersionInWork } | null> {
  const inWork = await versionInWork(sql)
  if (!inWork) return null
  const { id, version, name, state, before, lastEdit } = inWork
  const mayEdit = state === 'draft' && relations.has('dx_office')
  const file = outlined(await standardContent(sql, id))
  return { draft: { id, version, name, state, before: before?.version ?? null, mayEdit, lastEdit }, file, inWork }
}

/** The fields of a form with the text of each. */
export function textsIn(file: SkillStandardFile, subject: string, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const found = typedField(subject, field)
      const value = found?.get(file)
      return found && value !== undefined ? [[fieldName(subject, field), found.toText(value)]] : []
    }),
  )
}
