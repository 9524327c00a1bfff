import { CERTIFIED_ROLES } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import { LinkButton } from '~/ui/button'
import { PaperHead } from '~/ui/paper-head'
import { PrintButton } from '~/ui/print-button'
import { SegmentedLinks } from '~/ui/tabs'
import { TitleBar } from '~/ui/title-bar'
import type { OwnCertificationPage } from './own-certification.server'
import { wayHref } from './way-href'

const NEW_STATE = { view: 'chart', ticked: null } as const

/** Which way it is, what the criteria say together, and the ways to the other roles. */
export function OwnHeading({ page }: { page: OwnCertificationPage }) {
  const { role, rulesVersion, toGo } = page
  return (
    <>
      <PaperHead cityName="○○市" made={page.printed} />
      <TitleBar
        title={titleOf(page)}
        lead={
          rulesVersion
            ? `規則 第 ${rulesVersion} 版。きょう申請した場合の判定で、使うのは確認済みのレベルだけです。`
            : undefined
        }
        insight={
          toGo && (
            <>
              {toGo.insight.before}
              <em>{toGo.insight.point}</em>
              {toGo.insight.after}
            </>
          )
        }
        actions={
          <>
            <LinkButton size="sm" to="/me/mentoring">
              わたしのメンター
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <div className="no-print mb-4">
        <SegmentedLinks
          label="役割"
          tabs={CERTIFIED_ROLES.map((one) => ({
            to: wayHref({ ...NEW_STATE, role: one }),
            label: roleWord(one),
            current: one === role,
          }))}
        />
      </div>
    </>
  )
}

export function titleOf({ role, stage }: Pick<OwnCertificationPage, 'role' | 'stage'>): string {
  const name = roleWord(role)
  if (stage === 'renewal') return `${name}の更新まで`
  if (stage === 'revival') return `${name}の復活まで`
  return role === 'DATA_SPECIALIST' ? `${name}の指定まで` : `${name}認定まで`
}
