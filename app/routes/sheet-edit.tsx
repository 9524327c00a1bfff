import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { sheetEdit } from '~/features/sheets/sheet-edit.server'
import { SheetEditForm } from '~/features/sheets/sheet-edit-form'
import { sheetHref } from '~/features/sheets/sheet-links'
import { sheetParamsOf } from '~/features/sheets/sheet-params'
import { submitSheet } from '~/features/sheets/sheet-submission.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { DefinitionList } from '~/ui/definition-list'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `個票${page?.number ?? ''} ${page?.yearName ?? ''}のコメント｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return sheetEdit(request, sheetParamsOf(request, params.number))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const number = params.number ?? ''
  const outcome = await submitSheet(request, number)
  if (!outcome.ok) return data(outcome.kept, { status: outcome.status })
  return redirect(`/sheets/${number}?year=${encodeURIComponent(outcome.year)}&saved=1`)
}

export default function SheetEditRoute() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const title = `個票${page.number}　${page.yearName}のコメント`
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: sheetHref(page), label: `個票${page.number}　${page.title}` },
        ]}
        here="コメントを書く"
      />
      <TitleBar title={title} lead="保存するたびに新しい版になります。前の版は、いつでも読めます。" />
      <DefinitionList
        items={page.figures.map(({ name, plan, actual }) => ({
          term: name,
          value: `目標 ${plan || '—'}、実績 ${actual}`,
        }))}
      />
      <SheetEditForm page={page} kept={kept} busy={busy} />
    </>
  )
}
