import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { Tag } from '~/ui/tag'
import { costText } from './cost-text'
import type { PlanEditPage } from './plan-edit.server'

/** The versions so far, the latest first, and the button that decides upon the plan. */
export function VersionList({ page, busy }: { page: PlanEditPage; busy: boolean }) {
  return (
    <section className="section">
      <h2>これまでの版</h2>
      {page.versions.length === 0 ? (
        <p>まだ保存した版はありません。上の数は、研修の目録からの提案です。</p>
      ) : (
        <DataTable
          caption="これまでの版"
          captionHidden
          dense
          rows={page.versions}
          rowKey={(one) => one.version}
          columns={[
            {
              id: 'version',
              label: '版',
              names: true,
              cell: (one) => (
                <>
                  <Link to={`/training/plan?year=${page.year}&version=${one.version}`}>第 {one.version} 版</Link>{' '}
                  <Tag look={one.state === 'adopted' ? 'strong' : 'plain'}>
                    {one.state === 'adopted' ? '決定' : '案'}
                  </Tag>
                </>
              ),
            },
            { id: 'on', label: '保存', cell: (one) => `${inWareki(one.savedOn)} ${one.savedAt}` },
            { id: 'by', label: '保存した人', cell: (one) => one.savedBy ?? '—' },
            { id: 'seats', label: '席', align: 'n', cell: (one) => one.seats.toLocaleString('ja-JP') },
            { id: 'cost', label: '費用', align: 'n', cell: (one) => costText(one.cost) },
            { id: 'note', label: 'メモ', cell: (one) => one.note ?? '' },
          ]}
        />
      )}
      {page.canEdit && !page.isAdopted && (
        <Form method="post" className="row mt-4">
          <input type="hidden" name="year" value={page.year} />
          <input type="hidden" name="basedOn" value={page.latest} />
          <Button name="intent" value="adopt" disabled={busy}>
            いまの案を{page.yearName}の計画に決める
          </Button>
          <span className="small sub">決定した版は、あとの案で変わりません。</span>
        </Form>
      )}
    </section>
  )
}
