import { DefinitionList } from '~/ui/definition-list'
import { Meter } from '~/ui/meter'
import { Notice } from '~/ui/notice'
import type { FrameworkPage } from './framework.server'
import { percent } from './framework-list'

/** What the coverage comes to, in sentences. */
export function CoverageInsight({ page: { framework, covered, total, skills, areas } }: { page: FrameworkPage }) {
  if (skills === 0) return <>市の標準は、この枠組みの項目をまだ引用していません（{total} 項目）。</>
  const weakest = framework.quotedOnly
    ? undefined
    : [...areas].sort((a, b) => a.covered / a.total - b.covered / b.total)[0]
  return (
    <>
      {total} 項目のうち{' '}
      <em>
        {covered} 項目（{percent({ covered, total })}％）
      </em>
      を、市の {skills} スキルが扱っています。
      {weakest && weakest.covered < weakest.total && (
        <>
          いちばん手薄な領域は「{weakest.title}」（{weakest.total} 項目中 {weakest.covered}）です。
        </>
      )}
    </>
  )
}

/** Of a framework of which only quotes are known: what that means for the page. */
export function QuotedOnly({ page: { framework, counts, total } }: { page: FrameworkPage }) {
  if (!framework.quotedOnly) return null
  const known = counts.competence
  return (
    <Notice tone="info" title="引用された項目だけを載せています">
      市の標準が引用した {known} 項目です。発行者の数える {total} 項目のうち、残りの {total - known}{' '}
      項目の名前は登録されていないので、「扱わない項目」には出ません。枠組みのファイルを取り込むと、全項目で比べられます。
    </Notice>
  )
}

/** Where the framework is from and how large it is. */
export function FrameworkFacts({ page: { framework, counts } }: { page: FrameworkPage }) {
  const sizes = [
    [counts.area, '領域'],
    [counts.competence, '能力'],
    [counts.level, 'レベル'],
    [counts.statement, '記述'],
  ] as const
  const items = [
    { term: '版', value: framework.version },
    { term: '大きさ', value: sizes.flatMap(([count, word]) => (count > 0 ? [`${word} ${count}`] : [])).join('、') },
    { term: '発行者と入手先', value: framework.source },
    { term: '利用条件', value: framework.licence },
    { term: '説明', value: framework.description },
  ]
  return <DefinitionList items={items.filter(({ value }) => value !== '')} />
}

/** Share by area; of quotes only, how many items are quoted of each. */
export function AreaShares({ page: { areas, framework } }: { page: FrameworkPage }) {
  if (areas.length === 0) return null
  const largest = Math.max(...areas.map((area) => area.total))
  return (
    <section className="section" aria-labelledby="areas">
      <h2 id="areas">{framework.quotedOnly ? '領域ごとの引用された項目' : '領域ごとの割合'}</h2>
      <ul className="coverage-areas">
        {areas.map(({ code, title, covered, total }) => (
          <li key={code}>
            <span>{title}</span>
            <Meter
              value={covered}
              max={framework.quotedOnly ? largest : total}
              label={framework.quotedOnly ? `引用された ${total} 項目` : `${total} 項目のうち ${covered} 項目を扱う`}
            />
            <span className="num">
              {framework.quotedOnly ? (
                <>
                  <b>{total}</b> 項目
                </>
              ) : (
                <>
                  <b>{covered}</b> / {total} 項目
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
