import type { SkillStandardFile } from '~/domain/skill-standard'
import { type KnownVersion, keepReplacedDraft, openVersionOf, publishedVersionsOf } from '~/facts/known-standards'
import type { Sql, Stamp } from '~/facts/sql'
import { storeStandardDraft } from '~/facts/standard-draft'
import type { BadRowShown } from '~/features/imports/import-preview'

/* What a draft that comes in meets: versions that never change, a review that must not be pulled away, another draft. */

/** The draft or review that the file would take the place of, and why it must not. */
export async function openVersion(
  sql: Sql,
  { standard }: Pick<SkillStandardFile, 'standard'>,
  place: Pick<BadRowShown, 'column' | 'line' | 'sheet'>,
): Promise<{ open: KnownVersion | null; inTheWay: BadRowShown | null }> {
  const { code, version } = standard
  const [open, published] = [await openVersionOf(sql, code), await publishedVersionsOf(sql, code)]
  if (published.includes(version)) return { open, inTheWay: fault(place, 'STANDARD_PUBLISHED', version, PUBLISHED) }
  if (open?.state === 'review') return { open, inTheWay: fault(place, 'STANDARD_IN_REVIEW', open.version, IN_REVIEW) }
  return { open, inTheWay: null }
}

const PUBLISHED = '公開済みの版で、もう変わりません。版の番号を上げてください。'
const IN_REVIEW = 'いまの下書きがレビュー中です。「標準の改定」の画面で下書きに戻してから、もう一度取り込んでください。'

function fault(
  place: Pick<BadRowShown, 'column' | 'line' | 'sheet'>,
  code: string,
  value: string,
  reason: string,
): BadRowShown {
  return { ...place, code, value, reason, also: [] }
}

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
  const draft = await storeStandardDraft(sql, file, stamp)
  if (!draft.stored) throw new Error(draft.reason)
}

/** What the preview says of where the file goes. */
export function notesOnPlace(file: SkillStandardFile, known: KnownVersion | null, open: KnownVersion | null): string[] {
  const { name, version } = file.standard
  const notes = [`${name.ja} 第 ${version} 版を下書きとして取り込みます。公開するまで評価には使われません。`]
  if (open)
    notes.push(
      `いまの下書き（第 ${open.version} 版）は、この内容に置き換わります。編集の記録とコメントも新しくなります。`,
    )
  if (known && known.id !== open?.id) notes.push(`公開済みの第 ${known.version} 版と比べています。`)
  if (file.roles.length === 0) {
    notes.push('役割プロファイル（roles）がありません。役割ごとの必要レベルは空のままになります。')
  }
  return notes
}
