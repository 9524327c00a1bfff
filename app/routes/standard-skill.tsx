import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TIER_WORDS } from '~/domain/terms'
import { SkillInCity, SkillLevels } from '~/features/standard/skill-detail'
import { skillPage } from '~/features/standard/skill-page.server'
import { standardHref } from '~/features/standard/standard-href'
import { VersionNotice } from '~/features/standard/version-notice'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? 'スキル'}｜DX人材ポータル` }]

export function loader({ request, params }: LoaderFunctionArgs) {
  return skillPage(request, {
    code: params.code ?? '',
    version: new URL(request.url).searchParams.get('version') ?? '',
  })
}

export default function SkillRoute() {
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
      <VersionNotice shown={page.shown} current={`/standard/skills/${encodeURIComponent(page.code)}`} />
      <TitleBar title={page.name} beside={<Tag>{TIER_WORDS[page.tier]}</Tag>} lead={page.definition} />
      <p className="small sub">
        {[page.category, page.nameEn, page.tool && `${page.tool.name}（${page.tool.inUse}）`]
          .filter(Boolean)
          .join('　')}
      </p>
      <section className="section" aria-labelledby="levels">
        <h2 id="levels">レベル</h2>
        <SkillLevels page={page} />
      </section>
      {page.shown.isInForce && <SkillInCity page={page} />}
      {page.evidenceExamples.length > 0 && (
        <section className="section" aria-labelledby="evidence">
          <h2 id="evidence">証跡の例</h2>
          <ul className="list-disc pl-6">
            {page.evidenceExamples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
