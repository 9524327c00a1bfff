import { Link } from '@remix-run/react'
import { DefinitionList } from '~/ui/definition-list'
import { Dossier } from '~/ui/dossier'
import { Notice } from '~/ui/notice'
import type { CasePage } from './case-page.server'

/** What stands at the head of a case: its outcome, or what it waits for. */
export function CaseStanding({ page }: { page: CasePage }) {
  const { outcome, waitsForMeeting, heldOn, choices, stateWord, decideBy, isOffice, applicationId } = page
  if (outcome) {
    return (
      <Notice tone="quiet" title={`決定：${outcome.word}`}>
        {outcome.says && <p className="whitespace-pre-wrap">{outcome.says}</p>}
        {isOffice && (
          <p className="no-print">
            <Link to={`/certification/applications/${applicationId}#take-back`}>記録の誤りを直す</Link>
          </p>
        )}
      </Notice>
    )
  }
  if (choices) return null
  return (
    <Notice tone="info">
      {waitsForMeeting
        ? `${heldOn} の委員会で審査します。決定は、議長か事務局が記録します。`
        : `いまは「${stateWord}」です。決定を記録するのは、議長か事務局です。`}
      {decideBy && `${decideBy} までに決まらないと、取下げになります。`}
    </Notice>
  )
}

/** The papers: no more than the committee needs. */
export function CasePapers({ page }: { page: CasePage }) {
  const { dossier, statement, given, failed, excluded, review } = page
  return (
    <>
      {review && <Review review={review} />}
      <section className="section" aria-labelledby="short">
        <h2 id="short">あらまし</h2>
        <DefinitionList
          items={[
            {
              term: '規則の条件',
              value: failed.length === 0 ? 'すべて満たしています' : `満たさないもの：${failed.join('、')}`,
            },
            ...given.map(({ what, by, on }) => ({ term: what, value: `${by}、${on}` })),
            { term: '除斥', value: excluded.length === 0 ? 'なし' : excluded.join('、') },
          ]}
        />
      </section>
      {statement && (
        <section className="section" aria-labelledby="statement">
          <h2 id="statement">本人が申し添えたこと</h2>
          <p className="whitespace-pre-wrap">{statement}</p>
        </section>
      )}
      {dossier && (
        <section className="section" aria-labelledby="dossier">
          <h2 id="dossier">申請書類</h2>
          <Dossier dossier={dossier} />
        </section>
      )}
    </>
  )
}

function Review({ review: { asked, before } }: { review: NonNullable<CasePage['review']> }) {
  return (
    <section className="section" aria-labelledby="review">
      <h2 id="review">見直しの求め</h2>
      <DefinitionList
        items={[
          { term: '本人の言うこと', value: <span className="whitespace-pre-wrap">{asked}</span> },
          { term: '前の決定', value: <span className="whitespace-pre-wrap">{before ?? '—'}</span> },
        ]}
      />
      <p className="small sub mt-2">前の決定に加わった委員は、この審査に加われません。</p>
    </section>
  )
}
