import { Link } from '@remix-run/react'
import { COURSE_FORMAT_WORDS } from '~/domain/terms'
import { hoursInWords } from './course-words'
import type { NextSession } from './next-sessions'
import { seatsInWords } from './session-seats'

/** What the viewer can take next and when, at one look. */
export function NextList({ sessions, more }: { sessions: NextSession[]; more: number }) {
  if (sessions.length === 0) return null
  return (
    <section className="section-tight" aria-labelledby="next">
      <h2 id="next">あなたが次に受けられる研修</h2>
      <p className="small sub mb-2">
        まだ修了していなくて、先に要る研修は修了していて、席のあるもの。しめきりの早い順です。
      </p>
      <ul className="dated-list">
        {sessions.map((session) => (
          <li key={session.sessionId}>
            <span className="next-deadline small">
              <span className="sub">しめきり</span> <b className="nowrap">{session.applyBy}</b>
            </span>
            <div>
              <Link to={`/training/sessions/${session.sessionId}`}>
                <b>{session.courseTitle}</b>
              </Link>{' '}
              <span className="small nowrap">{seatsInWords(session)}</span>
              <span className="small sub block">
                {[session.when, session.where, COURSE_FORMAT_WORDS[session.format], hoursInWords(session.hours)]
                  .filter(Boolean)
                  .join('・')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small mt-2">ほかに {more} あります。下の一覧で「わたし」が空いているものを見てください。</p>
      )}
    </section>
  )
}
