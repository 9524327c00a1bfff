import { CERTIFIED_ROLES } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import { LinkButton } from '~/ui/button'
import { CertificationTabs } from '~/ui/certification-tabs'
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
