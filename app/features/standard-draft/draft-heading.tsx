import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { Breadcrumb } from '~/ui/breadcrumb'
import { DraftSteps } from '~/ui/draft-steps'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'
import { DRAFT } from './draft-href'
import type { DraftFailure } from './draft-intents.server'
import type { ShownDraft } from './draft-shown'

type DraftHeadingProps = {
  draft: ShownDraft
  /** Of a part of the draft; none: the outline itself. */
  title?: string
  lead?: ReactNode
  insight?: ReactNode
  actions?: ReactNode
  done: string | null
  failure: DraftFailure | null
}

const DONE_WORDS: Record<string, string> = {
  start: '下書きを始めました。',
  save: '保存しました。',
  add: '加えました。',
  move: '並びを変えました。',
  remove: '下書きから外しました。取り消すには「最後の変更を取り消す」を押します。',
  align: '対応を加えました。',
  unalign: '対応を外しました。',
  undo: '取り消しました。',
}

/** Where one is in the draft, what became of the last button, and why it may not be changed. */
export function DraftHeading({ draft, title, lead, insight, actions, done, failure }: DraftHeadingProps) {
  const steps = [
    { to: '/', label: 'ホーム' },
    { to: '/standard', label: 'ITスキル標準' },
  ]
  const here = `第 ${draft.version} 版の編集`
  const said = done === null ? undefined : DONE_WORDS[done]
  return (
    <>
      <Breadcrumb steps={title ? [...steps, { to: DRAFT, label: here }] : steps} here={title ?? here} />
      <DraftSteps current="edit" />
      <TitleBar
        title={title ?? here}
        beside={<Tag>{VERSION_IN_WORK_WORDS[draft.state]}</Tag>}
        {...{ lead, insight, actions }}
      />
      {said && !failure && (
        <Notice tone="ok" live>
          {said}
        </Notice>
      )}
      {failure && failure.intent !== 'save' && failure.problem !== '' && (
        <Notice tone="error" live title="できませんでした">
          {failure.problem}
        </Notice>
      )}
      {draft.state === 'review' && (
        <Notice tone="info">
          レビュー中は変えられません。直すときは、<Link to={`${DRAFT}/review`}>レビューの画面</Link>
          で下書きに戻します（承認は取り直しになります）。
        </Notice>
      )}
      {draft.state === 'draft' && !draft.mayEdit && (
        <Notice tone="quiet">この下書きは事務局が編集しています。ここでは読むことができます。</Notice>
      )}
    </>
  )
}
