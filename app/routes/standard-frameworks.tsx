import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FrameworkList, ListInsight, Unregistered } from '~/features/frameworks/framework-list'
import { frameworksPage } from '~/features/frameworks/frameworks.server'
import { OtherVersion, VersionSelect } from '~/features/frameworks/version-select'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '外部の枠組みとの対応｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return frameworksPage(request, { version: new URL(request.url).searchParams.get('version') ?? '' })
}

export default function FrameworksRoute() {
  const page = useLoaderData<typeof loader>()
  const bringIn = page.mayBringIn && (
    <LinkButton to="/admin/imports" size="sm" icon="upload">
      枠組みを取り込む
    </LinkButton>
  )
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here="外部の枠組みとの対応"
      />
      <OtherVersion chosen={page.chosen} frameworkKey={null} />
      <TitleBar
        title="外部の枠組みとの対応"
        lead="国や海外の枠組みの項目を、市のITスキル標準のどのスキルが扱っているかを示します。"
        insight={page.frameworks.length > 0 && <ListInsight frameworks={page.frameworks} />}
        actions={
          <>
            {bringIn}
            <PrintButton />
          </>
        }
      />
      {page.frameworks.length > 0 ? (
        <>
          <VersionSelect chosen={page.chosen} versions={page.versions} />
          <FrameworkList page={page} />
        </>
      ) : (
        <EmptyState title="枠組みがまだありません" action={bringIn}>
          事務局が枠組みのファイルを取り込むと、市の標準との対応がここに出ます。
        </EmptyState>
      )}
      <Unregistered page={page} />
    </>
  )
}
