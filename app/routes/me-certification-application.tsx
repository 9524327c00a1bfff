import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { roleWord } from '~/domain/terms'
import { ApplicationDraft } from '~/features/certification/application-draft'
import { actOnOwnApplication } from '~/features/certification/application-intents.server'
import { applicationPage } from '~/features/certification/application-page.server'
import { ApplicationHistory, ApplicationStanding, StartApplication } from '~/features/certification/application-parts'
import { wayOf } from '~/features/certification/own-certification.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Dossier } from '~/ui/dossier'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '認定の申請｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return applicationPage(request, { role: wayOf(request).role })
}

export function action({ request }: ActionFunctionArgs) {
  return actOnOwnApplication(request)
}

export default function OwnApplicationPage() {
  const page = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const { role, stage, application, draft, dossier, statement, history } = page
  const isOver = !application || ['refused', 'withdrawn', 'certified'].includes(application.state)
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/me/certification?role=${role}`, label: '認定' },
        ]}
        here="申請"
      />
      <TitleBar title={`${roleWord(role)}の${application?.stage ?? stage}申請`} />
      {outcome &&
        ('problem' in outcome ? (
          <Notice tone="error" live>
            {outcome.problem}
          </Notice>
        ) : (
          <Notice tone="ok" live>
            {outcome.says}
          </Notice>
        ))}
      {application && <ApplicationStanding application={application} busy={busy} />}
      {isOver && (
        <div className="section-tight">
          <StartApplication page={page} busy={busy} />
        </div>
      )}
      {draft && <ApplicationDraft draft={draft} outcome={outcome} busy={busy} />}
      {statement && (
        <section className="section" aria-labelledby="statement">
          <h2 id="statement">申し添えたこと</h2>
          <p className="whitespace-pre-wrap">{statement}</p>
        </section>
      )}
      {dossier && (
        <section className="section" aria-labelledby="dossier">
          <h2 id="dossier">申請した内容</h2>
          <Dossier dossier={dossier} />
        </section>
      )}
      {history.length > 0 && (
        <section className="section" aria-labelledby="history">
          <h2 id="history">これまで</h2>
          <ApplicationHistory history={history} />
        </section>
      )}
    </>
  )
}
