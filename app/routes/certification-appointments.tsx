import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { AppointForm } from '~/features/appointments/appoint-form'
import { actOnOfficers } from '~/features/appointments/officer-intents.server'
import { HiredByYear, OfficerTerms } from '~/features/appointments/officer-terms'
import { officers } from '~/features/appointments/officers.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { CertificationTabs } from '~/ui/certification-tabs'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'デジタル技術官の任命｜DX人材ポータル' }]

const DONE: Record<string, string> = {
  appoint: '任命を記録しました。本人に知らせが届きます。',
  cancel: '任命を取り消しました。本人に知らせが届きます。',
}

export function loader({ request }: LoaderFunctionArgs) {
  return officers(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await actOnOfficers(request)
  return outcome.ok ? redirect('/certification/appointments?done=appoint') : data(outcome.sent, outcome.status)
}

export default function CertificationAppointments() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  const { insight, warning } = page
  return (
    <>
      <Breadcrumb
        steps={[{ to: '/', label: 'ホーム' }, ...(page.mayAppoint ? [{ to: '/certification', label: '認定' }] : [])]}
        here="デジタル技術官"
      />
      {done && !sent && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <TitleBar
        title="デジタル技術官の任命"
        lead={`任期、市が期待すること、引継ぎ。認定ではなく、市長が任命します。${page.today}現在。`}
        insight={
          insight && (
            <>
              {insight.before}
              <em>{insight.point}</em>
              {insight.after}
            </>
          )
        }
      />
      {page.mayAppoint && <CertificationTabs current="appointments" isOffice={page.isOffice} />}
      {warning && (
        <Notice
          tone="warn"
          title={
            warning.isVacant
              ? 'いま、デジタル技術官がいません'
              : `任期の満了まで${warning.left}です。後任が決まっていません`
          }
        >
          <Link to={`/certification/appointments/${warning.staffNumber}`}>{warning.name}さん</Link>
          {`の任期は ${warning.on}${warning.isVacant ? 'に終わりました' : 'までです'}。${warning.ways}`}
        </Notice>
      )}
      <OfficerTerms page={page} />
      <HiredByYear years={page.years} />
      {page.mayAppoint && <AppointForm sent={sent} busy={busy} longestYears={page.longestYears} />}
    </>
  )
}
