import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { VersionTable } from '~/features/standard-review/version-table'
import { versions } from '~/features/standard-review/versions.server'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: 'ITスキル標準の版｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return versions(request, {})
}

export default function VersionsRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here="版"
      />
      <TitleBar
        title="ITスキル標準の版"
        lead="公開した版は、もう変わりません。過去の評価は、そのときの版のまま残ります。"
        actions={
          <>
            {page.versions.length > 1 && (
              <LinkButton size="sm" to="/standard/compare">
                2 つの版を比べる
              </LinkButton>
            )}
            {page.mayDraft && (
              <LinkButton size="sm" to="/standard/draft">
                {page.versions.some(({ isPublished }) => !isPublished) ? '新しい版の編集へ' : '新しい版をつくる'}
              </LinkButton>
            )}
          </>
        }
      />
      {page.versions.length === 0 ? (
        <EmptyState title="まだ公開されていません">標準を公開すると、ここに版が並びます。</EmptyState>
      ) : (
        <div className="pairs-on-phone">
          <VersionTable page={page} />
        </div>
      )}
    </>
  )
}
