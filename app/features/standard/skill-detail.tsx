import { Link } from '@remix-run/react'
import { LevelBar, LevelCounts } from '~/charts/level-bar'
import { levelWord, SKILL_LEVELS } from '~/domain/terms'
import { LevelBadge } from '~/ui/level-badge'
import { Notice } from '~/ui/notice'
import type { CityLevels, SkillPage } from './skill-page.server'
import { roleHref } from './standard-href'

/** What each level looks like in work, and who is expected to be there. */
export function SkillLevels({ page }: { page: SkillPage }) {
  return (
    <ol className="level-list">
      {SKILL_LEVELS.map((level) => (
        <li key={level}>
          <span aria-hidden="true">
            <LevelBadge level={level} />
          </span>
          <div>
            <p>
              <b>
                レベル {level} {levelWord(level)}
              </b>
            </p>
            <p>{page.indicators[level] ?? ''}</p>
            <AskedBy roles={page.askedBy.filter((role) => role.level === level)} shown={page.shown} />
            <LedToBy courses={page.courses.filter((course) => course.toLevel === level)} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function AskedBy({ roles, shown }: { roles: SkillPage['askedBy']; shown: SkillPage['shown'] }) {
  if (roles.length === 0) return null
  return (
    <p className="small">
      求められる役割：
      {roles.map(({ code, name, mustHave, mustHaveByRenewal }, at) => (
        <span key={code}>
          {at > 0 && '、'}
          <Link to={roleHref(code, shown)}>{name}</Link>
          {mustHave && '（必須）'}
          {mustHaveByRenewal && '（最初の更新までに必須）'}
        </span>
      ))}
    </p>
  )
}

function LedToBy({ courses }: { courses: SkillPage['courses'] }) {
  if (courses.length === 0) return null
  return (
    <p className="small">
      このレベルを目指す研修：
      {courses.map(({ code, title }, at) => (
        <span key={code}>
          {at > 0 && '、'}
          <Link to={`/training/courses/${encodeURIComponent(code)}`}>{title}</Link>
        </span>
      ))}
    </p>
  )
}

/** How many in the city hold each level. */
export function SkillInCity({ page }: { page: SkillPage }) {
  return (
    <section className="section" aria-labelledby="in-city">
      <h2 id="in-city">市の中での広がり</h2>
      <CityFigures city={page.city} />
      {page.opensMap && (
        <p className="mt-2">
          <Link to="/map">スキルマップで所属ごとに見る</Link>
        </p>
      )}
    </section>
  )
}

function CityFigures({ city }: { city: CityLevels }) {
  if (!city) {
    return <Notice tone="quiet">まだ示せる集計がありません。評価期間が終わって公表されると、ここに出ます。</Notice>
  }
  const distribution = { counts: city.counts, notAssessed: city.people - city.assessed }
  return (
    <>
      <p className="sub mb-2">
        職員 {city.people.toLocaleString('ja-JP')} 人のうち評価済み {city.assessed.toLocaleString('ja-JP')}{' '}
        人。確認済みのレベルだけを数えます
        {city.publishedAs && `（${city.publishedAs}）`}。
      </p>
      <LevelBar distribution={distribution} />
      <LevelCounts distribution={distribution} />
    </>
  )
}
