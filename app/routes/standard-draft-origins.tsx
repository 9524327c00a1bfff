import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { FirstVersion, NoVersion } from '~/features/standard-publication/no-version'
import { OriginForm } from '~/features/standard-publication/origin-form'
import { decideOnOrigins } from '~/features/standard-publication/origin-intents.server'
import { origins } from '~/features/standard-publication/origins.server'
import { OriginsHeading } from '~/features/standard-publication/origins-heading'
import { BeforeSkills, SkillOrigins } from '~/features/standard-publication/origins-tables'
import { Breadcrumb } from '~/ui/breadcrumb'

export const meta: MetaFunction = () => [{ title: '結果の引き継ぎ｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return origins(request, { skill: new URL(request.url).searchParams.get('skill') ?? '' })
}

export async function action({ request }: ActionFunctionArgs) {
  const answer = await decideOnOrigins(request, await request.formData())
  if ('done' in answer) return redirect(`/standard/draft/origins?done=${encodeURIComponent(answer.done)}`)
  return data(answer, { status: 422 })
}

export default function OriginsRoute() {
  const page = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const done = useSearchParams()[0].get('done')
  const failed = kept?.intent === 'decide' ? kept.kept : null
  const opened =
    page.show === 'origins' && page.mayEdit
      ? page.skills.find(({ code }) => code === (failed?.code ?? page.opened))
      : undefined
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/standard', label: 'ITスキル標準' },
        ]}
        here="結果の引き継ぎ"
      />
      {page.show === 'nothing' && <NoVersion step="origins" title="結果の引き継ぎ" />}
      {page.show === 'first' && <FirstVersion step="origins" title="結果の引き継ぎ" {...page.version} />}
      {page.show === 'origins' && (
        <>
          <OriginsHeading page={page} done={kept ? null : done} />
          {opened && <OriginForm key={opened.code} page={page} row={opened} kept={failed} busy={busy} />}
          <SkillOrigins page={page} kept={kept} busy={busy} />
          <BeforeSkills page={page} kept={kept} busy={busy} />
        </>
      )}
    </>
  )
}
