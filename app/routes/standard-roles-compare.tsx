import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ComparedRoles, RolesToCompare, saidOf } from '~/features/standard/role-comparison'
import { roleComparison } from '~/features/standard/role-comparison.server'
import { standardHref } from '~/features/standard/standard-href'
import { VersionNotice } from '~/features/standard/version-notice'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '役割を比べる｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  const said = new URL(request.url).searchParams
  const asked = (name: string) => said.get(name) ?? ''
  return roleComparison(request, { a: asked('a'), b: asked('b'), version: asked('version') })
}

export default function RolesCompareRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: standardHref('/standard', page.shown), label: 'ITスキル標準' },
        ]}
        here="役割を比べる"
      />
      <VersionNotice shown={page.shown} current="/standard/roles/compare" />
      <TitleBar title="役割を比べる" insight={saidOf(page)} />
      <RolesToCompare page={page} />
      <ComparedRoles page={page} />
    </>
  )
}
