import { Link } from '@remix-run/react'
import { withWeekday } from '~/domain/calendar'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Tag } from '~/ui/tag'
import type { CatalogueState } from './catalogue-params'
import { catalogueHref } from './catalogue-state'
import type { DayOfMonth, MonthShown, SessionOfDay } from './month-shown'

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土']

/** A month as a table of weeks; on a phone the days that have something become a list. */
export function MonthCalendar({ month, state }: { month: MonthShown; state: CatalogueState }) {
  const hasDays = month.weeks.some((week) => week.some((day) => day.sessions.length > 0))
  return (
    <section className="section-tight" aria-labelledby="month">
      <div className="row row-between mb-4">
        <h2 id="month">{month.title}</h2>
        <nav className="row no-print" aria-label="月">
          <Link to={catalogueHref(state, { month: month.previous })} className="btn btn-sm" preventScrollReset>
            <Icon name="previous" />
            前の月
          </Link>
          <Link to={catalogueHref(state, { month: '' })} className="btn btn-sm" preventScrollReset>
            今月
          </Link>
          <Link to={catalogueHref(state, { month: month.next })} className="btn btn-sm" preventScrollReset>
            次の月
            <Icon name="next" />
          </Link>
        </nav>
      </div>
      {month.sessions === 0 && (
        <EmptyState title="この月に合う回はありません">前後の月を見るか、条件をへらしてください。</EmptyState>
      )}
      {hasDays && <MonthTable month={month} />}
      {month.spans.length > 0 && (
        <section className="section-tight" aria-labelledby="spans">
          <h3 id="spans">期間のあいだ、いつでも受けられるもの</h3>
          <ul className="dated-list plain mt-2">
            {month.spans.map((session) => (
              <li key={session.sessionId}>
                <Link to={`/training/sessions/${session.sessionId}`}>{session.title}</Link> {session.name}
                <Marks session={session} />
                <span className="small sub block">{session.when}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}

function MonthTable({ month }: { month: MonthShown }) {
  return (
    <table className="month-table">
      <caption className="sr-only">{month.title}の実施回</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week[0]?.day}>
            {week.map((day) => (
              <DayCell key={day.day} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day }: { day: DayOfMonth }) {
  if (!day.isInMonth) return <td className="other-month" />
  const className = [day.off ? 'day-off' : '', day.sessions.length === 0 ? 'no-session' : ''].filter(Boolean).join(' ')
  return (
    <td className={className || undefined} aria-current={day.isToday ? 'date' : undefined}>
      <p className="day-number">
        <time dateTime={day.day}>
          <span className="wide-only-inline">{day.number}</span>
          <span className="phone-only-inline">{withWeekday(day.day)}</span>
        </time>
        {day.off === '祝日' && <span className="day-word">祝日</span>}
        {day.isToday && <span className="day-word">きょう</span>}
      </p>
      {day.sessions.length > 0 && (
        <ul>
          {day.sessions.map((session) => (
            <li key={`${session.sessionId} ${session.times}`}>
              <span className="num block">{session.times}</span>
              <Link to={`/training/sessions/${session.sessionId}`}>{session.title}</Link>
              <span className="sub block">
                {session.name}
                {session.where && `・${session.where}`}
              </span>
              <Marks session={session} />
            </li>
          ))}
        </ul>
      )}
    </td>
  )
}

function Marks({ session }: { session: SessionOfDay }) {
  return (
    <>
      {session.mine && (
        <>
          {' '}
          <Tag look="strong">{session.mine}</Tag>
        </>
      )}
      {session.isCancelled ? (
        <>
          {' '}
          <Tag look="warn">中止</Tag>
        </>
      ) : (
        session.isFull && (
          <>
            {' '}
            <Tag>満席</Tag>
          </>
        )
      )}
    </>
  )
}
