import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DraftHeading } from '~/features/standard-draft/draft-heading'
import { DRAFT, historyHref } from '~/features/standard-draft/draft-href'
import { actOnDraft } from '~/features/standard-draft/draft-intents.server'
import { history } from '~/features/standard-draft/history.server'
import { HistoryList } from '~/features/standard-draft/history-table'
import type { PageFrame } from '~/root'
import { LinkButton } from '~/ui/button'
import { DraftSteps } from '~/ui/draft-steps'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '変更の記録｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return history(request, { before: new URL(request.url).searchParams.get('before') })
}

export async function action({ request }: ActionFunctionArgs) {
  const failure = await actOnDraft(request, await request.formData())
  return failure ? data(failure, { status: 422 }) : redirect(`${historyHref()}?done=undo`)
}

export default function StandardDraftHistory() {
  const page = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  if (!page) {
    return (
      <>
        <DraftSteps current="edit" />
        <TitleBar title="変更の記録" />
        <EmptyState title="下書きはありません" action={<LinkButton to={DRAFT}>新しい版をつくる</LinkButton>}>
          下書きを始めると、だれが何を変えたかがここに残ります。
        </EmptyState>
      </>
    )
  }
  const { draft, steps, earlier } = page
  return (
    <>
      <DraftHeading draft={draft} title="変更の記録" done={done} failure={failure} />
      {steps.length === 0 && (
        <EmptyState title="まだ何も変えていません" action={<LinkButton to={DRAFT}>編集の画面へ</LinkButton>}>
          文や並びを変えると、変える前と変えたあとがここに残ります。
        </EmptyState>
      )}
      <HistoryList draft={draft} steps={steps} />
      {earlier !== null && (
        <div className="row mt-4">
          <LinkButton to={historyHref(earlier)}>もっと前の変更</LinkButton>
        </div>
      )}
    </>
  )
}
