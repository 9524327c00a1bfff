import { Link } from '@remix-run/react'
import { COURSE_FORMAT_WORDS } from '~/domain/terms'
import { DefinitionList } from '~/ui/definition-list'
import { Notice } from '~/ui/notice'
import { courseHref, hoursInWords } from './course-words'
import type { SessionPage } from './session.server'
import { seatsInWords } from './session-seats'

/** What the office should see before others do: days on which the city does not work. */
export function DaysOff({ page }: { page: SessionPage }) {
  const off = page.days.filter((day) => day.off !== null)
  if (!page.plans || off.length === 0 || page.line.isOver) return null
  return (
    <Notice tone="warn" title="休みの日が入っています">
      {off.map(({ day, off: why }) => `${day}は${why}`).join('、')}です。日を変えるときは「回を変える」から直します。
    </Notice>
  )
}

/** When, where, how many seats, for whom. */
export function SessionFacts({ page }: { page: SessionPage }) {
  const { line, course } = page
  return (
    <DefinitionList
      items={[
        { term: '日時', value: <Days page={page} /> },
        { term: '場所', value: page.place ?? (page.url ? 'オンライン' : '後で知らせます') },
        ...(page.url ? [{ term: 'URL', value: <a href={page.url}>{page.url}</a> }] : []),
        {
          term: '席',
          value:
            line.capacity === null
              ? `定員なし（いま ${page.counts.seated} 人）`
              : `定員 ${line.capacity} 人・${seatsInWords(line)}`,
        },
        { term: '申込みのしめきり', value: page.applyByLong },
        ...(page.quotas.length > 0 ? [{ term: '先に回す席', value: <Quotas quotas={page.quotas} /> }] : []),
        { term: '申し込める人', value: <WhoMayApply page={page} /> },
        ...(course
          ? [
              { term: '形式', value: `${COURSE_FORMAT_WORDS[course.format]}・${hoursInWords(course.hours)}` },
              { term: '修了の条件', value: course.completionCriteria },
            ]
          : []),
        ...(page.note ? [{ term: '連絡', value: <span className="whitespace-pre-line">{page.note}</span> }] : []),
      ]}
    />
  )
}

function Days({ page }: { page: SessionPage }) {
  if (page.days.length === 0) return <>{page.line.when}（この間いつでも）</>
  return (
    <ul>
      {page.days.map(({ day, times, off }) => (
        <li key={`${day} ${times}`}>
          <b>{day}</b> <span className="num">{times}</span>
          {off && <span className="small sub">（{off}）</span>}
        </li>
      ))}
    </ul>
  )
}

function Quotas({ quotas }: { quotas: string[] }) {
  return (
    <>
      <ul>
        {quotas.map((quota) => (
          <li key={quota}>{quota}</li>
        ))}
      </ul>
      <p className="small sub">余った席は、ほかの人に回ります。</p>
    </>
  )
}

function WhoMayApply({ page }: { page: SessionPage }) {
  const all = page.forWhom.length > 0 ? `${page.forWhom.join('・')}向けです。` : ''
  const isAtOnce = page.line.capacity === null && page.course?.format === 'elearning'
  return (
    <>
      だれでも申し込めます。{all}
      {isAtOnce ? '申し込むと、すぐに受けられます。' : '所属長が承認すると、席の順番に入ります。'}
      {page.before.length > 0 && (
        <>
          先に
          {page.before.map(({ code, title }, at) => (
            <span key={code}>
              {at > 0 && '、'}
              <Link to={courseHref(code)}>{title}</Link>
            </span>
          ))}
          の修了が要ります。
        </>
      )}
    </>
  )
}
