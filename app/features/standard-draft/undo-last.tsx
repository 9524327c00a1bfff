import { Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { historyHref } from './draft-href'
import { IntentForm } from './intent-form'
import type { OutlineDraft } from './outline.server'

/** The last change, and the way back from it. */
export function UndoLast({ page: { draft, last } }: { page: OutlineDraft }) {
  if (!last) return <p className="sub">まだ何も変えていません。</p>
  return (
    <div className="row row-between draft-last">
      <p>
        最後の変更：{last.words}（{last.at} {last.by}）<Link to={historyHref()}>変更の記録を見る</Link>
      </p>
      {draft.mayEdit && last.undoable && (
        <IntentForm intent="undo" version={draft.id} values={{ edit: String(last.id) }}>
          <Button size="sm" icon="undo">
            最後の変更を取り消す
          </Button>
        </IntentForm>
      )}
    </div>
  )
}
