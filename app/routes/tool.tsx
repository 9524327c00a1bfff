import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { toolPage } from '~/features/practice/tool.server'
import { ToolKeepers, ToolTrials } from '~/features/practice/tool-actions'
import { actOnTool } from '~/features/practice/tool-intents.server'
import { ToolNeeds } from '~/features/practice/tool-needs'
import { TakeOverPanel, ToolSummary, toolInsight } from '~/features/practice/tool-view'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

const DONE: Readonly<Record<string, string>> = {
  registered: '登録しました。',
  edited: '保存しました。',
  keeper: '決めました。本人に知らせが届きます。',
  'take-over': '引き継ぎました。きょうからあなたが担当です。',
  trial: '記録しました。',
  retire: '廃止しました。',
}

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? '内製ツール'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return toolPage(request, { id: params.id ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const outcome = await actOnTool(request, params.id ?? '', await request.formData())
  return outcome.ok ? redirect(`/tools/${params.id}?done=${outcome.intent}`) : data(outcome, { status: 422 })
}

export default function Tool() {
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const done = DONE[useSearchParams()[0].get('done') ?? '']
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/practices', label: '業務改善' },
          { to: '/tools', label: '内製ツール台帳' },
        ]}
        here={page.name}
      />
      <TitleBar
        title={page.name}
        beside={<ToolNeeds needs={page.needs} />}
        lead={`${[page.unitsAbove, page.unitName].filter(Boolean).join(' ')}　${page.purpose}`}
        insight={toolInsight(page)}
        actions={
          page.may.edit && (
            <LinkButton size="sm" to={`/tools/${page.toolId}/edit`}>
              内容を直す
            </LinkButton>
          )
        }
      />
      {sent && (
        <Notice tone="error" live title="できませんでした">
          {Object.values(sent.kept.errors).flat().join(' ')}
        </Notice>
      )}
      {!sent && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      <TakeOverPanel page={page} />
      <div className="section-tight">
        <ToolSummary page={page} />
      </div>
      <ToolTrials page={page} sent={sent} />
      <ToolKeepers page={page} sent={sent} />
    </>
  )
}
