import type { SkillStandardFile } from '~/domain/skill-standard'
import {
  commentRowsOf,
  type KnownVersion,
  keepReplacedDraft,
  moveComments,
  openVersionOf,
  publishedVersionsOf,
} from '~/facts/known-standards'
import type { Sql, Stamp } from '~/facts/sql'
import { storeStandardDraft } from '~/facts/standard-draft'
import type { BadRowShown } from '~/features/imports/import-preview'

/* What a draft that comes in meets: versions that never change, a review that must not be pulled away, another draft. */

type Place = Pick<BadRowShown, 'column' | 'line' | 'sheet'>

type InTheWay = {
  /** The draft or review that the file would take the place of. */
  open: KnownVersion | null
  /** The number of a version that never changes. */
  published: BadRowShown | null
  /** Why no file of this standard can come in now. */
  review: string | null
}

/** What the file meets. @param place where it says its version */
export async function whatIsInTheWay(
  sql: Sql,
  { standard: { code, version } }: Pick<SkillStandardFile, 'standard'>,
  place: Place,
): Promise<InTheWay> {
  const open = await openVersionOf(sql, code)
  const isPublished = (await publishedVersionsOf(sql, code)).includes(version)
  const fault = { ...place, code: 'STANDARD_PUBLISHED', value: version, reason: PUBLISHED, also: [] }
  return { open, published: isPublished ? fault : null, review: open?.state === 'review' ? IN_REVIEW : null }
}

const PUBLISHED = '公開済みの版で、もう変わりません。版の番号を上げてください。'
const IN_REVIEW =
  'いまの下書きはレビュー中なので、置き換えられません。レビューの画面で下書きに戻してから、もう一度取り込んでください。'

/** Stores the draft; the one that it takes the place of is kept, so that undoing the import brings that back. */
export async function storeInPlaceOf(
  sql: Sql,
  file: SkillStandardFile,
  open: KnownVersion | null,
  stamp: Stamp,
): Promise<void> {
  if (open && stamp.importId) {
    await keepReplacedDraft(sql, stamp.importId, { standard: open.content, importId: open.importId })
  }
  const comments = open && (await commentRowsOf(sql, open.id))
  const draft = await storeStandardDraft(sql, file, stamp)
  if (!draft.stored) throw new Error(draft.reason)
  if (comments) await moveComments(sql, comments, draft.versionId)
}

/** What the preview says of where the file goes. */
export function notesOnPlace(
  file: SkillStandardFile,
  { known, open, isSame }: { known: KnownVersion | null; open: KnownVersion | null; isSame: boolean },
): string[] {
  const { name, version } = file.standard
  if (isSame && known) return [`第 ${known.version} 版と同じ内容です。`]
  const notes = [`${name.ja} 第 ${version} 版を下書きとして取り込みます。公開するまで評価には使われません。`]
  if (open) {
    notes.push(
      `いまの下書き（第 ${open.version} 版）は、この内容に置き換わります。コメントは残り、編集の記録は新しくなります。`,
    )
  }
  if (known && known.id !== open?.id) notes.push(`公開済みの第 ${known.version} 版と比べています。`)
  if (file.roles.length === 0) {
    notes.push('役割プロファイル（roles）がありません。役割ごとの必要レベルは空のままになります。')
  }
  return notes
}
