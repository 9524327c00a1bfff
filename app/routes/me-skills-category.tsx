import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { afterEntry } from '~/features/assessment/after-entry.server'
import { categoryEntry } from '~/features/assessment/category-entry.server'
import { CategorySteps } from '~/features/assessment/category-steps'
import { EntryForm } from '~/features/assessment/entry-form'
import { isKept } from '~/features/assessment/entry-sheet'
import { choicesInAddress, saveEntryForm } from '~/features/assessment/save-entry-form.server'
import { purposeAddress } from '~/features/purpose/purpose-address'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { RulerLegend } from '~/ui/level-ruler'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'wide' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `自己評価：${page?.step.name ?? ''}｜DX人材ポータル` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const round = new URL(request.url).searchParams.get('round')
  const page = await categoryEntry(request, { category: params.category ?? '', round })
  // Nothing to enter: the round is over, or asks others.
  if (page === null) throw redirect('/me/skills')
  if (page.purposeDue) throw redirect(purposeAddress(request))
  if (page.round.state === 'submitted' || page.round.state === 'confirmed') throw redirect('/me/skills')
  return { ...page, chosen: choicesInAddress(request) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { go, problem } = await saveEntryForm(request)
  if (problem) return data({ problem }, { status: problem.status })
  return afterEntry(request, go, '/me/skills')
}

export default function CategoryPage() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { round, step, steps, before, after, kept, goalRole } = page
  const open = search.getAll('open')
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/skills', label: 'わたしのスキル' },
        ]}
        here={`${round.name}（自己評価）`}
      />
      <TitleBar
        title={`自己評価：${step.name}`}
        lead="いまの自分に一番近い文を、1 つ選んでください。迷ったら、低いほうを選びます。"
        actions={<p className="small sub">しめきり {round.due}</p>}
      />
      {kept > 0 && (
        <div className="mb-6">
          <Notice tone="ok" actions={<Link to="/me/skills/review">見直す・取り消す</Link>}>
            <b>前回から変わりない {kept} スキル</b>は、入力してあります。
          </Notice>
        </div>
      )}
      <div className="with-menu">
        <CategorySteps steps={steps} current={step.code} round={round} />
        <div>
          <RulerLegend role={goalRole} />
          <EntryForm
            key={`${round.roundId} ${step.code} ${failed?.problem.conflict?.revision ?? ''}`}
            round={round.roundId}
            sections={[{ title: null, skills: page.skills }]}
            isFolded={(skill) => isKept(skill) && !open.includes(skill.code)}
            problem={failed?.problem ?? null}
            chosen={page.chosen}
          >
            {before && (
              <Button name="go" value={`to-${before.code}`}>
                前へ
              </Button>
            )}
            <Button look="primary" name="go" value={`to-${after?.code ?? 'submit'}`}>
              {after ? `次へ：${after.name}` : '確かめて出す'}
            </Button>
          </EntryForm>
        </div>
      </div>
    </>
  )
}
