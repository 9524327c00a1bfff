import { LinkButton } from '~/ui/button'
import { CertificationTabs } from '~/ui/certification-tabs'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'
import type { HoldersPage } from './holders.server'
import { holdersHref } from './holders-href'

/** The title, what the list says, and the parts of 認定. */
export function HoldersHeading({ page }: { page: HoldersPage }) {
  const { params, insight, isOffice } = page
  return (
    <>
      <TitleBar
        title="認定された人"
        lead="認定証の、きょうの状態です。氏名を押すと、その人の認定証の経過と、記録のしかたが出ます。"
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
            <LinkButton
              size="sm"
              icon="download"
              to={holdersHref(params, {}, '/certification/holders.xlsx')}
              reloadDocument
            >
              Excel
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <CertificationTabs current="holders" isOffice={isOffice} role={params.role} />
    </>
  )
}
