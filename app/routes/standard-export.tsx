import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComingBack, ExportDownloads, VersionToExport } from '~/features/standard-export/export-downloads'
import { exportPage } from '~/features/standard-export/export-page.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'ITスキル標準を書き出す｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return exportPage(request, { version: new URL(request.url).searchParams.get('version') ?? '' })
}

export default function StandardExportRoute() {
  const page = useLoaderData<typeof loader>()
  const { chosen } = page
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here="書き出す"
      />
      <TitleBar
        title="ITスキル標準を書き出す"
        lead={
          chosen &&
          `${chosen.name} ${chosen.label}：分類 ${chosen.counts.categories}、スキル ${chosen.counts.skills}、役割 ${chosen.counts.roles}。${chosen.isOpen ? 'まだ公開されていない内容です。' : ''}`
        }
      />
      <VersionToExport page={page} />
      {chosen ? (
        <>
          <ExportDownloads chosen={chosen} />
          <ComingBack page={page} />
        </>
      ) : (
        <EmptyState title="まだ公開されていません">標準を公開すると、ここから受け取れます。</EmptyState>
      )}
    </>
  )
}
