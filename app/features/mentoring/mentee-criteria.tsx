import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { StateMark } from '~/ui/state-mark'
import { Unfold } from '~/ui/unfold'
import type { MenteePage } from './mentee.server'

/** How far a mentee is by each criterion, and the confirmed levels that the role asks for. */
export function MenteeCriteria({ page }: { page: MenteePage }) {
  if (page.role === null) return null
  return (
    <section className="section" aria-labelledby="criteria">
      <h2 id="criteria">
        {page.role}：{page.criteria.length} 条件のうち {page.met} を満たす
      </h2>
      <DataTable
        caption="条件ごとのいま"
        captionHidden
        rows={page.criteria}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'title',
            label: '条件',
            names: true,
            className: 'criterion-title',
            cell: ({ id, title }) => (
              <>
                {title} <span className="num small sub font-normal">{id}</span>
              </>
            ),
          },
          {
            id: 'mark',
            label: '判定',
            className: 'criterion-mark',
            cell: ({ mark }) => <StateMark state={mark.state}>{mark.word}</StateMark>,
          },
          { id: 'asks', label: '必要なこと', className: 'w-[32%]', cell: ({ asks }) => asks },
          { id: 'shows', label: 'いまの状況と不足', cell: ({ shows }) => shows },
        ]}
      />
    </section>
  )
}

/** What is short stands open, what is enough is folded. */
export function MenteeLevels({ page }: { page: MenteePage }) {
  const { short, enough } = page.levels
  if (short.length + enough.length === 0) return null
  return (
    <section aria-labelledby="levels">
      <h2 id="levels">
        確認済みのレベル：{short.length + enough.length} スキルのうち {short.length} が不足
      </h2>
      {short.length > 0 && <LevelTable caption="不足しているスキル" rows={short} />}
      {enough.length > 0 && (
        <Unfold label={`満たしている ${enough.length} スキルを見る`}>
          <LevelTable caption="満たしているスキル" rows={enough} />
        </Unfold>
      )}
      <p className="mt-2">
        <Link to={`/people/${encodeURIComponent(page.staffNumber)}`}>すべてのスキルと移り変わりを見る</Link>
      </p>
    </section>
  )
}

function LevelTable({ caption, rows }: { caption: string; rows: MenteePage['levels']['short'] }) {
  return (
    <DataTable
      dense
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'skill',
          label: 'スキル',
          names: true,
          cell: ({ code, name }) => <Link to={`/standard/skills/${code}`}>{name}</Link>,
        },
        { id: 'level', label: '確認済み', align: 'n', cell: ({ level }) => level ?? '未評価' },
        { id: 'required', label: '求める', align: 'n', cell: ({ required }) => required },
      ]}
    />
  )
}
