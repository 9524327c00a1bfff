import { LinkButton } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { Panel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import type { OwnApplication } from './own-application'
import type { OwnCertificate } from './own-certificate'
import { applicationHref } from './way-href'

/** The certificate that one has or had: number, validity, what it asks. */
export function CertificatePanel({ certificate }: { certificate: OwnCertificate }) {
  const { word, mark, number, paper, grantedOn, validThrough, conditionalThrough, says, resign } = certificate
  return (
    <section className="section-tight" aria-labelledby="certificate">
      <Panel>
        <div className="row row-between">
          <h2 id="certificate" className="sub-title">
            認定証 {number && <span className="num">{number}</span>}
          </h2>
          <StateMark state={mark}>{word}</StateMark>
        </div>
        <DefinitionList
          columns={2}
          items={[
            { term: '認定した日', value: grantedOn },
            { term: '有効期限', value: validThrough },
            ...(conditionalThrough ? [{ term: '条件の期限', value: <b>{conditionalThrough}</b> }] : []),
          ]}
        />
        {says.map((sentence) => (
          <p key={sentence} className="mt-2">
            {sentence}
          </p>
        ))}
        <p className="row mt-3 no-print">
          {paper && (
            <>
              <LinkButton size="sm" icon="download" to={paper} reloadDocument>
                認定証の PDF
              </LinkButton>
              <LinkButton size="sm" look="text" to={`/certificates/${number}`}>
                番号で確かめるページ
              </LinkButton>
            </>
          )}
          {resign && (
            <LinkButton size="sm" look="text" to={resign}>
              返上する
            </LinkButton>
          )}
        </p>
      </Panel>
    </section>
  )
}

/** Where one's application stands, whom it waits for, and why it came back. */
export function ApplicationPanel({ application, role }: { application: OwnApplication; role: string }) {
  const { word, mark, stage, appliedOn, says, reason } = application
  return (
    <section className="section-tight" aria-labelledby="application">
      <Panel look="soft">
        <div className="row row-between">
          <h2 id="application" className="sub-title">
            {stage}の申請
          </h2>
          <StateMark state={mark}>{word}</StateMark>
        </div>
        {appliedOn && <p>申請日 {appliedOn}</p>}
        {says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {reason && (
          <p className="mt-2">
            <b>理由：</b>
            <span className="whitespace-pre-wrap">{reason}</span>
          </p>
        )}
        <p className="mt-3 no-print">
          <LinkButton size="sm" to={applicationHref(role)}>
            申請を見る
          </LinkButton>
        </p>
      </Panel>
    </section>
  )
}
