import { Link } from '@remix-run/react'
import { COURSE_FORMAT_WORDS } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { LevelBadge } from '~/ui/level-badge'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { CatalogueCourse, CatalogueGroup } from './catalogue-groups'
import { courseHref, hoursInWords } from './course-words'
import { Deadline, OwnStateMark, Seats } from './session-seats'

/** The courses by what they are for, with what the viewer could take next. */
export function CourseGroups({ groups }: { groups: CatalogueGroup[] }) {
  return (
    <>
      {groups.map(({ role, title, courses }) => (
        <section key={role} className="section" aria-labelledby={`for-${role}`}>
          <h2 id={`for-${role}`}>{title}</h2>
          <DataTable
            caption={`${title}の研修`}
            captionHidden
            columns={COLUMNS}
            rows={courses}
            rowKey={(course) => course.code}
          />
        </section>
      ))}
    </>
  )
}

const COLUMNS: Column<CatalogueCourse>[] = [
  { id: 'course', label: '研修', names: true, className: 'w-[27%]', cell: (course) => <CourseName course={course} /> },
  { id: 'develops', label: 'のびるスキル', className: 'w-[24%]', cell: (course) => <Develops course={course} /> },
  { id: 'before', label: '先に修了', className: 'w-[13%]', cell: (course) => <Before course={course} /> },
  { id: 'sessions', label: '次の回', className: 'w-[26%]', cell: (course) => <NextSessions course={course} /> },
  { id: 'mine', label: 'わたし', className: 'w-[10%]', cell: (course) => <Mine course={course} /> },
]

function CourseName({ course }: { course: CatalogueCourse }) {
  return (
    <>
      <Link to={courseHref(course.code)}>{course.title}</Link>
      <span className="small sub course-facts">
        {course.code}・{COURSE_FORMAT_WORDS[course.format]}・{hoursInWords(course.hours)}
        {course.isYearly && (
          <>
            {' '}
            <Tag>毎年度</Tag>
          </>
        )}
      </span>
      <span className="small sub course-facts">修了：{course.criteria}</span>
    </>
  )
}

function Develops({ course }: { course: CatalogueCourse }) {
  return (
    <ul className="small">
      {course.develops.map(({ code, name, toLevel }) => (
        <li key={code}>
          <LevelBadge level={toLevel} size="sm" /> {name}
        </li>
      ))}
    </ul>
  )
}

function Before({ course }: { course: CatalogueCourse }) {
  if (course.prerequisites.length === 0) return <span className="small sub">なし</span>
  return (
    <ul className="small">
      {course.prerequisites.map(({ code, title, isDone }) => (
        <li key={code}>
          <Link to={courseHref(code)} title={title}>
            {code}
            <span className="sr-only"> {title}</span>
          </Link>{' '}
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

function NextSessions({ course }: { course: CatalogueCourse }) {
  if (course.sessions.length === 0) return <span className="small sub">これからの回は、まだありません</span>
  return (
    <ul className="session-lines">
      {course.sessions.map((session) => (
        <li key={session.sessionId}>
          <Link to={`/training/sessions/${session.sessionId}`}>
            <b>{session.when}</b>
          </Link>{' '}
          <Seats session={session} />
          <span className="small sub block">
            <Deadline session={session} />
            {session.where && `・${session.where}`}
          </span>
        </li>
      ))}
      {course.more > 0 && (
        <li className="small">
          <Link to={courseHref(course.code)}>ほか {course.more} 回</Link>
        </li>
      )}
    </ul>
  )
}

function Mine({ course }: { course: CatalogueCourse }) {
  if (course.completedOn) {
    return (
      <>
        <StateMark state="ok" size="sm">
          修了
        </StateMark>
        <span className="small sub block">{course.completedOn}</span>
      </>
    )
  }
  const mine = course.sessions.find((session) => session.mine !== null)?.mine
  return mine ? <OwnStateMark state={mine} /> : <span className="small sub">—</span>
}
