import { Link } from '@remix-run/react'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import type { PlanPage } from './plan-page.server'

/** Without courses there is nothing to plan. */
export function NothingToPlan() {
  return (
    <>
      <h1>研修計画</h1>
      <EmptyState
        title="まだ研修の目録がありません"
        action={<LinkButton to="/admin/imports">目録を取り込む</LinkButton>}
      >
        研修の目録を取り込むと、だれに何が要るかを数え、席を計画できます。
      </EmptyState>
    </>
  )
}

/** What else is missing, and what the page cannot count without it. */
NothingToPlan.Notes = function Notes({ nothing }: Pick<PlanPage, 'nothing'>) {
  return (
    <>
      {nothing.standard && (
        <Notice tone="warn" title="ITスキル標準がまだありません">
          役割の差は数えられません。<Link to="/admin/imports">ITスキル標準を取り込む</Link>
        </Notice>
      )}
      {nothing.rules && (
        <Notice tone="warn" title="認定の規則がまだありません">
          認定・更新に要る研修は数えられません。システム管理者が publish-rules で規則を入れます。
        </Notice>
      )}
      {!nothing.rules && nothing.candidates && (
        <Notice tone="quiet">候補者（目標と推薦のある人）がまだいないため、認定に要る研修の人数は 0 です。</Notice>
      )}
    </>
  )
}
