import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { inWareki } from '~/domain/calendar'
import { PROJECT_ROLE_WORDS } from '~/domain/terms'
import { DefinitionList } from '~/ui/definition-list'
import { Notice } from '~/ui/notice'
import { StateMark } from '~/ui/state-mark'
import { counted, hoursSaved } from './figures'
import type { ProjectPage } from './project.server'
import { afterWord } from './project-state'

/** What it saves, in one sentence. */
export function projectInsight({ effects, plannedHours, state, facts, days }: ProjectPage): ReactNode {
  const last = effects.findLast(({ hoursPerYear }) => hoursPerYear !== null)
  const saved = hoursSaved(last?.hoursPerYear ?? null, plannedHours)
  const since =
    state === 'operating' && facts.operatingSince !== null && days !== null
      ? `${inWareki(facts.operatingSince)}から運用しています（${days} 日）。`
      : state === 'completed' && facts.completedOn !== null
        ? `${inWareki(facts.completedOn)}に完了しました。`
        : ''
  if (!saved) return since || '効果はまだ測っていません。'
  return (
    <>
      年に <em>{saved.hours}</em>
      {last ? 'を減らしています。' : 'を減らす見込みです。'}
      {since}
    </>
  )
}

/** As-Is and To-Be, large. */
export function Comparison({ page: { asIs, toBe, state } }: { page: ProjectPage }) {
  return (
    <dl className="comparison comparison-large">
      <div>
        <dt>いままで（As-Is）</dt>
        <dd>{asIs || '（書かれていません）'}</dd>
      </div>
      <div>
        <dt>{afterWord(state)}（To-Be）</dt>
        <dd>{toBe || <span className="sub">まだ書かれていません</span>}</dd>
      </div>
    </dl>
  )
}

export function ProjectSummary({ page }: { page: ProjectPage }) {
  const ask = page.people.find(({ present, unitName }) => present && unitName !== null)
  const planned = [
    page.plannedHours !== null && counted(page.plannedHours, '時間'),
    page.plannedErrors !== null && `誤り ${counted(page.plannedErrors, '件')}`,
    page.plannedCost !== null && counted(page.plannedCost, '円'),
  ].filter(Boolean)
  const features = [page.crossSection && '所属をまたがる', page.systemOperation && 'システムの運用にかかわる'].filter(
    Boolean,
  )
  return (
    <DefinitionList
      items={[
        {
          term: '聞く人',
          value: ask ? `${ask.name}（${ask.unitName}、${PROJECT_ROLE_WORDS[ask.role]}）` : 'いま在職の人がいません',
        },
        { term: '道具', value: page.tools.join('、') || '–' },
        { term: '1 年の見込み', value: planned.join('、') || '–' },
        ...(page.measure ? [{ term: '測り方', value: page.measure }] : []),
        ...(features.length > 0 ? [{ term: '特徴', value: features.join('、') }] : []),
        { term: '確認', value: <Reviewed page={page} /> },
        ...(page.inhouseTools.length > 0
          ? [
              {
                term: '内製ツール',
                value: page.inhouseTools.map(({ toolId, name }) => (
                  <Link key={toolId} to={`/tools/${toolId}`} className="mr-3">
                    {name}
                  </Link>
                )),
              },
            ]
          : []),
      ]}
    />
  )
}

function Reviewed({ page: { review } }: { page: ProjectPage }) {
  if (!review) return <StateMark state="wait">まだ確認されていません</StateMark>
  return (
    <>
      <StateMark state="ok">
        {inWareki(review.on)}　{review.byName}
      </StateMark>
      {review.comment && <span className="block">{review.comment}</span>}
    </>
  )
}

/** Whoever ought to answer for it and has left. */
export function NobodyLeft({ page: { people, state } }: { page: ProjectPage }) {
  const isLive = state === 'proposed' || state === 'running' || state === 'operating'
  if (!isLive || people.some(({ present, unitName }) => present && unitName !== null)) return null
  return (
    <Notice tone="warn" title="在職の人がいません">
      加わっていた人は、みな退職などをしています。所属長か事務局が、引き継ぐ人を加えてください。
    </Notice>
  )
}
