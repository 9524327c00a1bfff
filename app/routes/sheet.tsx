import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { NoSheets } from '~/features/sheets/no-sheets'
import { sheet } from '~/features/sheets/sheet.server'
import { SheetAside } from '~/features/sheets/sheet-aside'
import { SheetHeading } from '~/features/sheets/sheet-heading'
import { SheetPaper } from '~/features/sheets/sheet-paper'
import { sheetParamsOf } from '~/features/sheets/sheet-params'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Notice } from '~/ui/notice'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data && !data.nothing ? `個票${data.number} ${data.yearName}` : '個票'}｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return sheet(request, sheetParamsOf(request, params.number))
}

export default function SheetRoute() {
  const page = useLoaderData<typeof loader>()
  const saved = useSearchParams()[0].get('saved')
  if (page.nothing) return <NoSheets />
  return (
    <>
      <Breadcrumb steps={[{ to: '/', label: 'ホーム' }]} here={`個票${page.number}　${page.title}`} />
      <SheetHeading page={page} />
      {page.chosen && (
        <div className="no-print">
          {saved && (
            <Notice tone="ok" live>
              第 {page.chosen.version} 版を保存しました。
            </Notice>
          )}
          {!page.isLatest && (
            <Notice tone="info">
              コメントは第 {page.chosen.version} 版（{page.chosen.when}
              {page.chosen.by && `・${page.chosen.by}`}）のものです。新しい版があります。
            </Notice>
          )}
        </div>
      )}
      <div className="with-aside sheet-page">
        <SheetPaper page={page} />
        <SheetAside page={page} />
      </div>
    </>
  )
}
