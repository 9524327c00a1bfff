import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { CapacitySection } from '~/features/mentoring/capacity-section'
import { actOnPairs } from '~/features/mentoring/mentoring-intents.server'
import { AskedPair, BeginPairForm } from '~/features/mentoring/pair-forms'
import { PairList, WithoutMentor } from '~/features/mentoring/pair-list'
import { mentorPairs } from '~/features/mentoring/pairs.server'
import { ProposalList } from '~/features/mentoring/proposal-list'
import { ProvisionalSection } from '~/features/mentoring/provisional-section'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '受け持ちの組合せ｜DX人材ポータル' }]

const DONE: Record<string, string> = {
  begin: '受け持ちを始めました。ふたりに知らせが届きます。',
  end: '受け持ちを終えました。ふたりに知らせが届きます。',
  move: '受け持ちを移しました。関係する人に知らせが届きます。',
  provisional: '暫定メンターを指定しました。',
  'end-provisional': '暫定メンターの指定を終えました。',
  capacity: '席の数を変えました。',
}

export function loader({ request }: LoaderFunctionArgs) {
  return mentorPairs(request, { pair: new URL(request.url).searchParams.get('pair') ?? '0' })
}

export async function action({ request }: ActionFunctionArgs) {
  const sent = await actOnPairs(request)
  return sent.ok ? redirect(`/mentoring/pairs?done=${sent.intent}`) : data(sent.kept, sent.status)
}

export default function MentoringPairsRoute() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>() ?? null
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  const shown = sent && !page.asked && (sent.intent === 'move' || sent.intent === 'end') ? sent.errors[''] : null
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/mentoring', label: '指導' },
        ]}
        here="受け持ちの組合せ"
      />
      <TitleBar
        title="受け持ちの組合せ"
        lead={`だれがだれを見るかを、日を決めて始め、移し、終えます。${page.today}現在。`}
      />
      {done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {shown && (
        <Notice tone="error" live>
          {shown.join(' ')}
        </Notice>
      )}
      <AskedPair page={page} sent={sent} />
      <ProposalList page={page} />
      <section className="section" aria-labelledby="begin">
        <h2 id="begin">受け持ちを始める</h2>
        <BeginPairForm page={page} sent={sent} />
      </section>
      <PairList page={page} />
      <WithoutMentor page={page} />
      <ProvisionalSection page={page} sent={sent} />
      <CapacitySection page={page} sent={sent} />
    </>
  )
}
