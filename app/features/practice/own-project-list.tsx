import { Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { DAYS_OF_OPERATION, type EvidenceCheck } from '~/domain/practice-evidence'
import { PROJECT_ROLE_WORDS } from '~/domain/terms'
import { StateMark } from '~/ui/state-mark'
import type { OwnPracticesPage } from './own-practices.server'
import { ProjectStateTag } from './project-state'

type Own = OwnPracticesPage['projects'][number]

const CHECK_WORDS: Readonly<Record<EvidenceCheck['key'], { met: string; not: string }>> = {
  part: { met: '中心か主な開発者', not: '中心か主な開発者ではない' },
  as_is_to_be: { met: 'As-Is／To-Be', not: 'As-Is／To-Be が足りない' },
  artefact: { met: '成果物か仕様書', not: '成果物か仕様書がない' },
  operation: { met: '完了、または運用 30 日', not: `運用 ${DAYS_OF_OPERATION} 日にまだ届かない` },
  effect: { met: '測った効果', not: '効果をまだ測っていない' },
}

/** Does it count for a first certificate? */
function counts({ checks, status }: Own): boolean {
  return status !== 'retired' && checks.every(({ met, by }) => met || by === 'renewal')
}

/** What one's projects come to: how many count now, or the first one that will by time alone. */
export function OwnInsight({ projects }: { projects: readonly Own[] }) {
  const counting = projects.filter(counts).length
  if (counting > 0) {
    return (
      <>
        <em>{counting} 件</em>は、いま認定に使えます。
      </>
    )
  }
  const soon = projects.find(({ checks, status }) => status !== 'retired' && checks.every(isMetByTime))
  const day = soon?.checks.find(({ from }) => from !== null)?.from
  if (!soon || !day) return 'いま認定に使えるものは、まだありません。下の足りないところを埋めてください。'
  return (
    <>
      「{soon.title}」は、<em>{inWareki(day)}から</em>認定に使えます。
    </>
  )
}

function isMetByTime({ met, by, from }: EvidenceCheck): boolean {
  return met || by === 'renewal' || from !== null
}

/** One's own projects, each with what is there and what is missing for a certificate. */
export function OwnProjectList({ projects }: { projects: readonly Own[] }) {
  return (
    <ul className="projects">
      {projects.map((project) => (
        <li key={project.projectId}>
          <div className="row gap-x-3! gap-y-1!">
            <h2>
              <Link to={`/practices/${project.projectId}`}>{project.title}</Link>
            </h2>
            <ProjectStateTag state={project.state} />
            <span className="small sub">
              {project.unitName}・{PROJECT_ROLE_WORDS[project.role]}
              {project.present ? '' : '（いまは抜けています）'}
            </span>
          </div>
          {project.state === 'retired' ? (
            <p className="small sub mt-2">終わった業務改善は、認定には数えません。</p>
          ) : (
            <ul className="row gap-x-5! gap-y-1! mt-2" aria-label="認定に要るもの">
              {project.checks.map((check) => (
                <li key={check.key}>
                  <Check check={check} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Check({ check: { key, met, from, by } }: { check: EvidenceCheck }) {
  const words = CHECK_WORDS[key]
  const until = by === 'renewal' ? '（最初の更新までに）' : ''
  if (met)
    return (
      <StateMark state="ok" size="sm">
        {words.met}
      </StateMark>
    )
  if (from)
    return (
      <StateMark state="wait" size="sm">
        {inWareki(from)}に運用 {DAYS_OF_OPERATION} 日
      </StateMark>
    )
  return (
    <StateMark state={by === 'renewal' ? 'wait' : 'no'} size="sm">
      {words.not}
      {until}
    </StateMark>
  )
}
