import { CERTIFIED_ROLES } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import { LinkButton } from '~/ui/button'
import { CertificationTabs } from '~/ui/certification-tabs'
import { Notice } from '~/ui/notice'
import { PrintButton } from '~/ui/print-button'
import { SegmentedLinks } from '~/ui/tabs'
import { TitleBar } from '~/ui/title-bar'
import { officeHref } from './office-href'
import type { OfficePage } from './office-list.server'

/** The title, what the figures say, and the parts of the page. */
export function OfficeHeading({ page }: { page: OfficePage }) {
  const { params, insight, isOffice } = page
  return (
    <>
      <TitleBar
        title="認定"
        lead="申請の受付から決定まで、候補のいま、期限の近い認定証。数字を押すと、その人たちが開きます。"
        insight={
          insight && (
            <>
              {insight.before}
              <em>{insight.point}</em>
              {insight.after}
            </>
          )
        }
        actions={
          <>
            <LinkButton size="sm" icon="download" to={officeHref(params, {}, '/certification.xlsx')} reloadDocument>
              Excel
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <CertificationTabs current={params.view} isOffice={isOffice} role={params.role} />
      <div className="filter-bar">
        <SegmentedLinks
          label="役割"
          tabs={(['', ...CERTIFIED_ROLES] as const).map((role) => ({
            to: officeHref(params, { role }),
            label: role === '' ? 'すべて' : roleWord(role),
            current: params.role === role,
          }))}
        />
      </div>
    </>
  )
}

/** Before the first rules nobody can be a candidate or apply: how a city begins. */
export function NoRules() {
  return (
    <Notice tone="info" title="認定の規則が、まだありません">
      規則を公開すると、職員は自分に足りないものを見て申請できます。システムの担当に、規則のファイルを渡して頼んでください。公開する前に、例で試せます。
      <br />
      試す：<code>npm run portal -- check-rules 例.json --rules 規則.json</code>
      <br />
      公開する：<code>npm run portal -- publish-rules 規則.json</code>
    </Notice>
  )
}
