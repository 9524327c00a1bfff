import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { effect } from '~/features/standard-publication/effect.server'
import { EffectCases } from '~/features/standard-publication/effect-cases'
import { EffectHeading } from '~/features/standard-publication/effect-heading'
import { effectHref } from '~/features/standard-publication/effect-href'
import { effectParamsOf } from '~/features/standard-publication/effect-params'
import { EffectPeople } from '~/features/standard-publication/effect-people'
import { EffectTablesSections } from '~/features/standard-publication/effect-tables'
import { FirstVersion, NoVersion } from '~/features/standard-publication/no-version'
import { Breadcrumb } from '~/ui/breadcrumb'

export const meta: MetaFunction = () => [{ title: '新しい版の影響｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return effect(request, effectParamsOf(request))
}

const STEPS = [
  { to: '/', label: 'ホーム' },
  { to: '/standard', label: 'ITスキル標準' },
]

export default function EffectRoute() {
  const page = useLoaderData<typeof loader>()
  if (page.show === 'people') {
    return (
      <>
        <Breadcrumb
          steps={[...STEPS, { to: effectHref({ from: page.from }), label: '新しい版の影響' }]}
          here={page.title}
        />
        <EffectPeople page={page} />
      </>
    )
  }
  return (
    <>
      <Breadcrumb steps={STEPS} here="新しい版の影響" />
      {page.show === 'nothing' && <NoVersion step="effect" title="新しい版の影響" />}
      {page.show === 'first' && <FirstVersion step="effect" title="新しい版の影響" {...page.version} />}
      {page.show === 'tables' && (
        <>
          <EffectHeading page={page} />
          <EffectTablesSections page={page} />
          <EffectCases page={page} />
        </>
      )}
    </>
  )
}
