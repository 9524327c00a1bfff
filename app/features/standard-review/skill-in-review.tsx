import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { LevelBadge } from '~/ui/level-badge'
import { Tag } from '~/ui/tag'
import { ChangeList } from './changed-text'
import { reviewHref } from './review-href'
import type { ReviewPage } from './review-page.server'

type Shown = NonNullable<ReviewPage['skill']>

/** The texts of one skill as they are in this version, and what changed of them. */
export function SkillInReview({ skill, before }: { skill: Shown; before: string | null }) {
  return (
    <>
      <p>{skill.definition}</p>
      <ol className="level-list mt-2">
        {skill.levels.map(({ level, indicator }) => (
          <li key={level}>
            <span aria-hidden="true">
              <LevelBadge level={level} />
            </span>
            <p>
              <span className="sr-only">レベル {level}：</span>
              {indicator}
            </p>
          </li>
        ))}
      </ol>
      {before && (
        <section className="section" aria-labelledby="changes">
          <h2 id="changes">第 {before} 版とのちがい</h2>
          {skill.changes.length === 0 ? (
            <p className="sub">変わっていません。</p>
          ) : (
            <ChangeList changes={skill.changes} />
          )}
        </section>
      )}
    </>
  )
}

/** The skills that changed or of which something is said: what there is to read. */
export function SkillsToRead({ page }: { page: ReviewPage }) {
  const rows = page.skills.filter(({ changes, open }) => changes > 0 || open > 0)
  if (rows.length === 0) {
    return (
      <EmptyState title="変わったスキルはありません">スキルを選んでコメントするときは、上の欄から選びます。</EmptyState>
    )
  }
  return (
    <DataTable
      caption="変わったスキルと、解決していないコメント"
      captionHidden
      dense
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          id: 'name',
          label: 'スキル',
          names: true,
          cell: ({ code, name }) => (
            <>
              <Link to={reviewHref({ skill: code })}>{name}</Link> <span className="num small sub">{code}</span>
            </>
          ),
        },
        { id: 'changes', label: 'ちがい', align: 'n', cell: ({ changes }) => changes },
        { id: 'open', label: '未解決のコメント', align: 'n', cell: ({ open }) => open },
      ]}
    />
  )
}

/** What is no more in this version. */
export function EndedSkills({ ended }: Pick<ReviewPage, 'ended'>) {
  if (ended.length === 0) return null
  return (
    <ul className="mt-3">
      {ended.map(({ code, name, reason }) => (
        <li key={code}>
          <Tag>廃止</Tag> {name} <span className="num small sub">{code}</span>
          {reason && <span className="small sub">　{reason}</span>}
        </li>
      ))}
    </ul>
  )
}
