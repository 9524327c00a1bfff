import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ownPractices } from '~/features/practice/own-practices.server'
import { OwnInsight, OwnProjectList } from '~/features/practice/own-project-list'
import { ToolNeeds } from '~/features/practice/tool-needs'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'わたしの業務改善｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return ownPractices(request, {})
}

export default function MyPractices() {
  const { projects, tools } = useLoaderData<typeof loader>()
  const propose = (
    <LinkButton look="primary" to="/practices/new">
      業務改善を提案する
    </LinkButton>
  )
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/practices', label: '業務改善' },
        ]}
        here="わたしの業務改善"
      />
      <TitleBar
        title="わたしの業務改善"
        lead="運用中か完了したものは、拡張スキルの証跡にも、DX推進リーダーの認定にも使えます。"
        insight={projects.length > 0 && <OwnInsight projects={projects} />}
        actions={projects.length > 0 && propose}
      />
      {projects.length === 0 ? (
        <EmptyState title="まだ加わっている業務改善はありません" action={propose}>
          毎日の仕事の「手間」を一つ書くだけで提案できます。先に<Link to="/practices">似たもの</Link>
          をさがすこともできます。
        </EmptyState>
      ) : (
        <OwnProjectList projects={projects} />
      )}
      {tools.length > 0 && (
        <section className="section">
          <h2>担当する内製ツール</h2>
          <ul className="dated-list plain">
            {tools.map((tool) => (
              <li key={tool.toolId}>
                <Link to={`/tools/${tool.toolId}`}>
                  <b>{tool.name}</b>
                </Link>{' '}
                <span className="small sub">
                  {tool.unitName}・{tool.own ? '担当' : '後任'}
                </span>{' '}
                <ToolNeeds needs={tool.needs} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
