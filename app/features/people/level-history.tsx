import { Link } from '@remix-run/react'
import { LevelSteps } from '~/charts/level-steps'
import { inWarekiShort } from '~/domain/calendar'
import { CONFIRMATION_SOURCE_WORDS, CONFIRMED_AS_WORDS, levelWord, toSkillLevel } from '~/domain/terms'
import { Legend, LegendEntry } from '~/ui/legend'
import { LevelBadge } from '~/ui/level-badge'
import type { PersonPage, SkillOfPerson } from './person.server'

/** A person's skills by category: the level now, what the role asks, and how it came to be, drawn and in words. */
export function LevelHistory({ page }: { page: PersonPage }) {
  return (
    <table className="data-table dense stack">
      <caption className="sr-only">スキルごとのレベルと推移</caption>
      <thead>
        <tr>
          <th scope="col">スキル</th>
          <th scope="col" className="c">
            確認済み
          </th>
          {page.showsSelf && (
            <th scope="col" className="c">
              自己評価
            </th>
          )}
          <th scope="col" className="c">
            役割が求める
          </th>
          <th scope="col">推移</th>
          <th scope="col">確認の記録</th>
        </tr>
      </thead>
      {page.categories.map(({ name, skills }) => (
        <tbody key={name}>
          <tr className="group">
            <th scope="rowgroup" colSpan={page.showsSelf ? 6 : 5}>
              {name}
            </th>
          </tr>
          {skills.map((skill) => (
            <SkillRow key={skill.code} skill={skill} showsSelf={page.showsSelf} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** How levels are drawn in the table. */
export function PersonLegend({ showsSelf }: { showsSelf: boolean }) {
  return (
    <Legend>
      <LegendEntry sign={<LevelBadge level={2} size="sm" />}>確認済み</LegendEntry>
      <LegendEntry sign={<LevelBadge level={1} size="sm" stale />}>1 年より前の確認</LegendEntry>
      {showsSelf && <LegendEntry sign={<LevelBadge level={2} size="sm" kind="self" />}>自己評価</LegendEntry>}
      <LegendEntry sign={<LevelBadge level={null} size="sm" />}>未評価</LegendEntry>
    </Legend>
  )
}

function SkillRow({ skill, showsSelf }: { skill: SkillOfPerson; showsSelf: boolean }) {
  const level = toSkillLevel(skill.level)
  const isShort = skill.required !== null && (skill.level ?? -1) < skill.required
  return (
    <tr>
      <th scope="row">
        <Link to={`/standard/skills/${encodeURIComponent(skill.code)}`}>{skill.name}</Link>
      </th>
      <td className="c" data-label="確認済み">
        <LevelBadge level={level} stale={skill.freshness !== null && skill.freshness !== 'fresh'} />
        {skill.freshness === 'to_be_reviewed' && <span className="small block">要見直し</span>}
      </td>
      {showsSelf && (
        <td className="c" data-label="自己評価">
          {skill.self ? <LevelBadge level={toSkillLevel(skill.self.level)} kind="self" /> : '–'}
        </td>
      )}
      <td className="c" data-label="役割が求める">
        {skill.required === null ? '–' : `${skill.required}${isShort ? '（不足）' : ''}`}
      </td>
      <td data-label="推移">
        {skill.history.length > 0 ? <LevelSteps layout={skill.steps} label={inWords(skill)} /> : '–'}
      </td>
      <td data-label="確認の記録">
        <Confirmations skill={skill} />
      </td>
    </tr>
  )
}

/** The same as the line, in words: the latest in view, the earlier ones folded away. */
function Confirmations({ skill }: { skill: SkillOfPerson }) {
  const latest = skill.history.at(-1)
  const earlier = skill.history.slice(0, -1).reverse()
  if (!latest) return <span className="sub">まだありません</span>
  return (
    <div className="small">
      <p>{sentenceOf(latest)}</p>
      {earlier.length > 0 && (
        <details>
          <summary>前の {earlier.length} 回</summary>
          <ul>
            {earlier.map((each) => (
              <li key={`${each.on}-${each.level}-${each.source}`}>{sentenceOf(each)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function sentenceOf({ level, on, as, source }: SkillOfPerson['history'][number]): string {
  return `${inWarekiShort(on)}　レベル ${level} ${levelWord(toSkillLevel(level))}（${wordIn(CONFIRMATION_SOURCE_WORDS, source)}・${wordIn(CONFIRMED_AS_WORDS, as)}）`
}

function inWords(skill: SkillOfPerson): string {
  return skill.history.map(({ on, level }) => `${inWarekiShort(on)} レベル ${level}`).join('、')
}

function wordIn(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}
