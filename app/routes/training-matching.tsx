import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { matching } from '~/features/completions/matching.server'
import { actOnMatching } from '~/features/completions/matching-intents.server'
import { CourseNames, HeardClients, UnknownCourses, WaitingStatements } from '~/features/completions/matching-tables'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: 'eラーニングの記録｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return matching(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await actOnMatching(request)
  return 'done' in outcome ? redirect(`/training/matching?done=${outcome.done}`) : data(outcome, { status: 422 })
}

export default function TrainingMatching() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/training/sessions', label: '実施回' },
        ]}
        here="eラーニングの記録"
      />
      <TitleBar
        title="eラーニングの記録"
        lead="eラーニングの仕組みから届いた修了のうち、職員か研修が見つからないものを、ここで記録につなげます。"
      />
      {failed ? (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      ) : (
        <Done />
      )}
      <section className="section-tight" aria-labelledby="waiting">
        <h2 id="waiting">記録できていないもの {page.total.toLocaleString('ja-JP')} 件</h2>
        {page.total === 0 ? (
          <EmptyState title="すべて記録につながっています">
            職員か研修が見つからない修了が届くと、ここに並びます。
          </EmptyState>
        ) : (
          <>
            <UnknownCourses page={page} busy={busy} />
            <WaitingStatements rows={page.waiting} />
            {page.total > page.waiting.length && (
              <p className="small sub mt-2">新しい {page.waiting.length} 件を表示しています。</p>
            )}
            <Form method="post" className="mt-4">
              <Button disabled={busy} wideOnPhone>
                もう一度照らし合わせる
              </Button>
              <p className="small sub mt-2">職員や研修を取り込んだあとに押すと、見つかったものが修了として入ります。</p>
            </Form>
          </>
        )}
      </section>
      <section className="section" aria-labelledby="names">
        <h2 id="names">覚えている呼び名</h2>
        <p className="small sub mb-3">
          取込みのファイルと、届いた記録の、研修の呼び名です。違う研修につながるときは、忘れると次に聞き直します。入った修了も一緒に取り消せます。
        </p>
        {page.aliases.length === 0 ? <p>まだありません。</p> : <CourseNames rows={page.aliases} />}
      </section>
      <section className="section" aria-labelledby="clients">
        <h2 id="clients">つないだ仕組み</h2>
        {page.clients.length === 0 ? (
          <p>まだありません。サーバーの管理者が、xapi-client の命令でつなぎます。</p>
        ) : (
          <HeardClients rows={page.clients} />
        )}
      </section>
    </>
  )
}

function Done() {
  const [search] = useSearchParams()
  const matched = Number(search.get('n') ?? 0)
  const words: Record<string, string> = {
    forgotten: matched > 0 ? `呼び名を忘れ、${matched} 件の記録をつなぎ直しに戻しました。` : '呼び名を忘れました。',
    aside: '記録しないものとして除きました。',
    matched:
      matched > 0 ? `${matched} 件を修了として記録し、本人に知らせました。` : '新しく記録できたものはありません。',
  }
  const said = words[search.get('done') ?? '']
  return said ? (
    <Notice tone="ok" live>
      {said}
    </Notice>
  ) : null
}
