import { Button } from '~/ui/button'
import { Tag } from '~/ui/tag'
import type { ShownDraft } from './draft-shown'
import type { HistoryLine, HistoryStep } from './history.server'
import { IntentForm } from './intent-form'

type HistoryListProps = { draft: ShownDraft; steps: readonly HistoryStep[] }

/** Changes, the last one first; those made at once stand together and are taken back together. */
export function HistoryList({ draft, steps }: HistoryListProps) {
  return (
    <ol className="draft-history">
      {steps.map((step) => (
        <li key={step.id} id={`edit-${step.id}`}>
          <div className="row row-between">
            <p className="small sub">
              <time>{step.at}</time>　{step.by} {step.undoes && <Tag>取り消し</Tag>}{' '}
              {step.undone && <Tag>取り消し済み</Tag>}
            </p>
            {draft.mayEdit && !step.undone && (
              <IntentForm intent="undo" version={draft.id} values={{ edit: String(step.id) }}>
                <Button
                  size="sm"
                  icon="undo"
                  aria-label={`${step.undoes ? '元に戻す' : '取り消す'}：${step.lines[0]?.what ?? ''}`}
                >
                  {step.undoes ? '元に戻す' : '取り消す'}
                </Button>
              </IntentForm>
            )}
          </div>
          {step.lines.map((line) => (
            <Line key={line.id} line={line} undone={step.undone} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function Line({ line: { what, field, before, after }, undone }: { line: HistoryLine; undone: boolean }) {
  return (
    <div className={undone ? 'draft-line draft-line-undone' : 'draft-line'}>
      <p>
        <b>{what}</b> {field}
      </p>
      <p className="draft-line-texts">
        <del>{before === '' ? '（空）' : before}</del>
        <span aria-hidden="true"> → </span>
        <ins>{after === '' ? '（空）' : after}</ins>
      </p>
    </div>
  )
}
