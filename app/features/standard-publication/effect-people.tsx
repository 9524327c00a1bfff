import { Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { TitleBar } from '~/ui/title-bar'
import type { EffectPage } from './effect.server'
import { effectHref } from './effect-href'

type People = Extract<EffectPage, { show: 'people' }>

/** The people behind a number of the effect. */
export function EffectPeople({ page }: { page: People }) {
  const { title, version, from, people, total, behind, pageSize, computedAt } = page
  return (
    <>
      <TitleBar
        title={title}
        lead={`${version.name} 第 ${version.version} 版を ${inWareki(from)} から使うとき。${total.toLocaleString('ja-JP')} 人です（${computedAt} に計算）。この一覧を開いたことは、本人が見られる記録に残ります。`}
      />
      {people.length === 0 ? (
        <EmptyState title="あてはまる人はいません">影響の画面へ戻り、別の数を開いてください。</EmptyState>
      ) : (
        <>
          <DataTable
            caption={title}
            captionHidden
            dense
            rows={people}
            rowKey={({ staffNumber }) => staffNumber}
            columns={[
              {
                id: 'name',
                label: '職員',
                names: true,
                cell: ({ staffNumber, name, title: post }) => (
                  <>
                    <Link to={`/people/${staffNumber}`}>{name}</Link> <span className="small sub">{post}</span>
                  </>
                ),
              },
              { id: 'place', label: '所属', cell: ({ place }) => place },
              {
                id: 'changes',
                label: '変わるスキル',
                className: 'w-[50%]',
                cell: ({ changes }) =>
                  changes.length === 0 ? (
                    '変わりません'
                  ) : (
                    <ul>
                      {changes.map((change) => (
                        <li key={change}>{change}</li>
                      ))}
                    </ul>
                  ),
              },
            ]}
          />
          <Pagination
            page={page.page}
            pageSize={pageSize}
            total={total}
            unit="人"
            hrefOf={(to) => effectHref({ from, behind, page: to })}
          />
        </>
      )}
    </>
  )
}
