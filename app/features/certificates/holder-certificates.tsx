import { LinkButton } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { Panel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import { CERTIFICATE_STATE_MARKS } from './certificate-marks'
import type { CertificateNow, HolderPage } from './holder.server'

/** Each certificate as it stands today, and what may happen next. */
export function HolderCertificates({ page }: { page: HolderPage }) {
  return (
    <section aria-label="認定証">
      <div className="grid gap-4">
        {page.certificates.map((certificate) => (
          <CertificatePanel key={certificate.role} certificate={certificate} />
        ))}
      </div>
      {page.counted && <p className="mt-3">{page.counted}</p>}
      {page.earlier.length > 0 && <Earlier earlier={page.earlier} />}
    </section>
  )
}

function CertificatePanel({ certificate }: { certificate: CertificateNow }) {
  const { role, roleWord, state, word, number, hasPaper, grantedOn, validThrough, conditionalThrough, says } =
    certificate
  return (
    <Panel id={role}>
      <div className="row row-between">
        <h2 className="sub-title">
          {roleWord} {number && <span className="num">{number}</span>}
        </h2>
        <StateMark state={conditionalThrough && state === 'valid' ? 'near' : CERTIFICATE_STATE_MARKS[state]}>
          {word}
          {conditionalThrough && state === 'valid' && '（条件付き）'}
        </StateMark>
      </div>
      <DefinitionList
        items={[
          { term: '認定した日', value: grantedOn },
          { term: '期限', value: validThrough },
          ...(conditionalThrough ? [{ term: '条件の期限', value: <b>{conditionalThrough}</b> }] : []),
        ]}
      />
      {says.map((sentence) => (
        <p key={sentence} className="mt-2">
          {sentence}
        </p>
      ))}
      {number && (
        <p className="row mt-3 no-print">
          {hasPaper && (
            <LinkButton size="sm" icon="download" to={`/certificates/${number}/paper.pdf`} reloadDocument>
              認定証の PDF
            </LinkButton>
          )}
          <LinkButton size="sm" look="text" to={`/certificates/${number}`}>
            番号で確かめるページ
          </LinkButton>
        </p>
      )}
    </Panel>
  )
}

function Earlier({ earlier }: { earlier: HolderPage['earlier'] }) {
  return (
    <>
      <h3 className="mt-4">前の認定証</h3>
      <ul>
        {earlier.map(({ number, roleWord, grantedOn, hasPaper }) => (
          <li key={number}>
            {roleWord} <span className="num">{number}</span>（{grantedOn}認定）
            {hasPaper && (
              <a className="no-print ml-2" href={`/certificates/${number}/paper.pdf`}>
                PDF
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
