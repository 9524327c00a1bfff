import { Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { LinkButton } from '~/ui/button'
import { PrintButton } from '~/ui/print-button'
import { Tag } from '~/ui/tag'
import type { PlanPage } from './plan-page.server'

/** What one does with the plan as a whole; the budget request is the next step. */
export function PlanHeadActions({ page: { state, canEdit } }: { page: PlanPage }) {
  const version = state.version === null ? '' : `&version=${state.version}`
  return (
    <>
      <PrintButton />
      <LinkButton to={`/training/plan.xlsx?year=${state.year}${version}`} size="sm" icon="download" reloadDocument>
        Excel
      </LinkButton>
      <LinkButton to={`/training/plan/edit?year=${state.year}`} size="sm">
        {canEdit ? '案をかえる' : 'これまでの版'}
      </LinkButton>
      <LinkButton to={`/training/plan/budget?year=${state.year}${version}`} look="primary">
        予算要求の資料を作る
      </LinkButton>
    </>
  )
}

/** Which version is shown, and how it came about. */
export function VersionNote({ page: { shown, changed, state } }: { page: PlanPage }) {
  if (!shown) {
    return <p className="small sub mt-4">席は、研修の目録からの提案です。まだ保存した版はありません。</p>
  }
  const { version, state: stands, savedOn, savedAt, savedBy, note, isLatest } = shown
  return (
    <p className="small sub mt-4">
      <Tag look={stands === 'adopted' ? 'strong' : 'plain'}>{stands === 'adopted' ? '決定' : '案'}</Tag> 第 {version}{' '}
      版（
      {inWareki(savedOn)} {savedAt}、{savedBy ?? '—'}）。目録の提案と違うのは {changed} 研修です。{note}
      {!isLatest && <Link to={`/training/plan?year=${state.year}`}>いちばん新しい版を見る</Link>}
    </p>
  )
}
