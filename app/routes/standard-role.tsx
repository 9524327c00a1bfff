import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ROLE_KIND_WORDS } from '~/domain/terms'
import { rolePage } from '~/features/standard/role-page.server'
import { RoleRequirements } from '~/features/standard/role-requirements'
import { standardHref } from '~/features/standard/standard-href'
import { VersionNotice } from '~/features/standard/version-notice'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? '役割'}｜DX人材ポータル` }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return rolePage(request, {
    code: params.code ?? '',
    version: new URL(request.url).searchParams.get('version') ?? '',
  })
}

export default function RoleRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: standardHref('/standard', page.shown), label: 'ITスキル標準' },
        ]}
        here={page.name}
      />
      <VersionNotice shown={page.shown} current={`/standard/roles/${encodeURIComponent(page.code)}`} />
      <TitleBar
        title={page.name}
        beside={<Tag>{ROLE_KIND_WORDS[page.kind as keyof typeof ROLE_KIND_WORDS] ?? page.kind}</Tag>}
        lead={page.description}
      />
      <p>
        {page.required} スキルのレベルを求めます（うち必須 {page.mustHave}
        ）。まだ市の全体に入っていない道具のスキルは、入る年度から数えます。
      </p>
      <p className="no-print">
        <Link
          to={`/standard/roles/compare?${new URLSearchParams({ a: page.code, ...(!page.shown.isInForce && { version: page.shown.version }) })}`}
        >
          ほかの役割と比べる
        </Link>
      </p>
      <RoleRequirements page={page} />
    </>
  )
}
