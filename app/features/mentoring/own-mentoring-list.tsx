import { DataTable } from '~/ui/data-table'
import { Tag } from '~/ui/tag'
import type { OwnMentoringPage } from './own-mentoring.server'

const WHO = { mentee: 'あなた', mentor: 'メンター', both: 'ふたりで' } as const

/** Who looks after me and when we meet. */
export function OwnMentors({ page }: { page: OwnMentoringPage }) {
  return (
    <DataTable
      caption="メンター"
      captionHidden
      rows={page.mentors}
      rowKey={({ personId, kind }) => `${personId}${kind}`}
      columns={[
        {
          id: 'name',
          label: '名前',
          names: true,
          cell: ({ name, unitName }) => <MentorName name={name} unitName={unitName} />,
        },
        {
          id: 'kind',
          label: '役目',
          cell: ({ kind, isOver }) => (
            <>
              {kind}
              {isOver && <span className="small sub block">役目が終わりました。次の人は、事務局が決めます。</span>}
            </>
          ),
        },
        { id: 'since', label: 'いつから', cell: ({ since }) => since },
      ]}
    />
  )
}

function MentorName({ name, unitName }: { name: string; unitName: string | null }) {
  return (
    <>
      {name} <span className="small sub font-normal">{unitName}</span>
    </>
  )
}

/** What was agreed on last, each with its day. */
export function OwnNextSteps({ page }: { page: OwnMentoringPage }) {
  return (
    <ul className="session-list">
      {page.next.map(({ sessionId, nextStep, nextByInWords, nextWho, mentorName, isLate }) => (
        <li key={sessionId}>
          <p>
            <b>{nextStep}</b> {isLate && <Tag look="warn">日を過ぎています</Tag>}
          </p>
          <p className="small sub">
            {nextByInWords ? `${nextByInWords}まで・` : ''}
            {WHO[nextWho ?? 'mentee']}（{mentorName}さんとの面談で）
          </p>
        </li>
      ))}
    </ul>
  )
}

export function OwnMeetings({ page }: { page: OwnMentoringPage }) {
  return (
    <ul className="session-list">
      {page.meetings.map(({ meetingId, day, at, about, mentorName }) => (
        <li key={meetingId}>
          <b>
            {day} {at}
          </b>{' '}
          {mentorName}さんと {about}
        </li>
      ))}
    </ul>
  )
}

/** Everything that mentors wrote for both. */
export function OwnSessions({ page }: { page: OwnMentoringPage }) {
  return (
    <ol className="session-list">
      {page.sessions.map(({ sessionId, heldOnInWareki, mentorName, shared, nextStep, nextByInWords, nextWho }) => (
        <li key={sessionId}>
          <h3>
            {heldOnInWareki} <span className="small sub font-normal">{mentorName}さん</span>
          </h3>
          <p className="keep-lines">{shared}</p>
          {nextStep && (
            <p>
              <b>次にやること</b>：{nextStep}（{nextByInWords ? `${nextByInWords}まで・` : ''}
              {WHO[nextWho ?? 'mentee']}）
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
