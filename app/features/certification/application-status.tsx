import { Link } from '@remix-run/react'
import { Dossier } from '~/ui/dossier'
import type { ApplicationStatus } from './application-status.server'
import { CriteriaSummary } from './criteria-summary'

/** What was handed in: for the head in short, with the whole behind it. */
export function HandedIn({ page }: { page: ApplicationStatus }) {
  const { dossier, statement, as } = page
  return (
    <>
      {statement && (
        <section className="section" aria-labelledby="statement">
          <h2 id="statement">本人が申し添えたこと</h2>
          <p className="whitespace-pre-wrap">{statement}</p>
        </section>
      )}
      {dossier && (
        <section className="section" aria-labelledby="dossier">
          <h2 id="dossier">申請書類</h2>
          {as === 'recommender' ? (
            <>
              <CriteriaSummary criteria={dossier.evaluation.criteria} on="申請日に" />
              <details className="mt-4">
                <summary>申請書類をすべて見る</summary>
                <Dossier dossier={dossier} />
              </details>
            </>
          ) : (
            <Dossier dossier={dossier} />
          )}
        </section>
      )}
    </>
  )
}

/** What was written with a sign-off or a recommendation. */
export function GivenNotes({ notes }: Pick<ApplicationStatus, 'notes'>) {
  if (notes.length === 0) return null
  return (
    <section className="section" aria-labelledby="notes">
      <h2 id="notes">承認・推薦に添えられたこと</h2>
      <ul className="dated-list">
        {notes.map(({ key, by, on, note }) => (
          <li key={key}>
            <time className="num">{on}</time>
            <span>
              <b>{by}</b>
              <span className="block whitespace-pre-wrap">{note}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What happened so far, with the reasons. */
export function StatusHistory({ history }: Pick<ApplicationStatus, 'history'>) {
  return (
    <section className="section" aria-labelledby="history">
      <h2 id="history">これまで</h2>
      <ol className="dated-list">
        {history.map(({ eventId, on, by, what, comment }) => (
          <li key={eventId}>
            <time className="num">{on}</time>
            <span>
              {by ? `${by}が${what}` : what}
              {comment && <span className="sub block whitespace-pre-wrap">{comment}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Whose it is; the way to their page is for those who may open it. */
export function Applicant({ page }: { page: ApplicationStatus }) {
  const { person, as } = page
  const place = person.unitName ? `（${person.unitName}）` : ''
  if (person.staffNumber === null)
    return (
      <>
        {person.name}
        {place}
      </>
    )
  const to = as === 'signer' ? `/mentoring/${person.staffNumber}` : `/people/${person.staffNumber}`
  return (
    <>
      <Link to={to}>{person.name}</Link>
      {place}
    </>
  )
}
