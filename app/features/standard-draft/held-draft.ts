import { refuse } from '~/access/command'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { applyEdits, type MadeEdit, type StandardEdit } from '~/domain/standard-edit'
import { outlined } from '~/domain/standard-outline'
import type { Sql, Stamp } from '~/facts/sql'
import { standardContent } from '~/facts/standard-content'
import { changeContent, recordEdits } from '~/facts/standard-edits'
import type { VersionInWork } from '~/facts/standard-effect'
import { heldVersion } from '~/facts/standard-review'

export type HeldDraft = { version: VersionInWork; content: SkillStandardFile; file: SkillStandardFile }

/** The draft that the page showed, held until the command has ended, or why it cannot be changed now. */
export async function heldDraft(sql: Sql, versionId: number): Promise<HeldDraft | { refused: string }> {
  const version = await heldVersion(sql, versionId)
  if (!version) {
    return refuse('この下書きは、公開されたか、取りやめになりました。画面を開き直してください。')
  }
  if (version.state === 'review') {
    return refuse('レビュー中の版は変えられません。直すときは、レビューの画面で下書きに戻してください。')
  }
  const content = await standardContent(sql, versionId)
  return { version, content, file: outlined(content) }
}

/** Changes a held draft and keeps each change in its history. */
export async function writeEdits(
  sql: Sql,
  { version, content }: HeldDraft,
  { file, made }: { file: SkillStandardFile; made: readonly (MadeEdit & { undoesId?: number })[] },
  stamp: Stamp,
): Promise<void> {
  if (made.length === 0) return
  await changeContent(sql, version.id, content, file)
  await recordEdits(sql, version.id, made, stamp)
}

/** The outcome of a command that makes these edits and nothing else. */
export async function doneWith(sql: Sql, draft: HeldDraft, edits: readonly StandardEdit[], stamp: Stamp) {
  const outcome = applyEdits(draft.file, edits)
  if ('reason' in outcome) return refuse(outcome.reason)
  await writeEdits(sql, draft, outcome, stamp)
  return { did: { edits: outcome.made.length }, audit: auditOf(draft, outcome.made) }
}

export function auditOf({ version: { id, version } }: HeldDraft, made: readonly MadeEdit[]) {
  const fields = made.map(({ subject, field }) => `${subject} ${field}`).slice(0, 50)
  return { subjectKind: 'standard_version', subjectId: id, detail: { version, fields } }
}
