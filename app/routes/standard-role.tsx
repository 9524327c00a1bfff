import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ROLE_KIND_WORDS } from '~/domain/terms'
import { rolePage } from '~/features/standard/role-page.server'
import { RoleRequirements } from '~/features/standard/role-requirements'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? '役割'}｜DX人材ポータル` }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return rolePage(request, { code: params.code ?? '' })
}

export default function RoleRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here={page.name}
      />
      <TitleBar
        title={page.name}
        beside={<Tag>{ROLE_KIND_WORDS[page.kind as keyof typeof ROLE_KIND_WORDS] ?? page.kind}</Tag>}
        lead={page.description}
      />
      <p>
        {page.required} スキルのレベルを求めます（うち必須 {page.mustHave}
        ）。まだ市の全体に入っていない道具のスキルは、入る年度から数えます。
      </p>
      <RoleRequirements page={page} />
    </>
  )
}
