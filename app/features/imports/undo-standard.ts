import { broughtVersion, commentsOfBrought, moveComments, replacedDraft } from '~/facts/known-standards'
import type { Sql, Stamp } from '~/facts/sql'
import { storeStandardDraft } from '~/facts/standard-draft'

/*
 * A draft that an import brought goes again; the draft that it had taken the place of comes back as it was, with what
 * people have said of either.
 */

/** Why the draft of an import cannot be taken back. */
export async function draftObstacles(sql: Sql, batchId: number): Promise<string[]> {
  const brought = await broughtVersion(sql, batchId)
  if (brought && ['published', 'retired'].includes(brought.state)) {
    return [`第 ${brought.version} 版は公開済みで、もう変わりません。`]
  }
  const later = await sql.importBatch.findFirst({
    where: { kind: 'standard', state: 'committed', id: { gt: batchId } },
    orderBy: { id: 'desc' },
    select: { fileName: true },
  })
  if (later) return [`あとの取込み「${later.fileName}」があります。先にそちらを取り消してください。`]
  if (!brought) return []
  const takesCommentsBack = (await replacedDraft(sql, batchId)) !== null
  return doneSince(takesCommentsBack ? { ...brought, comments: 0 } : brought)
}

type Brought = NonNullable<Awaited<ReturnType<typeof broughtVersion>>>

function doneSince({ state, edits, comments }: Brought): string[] {
  const say = (count: number) => count.toLocaleString('ja-JP')
  return [
    ...(state === 'review' ? ['取り込んだ版がレビュー中です。先に下書きに戻してください。'] : []),
    ...(edits > 0 ? [`取り込んだ下書きが、そのあと画面で ${say(edits)} か所編集されています。`] : []),
    ...(comments > 0 ? [`取り込んだ下書きにコメントが ${say(comments)} 件あります。`] : []),
  ]
}

export async function takeDraftBack(sql: Sql, batchId: number, stamp: Stamp): Promise<void> {
  const comments = await commentsOfBrought(sql, batchId)
  const removed = await sql.$executeRaw`
    DELETE FROM standard_version WHERE import_id = ${batchId} AND state IN ('draft', 'review')`
  const replaced = await replacedDraft(sql, batchId)
  if (removed === 0 || !replaced) return
  // A version that was published meanwhile stands for itself.
  const draft = await storeStandardDraft(sql, replaced.standard, { ...stamp, importId: replaced.importId ?? undefined })
  if (draft.stored) await moveComments(sql, comments, draft.versionId)
}
