import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { submitPlan } from '~/features/committee/committee-intents.server'
import { CommitteeTable } from '~/features/committee/committee-table'
import { committeeList } from '~/features/committee/committees.server'
import { PlanForm } from '~/features/committee/plan-form'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { CertificationTabs } from '~/ui/certification-tabs'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '認定委員会｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return committeeList(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const planned = await submitPlan(request)
  if (planned.ok) return redirect(`/certification/committees/${planned.value.committeeId}?done=plan`)
  return data(planned.kept, { status: planned.status })
}

export default function CertificationCommittees() {
  const { isOffice, says, lines } = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[{ to: '/', label: 'ホーム' }, ...(isOffice ? [{ to: '/certification', label: '認定' }] : [])]}
        here="認定委員会"
      />
      <TitleBar
        title="認定委員会"
        lead={
          isOffice
            ? '申請を審査する回と、その委員。開催の前に委員を決め、開催のあとに決定と議事録を記録します。'
            : 'あなたが委員の回です。書類は、開催日のあと 30 日まで読めます。'
        }
        insight={says}
      />
      {isOffice && <CertificationTabs current="committees" isOffice={isOffice} />}
      {isOffice && <PlanForm kept={kept} open={lines.length === 0} busy={busy} />}
      <div className="section-tight pairs-on-phone">
        {lines.length === 0 ? (
          <EmptyState title={isOffice ? 'まだ回がありません' : 'いま、読める書類はありません'}>
            {isOffice
              ? '申請のしめきりと開催日を決めると、職員が申請できるようになります。'
              : '次の回の委員になると、ここに並びます。'}
          </EmptyState>
        ) : (
          <CommitteeTable lines={lines} />
        )}
      </div>
    </>
  )
}
