import { Link } from '@remix-run/react'
import type { SubmitCheckPage } from '~/features/assessment/submit-check.server'
import { LevelBadge } from '~/ui/level-badge'
import { LevelChange } from '~/ui/level-change'
import { Notice } from '~/ui/notice'

type Named = SubmitCheckPage['missing'][number]

/** What still stands in the way, each with the way to it. */
export function StandsInTheWay({ missing, withoutEvidence }: Pick<SubmitCheckPage, 'missing' | 'withoutEvidence'>) {
  return (
    <div className="grid gap-4">
      {missing.length > 0 && (
        <Notice tone="warn" title={`まだ入れていないスキルが ${missing.length} つあります`}>
          <SkillLinks skills={missing} />
        </Notice>
      )}
      {withoutEvidence.length > 0 && (
        <Notice tone="warn" title={`証跡が要るスキルが ${withoutEvidence.length} つあります`}>
          <p>拡張スキルをレベル 2 以上に変えるときは、証跡を 1 つ添えます。</p>
          <SkillLinks skills={withoutEvidence} />
        </Notice>
      )}
    </div>
  )
}

function SkillLinks({ skills }: { skills: readonly Named[] }) {
  return (
    <ul className="mt-1 list-disc pl-6">
      {skills.map((skill) => (
        <li key={skill.code}>
          <Link to={`/me/skills/${skill.categoryCode}?open=${skill.code}#skill-${skill.code}`}>{skill.name}</Link>
        </li>
      ))}
    </ul>
  )
}

/** What differs from last time: the only thing that the confirmer has to look at. */
export function Differences({ different, same }: Pick<SubmitCheckPage, 'different' | 'same'>) {
  return (
    <section className="section" aria-labelledby="different">
      <h2 id="different">前回と違うもの</h2>
      {different.length === 0 && <p>前回と違うものはありません。</p>}
      {different.length > 0 && (
        <table className="data-table dense stack">
          <caption className="sr-only">前回と違うスキル</caption>
          <thead>
            <tr>
              <th scope="col">スキル</th>
              <th scope="col" className="w-40">
                前回 → 今回
              </th>
              <th scope="col" className="w-28">
                証跡
              </th>
              <th scope="col" className="w-24">
                <span className="sr-only">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {different.map((skill) => (
              <tr key={skill.code}>
                <th scope="row">{skill.name}</th>
                <td data-label="前回 → 今回">
                  {skill.level === null ? (
                    <LevelBadge level={null} />
                  ) : (
                    <LevelChange from={skill.previous} to={skill.level} size="md" />
                  )}
                </td>
                <td data-label="証跡">{skill.evidence > 0 ? `${skill.evidence} つ` : 'なし'}</td>
                <td>
                  <Link to={`/me/skills/${skill.categoryCode}?open=${skill.code}#skill-${skill.code}`}>
                    直す<span className="sr-only">（{skill.name}）</span>
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="mt-4">ほかの {same} スキルは、前回と同じレベルです。</p>
    </section>
  )
}
