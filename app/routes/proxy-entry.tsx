import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EntryForm } from '~/features/assessment/entry-form'
import { proxyEntry } from '~/features/assessment/proxy-entry.server'
import { ProxyFoot } from '~/features/assessment/proxy-foot'
import { ReadOutPurpose } from '~/features/assessment/read-out-purpose'
import { saveProxyEntry } from '~/features/assessment/save-proxy-entry.server'
import { acknowledgePurpose } from '~/features/purpose/acknowledge-purpose.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { RulerLegend } from '~/ui/level-ruler'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `代理入力：${page?.name ?? ''}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  const round = new URL(request.url).searchParams.get('round')
  return proxyEntry(request, { staffNumber: params.staffNumber ?? '', round })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staffNumber = params.staffNumber ?? ''
  // The purpose is acknowledged by a form of its own, without files.
  if (!request.headers.get('Content-Type')?.startsWith('multipart/')) {
    await acknowledgePurpose(request, await request.formData())
    return redirect(`/proxy/${encodeURIComponent(staffNumber)}`)
  }
  const { handedIn, problem } = await saveProxyEntry(request, staffNumber)
  if (problem) return data({ problem }, { status: problem.status })
  return redirect(handedIn ? '/proxy' : `/proxy/${encodeURIComponent(staffNumber)}`)
}

export default function ProxyEntry() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const { name, round, mayEnter, toldOn, notice } = page
  return (
    <>
      <Breadcrumb steps={[{ to: '/proxy', label: '代理入力' }]} here={name} />
      <TitleBar
        title={`代理入力：${name}`}
        lead={`${round.name}。しめきりは ${round.due}です。本人がいる場で、聞きながら入れます。「代理」と記録され、本人に知らせが届きます。`}
        actions={
          <LinkButton size="sm" icon="print" to={`/proxy/${page.staffNumber}/paper`}>
            紙の様式
          </LinkButton>
        }
      />
      <ProxyBody page={page} problem={failed?.problem ?? null} key={`${toldOn ?? ''} ${notice?.version}`} />
      {!mayEnter && (
        <Notice tone="info">
          代理で入力できるのは、所属長が指名した代理入力者です。紙の様式は、確認者も印刷できます。
        </Notice>
      )}
    </>
  )
}

type ProxyBodyProps = {
  page: ReturnType<typeof useLoaderData<typeof loader>>
  problem: Parameters<typeof EntryForm>[0]['problem']
}

function ProxyBody({ page, problem }: ProxyBodyProps) {
  const { round, mayEnter, notice, toldOn, sections, goalRole, staffNumber, unchanged } = page
  if (round.state === 'submitted' || round.state === 'confirmed') {
    return (
      <Notice tone="ok">
        {round.handedIn?.on}に出してあります。直すときは、本人が申し出るか、確認者が差し戻します。
      </Notice>
    )
  }
  if (!mayEnter) return null
  if (notice && !toldOn) return <ReadOutPurpose page={page} />
  return (
    <>
      <RulerLegend role={goalRole} />
      <EntryForm
        key={`${round.roundId} ${round.entered} ${unchanged} ${problem?.conflict?.revision ?? ''}`}
        round={round.roundId}
        staffNumber={staffNumber}
        sections={sections}
        isFolded={() => false}
        problem={problem}
        chosen={{}}
      >
        <ProxyFoot page={page} />
      </EntryForm>
    </>
  )
}
