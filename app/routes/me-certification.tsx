import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { roleWord } from '~/domain/terms'
import { CriteriaTable, RenewalTable } from '~/features/certification/criteria-table'
import { ownCertification, wayOf } from '~/features/certification/own-certification.server'
import { OwnHeading } from '~/features/certification/own-heading'
import { ApplicationPanel, CertificatePanel } from '~/features/certification/own-panels'
import { ScheduleSection } from '~/features/certification/schedule-section'
import { WhatIfSection } from '~/features/certification/what-if-section'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { KeyPanel } from '~/ui/panel'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '認定までの道のり｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownCertification(request, wayOf(request))
}

export default function OwnCertification() {
  const page = useLoaderData<typeof loader>()
  const { role, certificate, application, toGo, renewal, aims } = page
  const state = { role, view: page.view, ticked: page.ticked }
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/certification', label: '認定' },
        ]}
        here={roleWord(role)}
      />
      <OwnHeading page={page} />
      {certificate && <CertificatePanel certificate={certificate} />}
      {application && <ApplicationPanel application={application} role={role} />}
      {toGo ? (
        <>
          <div className="section-tight">
            <KeyPanel
              title={toGo.next.title}
              action={
                toGo.next.to && (
                  <LinkButton look="primary" size="lg" wideOnPhone to={toGo.next.to}>
                    {toGo.next.action}
                  </LinkButton>
                )
              }
            >
              <p>{toGo.next.says}</p>
            </KeyPanel>
          </div>
          {!aims && !certificate && <NoAim />}
          <section className="section" aria-labelledby="criteria">
            <h2 id="criteria">条件ごとのいま</h2>
            <CriteriaTable criteria={toGo.criteria} />
          </section>
          {toGo.schedule && <ScheduleSection schedule={toGo.schedule} state={state} />}
          {toGo.whatIf && <WhatIfSection whatIf={toGo.whatIf} state={state} />}
        </>
      ) : (
        <EmptyState title="認定の規則が、まだありません">
          事務局が規則を公開すると、ここに条件とあなたの状況が出ます。
        </EmptyState>
      )}
      {renewal && (
        <section className="section" aria-labelledby="renewal">
          <h2 id="renewal">
            {role === 'DATA_SPECIALIST' ? '指定' : '認定'}のあと：最初の更新
            {toGo?.validThrough ? `（${toGo.validThrough}）` : ''}までに
          </h2>
          <RenewalTable renewal={renewal} />
        </section>
      )}
    </>
  )
}

function NoAim() {
  return (
    <Notice tone="quiet">
      めざす役割をまだ選んでいません。
      <Link to="/me/aim">めざす役割を選ぶ</Link>と、所属長が候補に挙げられるようになり、研修の席でも先になります。
    </Notice>
  )
}
