import type { Sql } from '~/facts/sql'
import { heldVersion } from '~/facts/standard-review'

/** Why a version may not be edited now, in a sentence that says the way back; null: it may, until this transaction ends. */
export async function whyNotEdit(sql: Sql, versionId: number): Promise<string | null> {
  const inWork = await heldVersion(sql, versionId)
  if (!inWork) return 'この版は、公開されたか、取りやめになりました。画面を開き直してください。'
  if (inWork.state === 'draft') return null
  return 'レビュー中の版は変えられません。直すときは、レビューの画面で下書きに戻してください（承認は取り直しになります）。'
}
