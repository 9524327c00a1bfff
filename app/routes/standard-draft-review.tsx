import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { VERSION_IN_WORK_WORDS } from '~/domain/terms'
import { Comments, NewComment } from '~/features/standard-review/comments'
import { reviewHref } from '~/features/standard-review/review-href'
import { actOnReview } from '~/features/standard-review/review-intents.server'
import { reviewPage } from '~/features/standard-review/review-page.server'
import { Approvals, NextInReview, SendBack } from '~/features/standard-review/review-state'
import { reviewDoneWord } from '~/features/standard-review/review-words'
import { EndedSkills, SkillInReview, SkillsToRead } from '~/features/standard-review/skill-in-review'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { LinkButton } from '~/ui/button'
import { DraftSteps } from '~/ui/draft-steps'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '新しい版のレビュー｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  const said = new URL(request.url).searchParams
  return reviewPage(request, { skill: said.get('skill') ?? '', show: said.get('show') === 'all' ? 'all' : 'open' })
}

export async function action({ request }: ActionFunctionArgs) {
  const outcome = await actOnReview(request, await request.formData())
  if (!outcome.ok) return data(outcome, { status: 422 })
  const at = new URL(request.url)
  at.searchParams.set('done', outcome.intent)
  return redirect(`${at.pathname}${at.search}${outcome.comment === null ? '' : `#comment-${outcome.comment}`}`)
}

const STEPS = [
  { to: '/', label: 'ホーム' },
  { to: '/standard', label: 'ITスキル標準' },
]

export default function ReviewRoute() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  const done = reviewDoneWord(useSearchParams()[0].get('done'))
  if (page.version === null) return <NothingToReview />
  const { version, skill } = page
  return (
    <>
      <Breadcrumb
        steps={skill ? [...STEPS, { to: reviewHref({}), label: '新しい版のレビュー' }] : STEPS}
        here={skill ? skill.name : '新しい版のレビュー'}
      />
      <DraftSteps current="review" />
      <TitleBar
        title={skill ? skill.name : `第 ${version.version} 版のレビュー`}
        beside={<Tag>{VERSION_IN_WORK_WORDS[version.state]}</Tag>}
        insight={skill ? undefined : page.summary}
        lead={skill && `第 ${version.version} 版のスキル（${skill.code}）`}
      />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      {!failed && done && (
        <Notice tone="ok" live>
          {done}
        </Notice>
      )}
      {skill ? (
        <SkillInReview skill={skill} before={version.before} />
      ) : (
        <>
          <NextInReview page={page} failed={failed} busy={busy} />
          <section className="section" aria-labelledby="approvals">
            <h2 id="approvals">承認</h2>
            <Approvals page={page} />
            <SendBack page={page} failed={failed} busy={busy} />
          </section>
        </>
      )}
      {!skill && version.before && (
        <section className="section pairs-on-phone" aria-labelledby="to-read">
          <h2 id="to-read">変わったスキル</h2>
          <SkillsToRead page={page} />
          <EndedSkills ended={page.ended} />
        </section>
      )}
      <section className="section" aria-labelledby="comments">
        <h2 id="comments">コメント（未解決 {page.openComments} 件）</h2>
        <Comments page={page} failed={failed} busy={busy} />
        <NewComment page={page} failed={failed} busy={busy} />
      </section>
    </>
  )
}

function NothingToReview() {
  return (
    <>
      <Breadcrumb steps={STEPS} here="新しい版のレビュー" />
      <TitleBar title="新しい版のレビュー" />
      <EmptyState
        title="レビューする版がありません"
        action={<LinkButton to="/standard/draft">新しい版の下書きを見る</LinkButton>}
      >
        事務局が新しい版の下書きを始めると、ここでコメントと承認ができます。
      </EmptyState>
    </>
  )
}
