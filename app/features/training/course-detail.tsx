import { Link } from '@remix-run/react'
import { COURSE_FORMAT_WORDS, PROVIDER_TYPE_WORDS, RECURRENCE_WORDS } from '~/domain/terms'
import { DefinitionList } from '~/ui/definition-list'
import { LevelBadge } from '~/ui/level-badge'
import { Notice } from '~/ui/notice'
import { StateMark } from '~/ui/state-mark'
import type { CoursePage } from './course.server'
import { courseHref, hoursInWords } from './course-words'
import { SessionTable } from './session-table'

/** What the viewer has of the course, or what to do first. */
export function OwnStanding({ page }: { page: CoursePage }) {
  const counting = page.completed.find((one) => one.counts)
  const missing = page.before.filter((course) => !course.isDone)
  if (counting) {
    return (
      <Notice tone="ok" title={`${counting.on}に修了しています`}>
        修了だけでは、レベルは確認済みになりません。次の自己評価か随時確認で、証跡として出せます。
      </Notice>
    )
  }
  return (
    <>
      {page.completed[0] && (
        <Notice tone="warn" title="今年度はまだ修了していません">
          前回の修了は {page.completed[0].on}です。毎年度の修了が要ります。
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="info" title="先に修了する研修があります">
          <CourseLinks courses={missing} />
        </Notice>
      )}
    </>
  )
}

/** What each completion supports, with what that level looks like in work. */
export function Develops({ page }: { page: CoursePage }) {
  return (
    <section className="section" aria-labelledby="develops">
      <h2 id="develops">のびるスキル</h2>
      <ol className="level-list">
        {page.develops.map(({ code, name, toLevel, indicator }) => (
          <li key={code}>
            <LevelBadge level={toLevel} />
            <div>
              <p>
                <Link to={`/standard/skills/${encodeURIComponent(code)}`}>
                  <b>{name}</b>
                </Link>
              </p>
              <p className="small">{indicator}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function CourseSessions({ page }: { page: CoursePage }) {
  return (
    <section className="section" aria-labelledby="sessions">
      <h2 id="sessions">実施回</h2>
      {page.years.map(({ year, title, seats, sessions }) => (
        <section key={year} className="section-tight" aria-labelledby={`year-${year}`}>
          <h3 id={`year-${year}`}>
            {title}
            <span className="small sub">　{seats === null ? '定員なし' : `年の定員 ${seats} 席`}</span>
          </h3>
          {sessions.length === 0 ? (
            <p className="sub mt-2">まだ決まっていません。</p>
          ) : (
            <div className="mt-2">
              <SessionTable caption={`${title}の実施回`} sessions={sessions} />
            </div>
          )}
        </section>
      ))}
    </section>
  )
}

export function CourseFacts({ page }: { page: CoursePage }) {
  const { course } = page
  return (
    <section className="section" aria-labelledby="facts">
      <h2 id="facts">研修の内容</h2>
      <div className="mt-4">
        <DefinitionList
          items={[
            { term: 'だれ向け', value: page.forWhom.map(({ name }) => name).join('・') || '—' },
            { term: '形式', value: `${COURSE_FORMAT_WORDS[course.format]}・${hoursInWords(course.hours)}` },
            { term: '修了の条件', value: course.completionCriteria },
            { term: '受ける回数', value: RECURRENCE_WORDS[course.recurrence] },
            { term: '実施', value: `${course.providerName}（${PROVIDER_TYPE_WORDS[course.providerType]}）` },
            { term: '先に修了する研修', value: <CourseLinks courses={page.before} /> },
            { term: '次に受けられる研修', value: <CourseLinks courses={page.after} /> },
            ...(page.edits
              ? [
                  {
                    term: '1 回の費用',
                    value:
                      page.costPerSession === null
                        ? 'まだ入れていません'
                        : `${page.costPerSession.toLocaleString('ja-JP')} 円`,
                  },
                ]
              : []),
          ]}
        />
      </div>
    </section>
  )
}

function CourseLinks({ courses }: { courses: CoursePage['before'] }) {
  if (courses.length === 0) return <>なし</>
  return (
    <ul>
      {courses.map(({ code, title, isDone }) => (
        <li key={code}>
          <Link to={courseHref(code)}>{title}</Link> <span className="small sub">{code}</span>{' '}
          {isDone && (
            <StateMark state="ok" size="sm">
              修了
            </StateMark>
          )}
        </li>
      ))}
    </ul>
  )
}
