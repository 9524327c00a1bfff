import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { officer } from '~/features/appointments/officer.server'
import { actOnOfficer } from '~/features/appointments/officer-intents.server'
import { OfficerTextSection, Sections } from '~/features/appointments/officer-text-section'
import { OwnTerms } from '~/features/appointments/own-terms'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `デジタル技術官 ${page?.name ?? ''}｜DX人材ポータル` },
]

const DONE: Record<string, string> = {
  extend: '延長を記録しました。本人に知らせが届きます。',
  end: '任期の終わりを記録しました。本人に知らせが届きます。',
  move: '任期を直しました。本人に知らせが届きます。',
  cancel: '任命を取り消しました。本人に知らせが届きます。',
  expect: '新しい版を保存しました。本人に知らせが届きます。',
  'hand-over': '引継ぎの新しい版を保存しました。',
}

export function loader({ request, params }: LoaderFunctionArgs) {
  return officer(request, { staffNumber: params.staffNumber ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staffNumber = params.staffNumber ?? ''
  const outcome = await actOnOfficer(request, staffNumber)
  if (!outcome.ok) return data(outcome.sent, outcome.status)
  const page = outcome.isGone ? '' : `/${encodeURIComponent(staffNumber)}`
  return redirect(`/certification/appointments${page}?done=${outcome.intent}`)
}

export default function CertificationAppointment() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          ...(page.seesList ? [{ to: '/certification/appointments', label: 'デジタル技術官' }] : []),
        ]}
        here={page.name}
      />
      {done && !sent && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <TitleBar title={`デジタル技術官　${page.name}`} lead={page.unitName} />
      <OwnTerms page={page} sent={sent} busy={busy} />
      <OfficerTextSection
        id="expectation"
        title="市が期待すること"
        lead=""
        empty="まだ書かれていません。"
        text={page.expectation}
        intent={page.mayExpect ? 'expect' : null}
        write="期待することの、新しい版を書く"
        sent={sent}
        busy={busy}
      />
      {page.received.map(({ name, on, sections }) => (
        <section className="section" key={name} aria-label={`${name}さんからの引継ぎ`}>
          <h2>{name}さんからの引継ぎ</h2>
          <p className="section-lead">{on}に書かれたものです。</p>
          <Sections sections={sections} />
        </section>
      ))}
      {page.handover && (
        <OfficerTextSection
          id="handover"
          title="引継ぎ"
          lead="本人が書き、後任と事務局が読みます。"
          empty="まだ書かれていません。"
          text={page.handover}
          intent={page.mayHandOver ? 'hand-over' : null}
          write="引継ぎの、新しい版を書く"
          sent={sent}
          busy={busy}
        />
      )}
    </>
  )
}
