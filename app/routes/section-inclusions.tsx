import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { includeFiscalYearStaff } from '~/features/delegation/include-fiscal-year-staff.server'
import { IncludedStaff, OtherStaff } from '~/features/delegation/inclusion-lists'
import { inclusions } from '~/features/delegation/inclusions.server'
import { leaveOutFiscalYearStaff } from '~/features/delegation/leave-out-fiscal-year-staff.server'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}の会計年度任用職員｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return inclusions(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const leavesOut = form.get('intent') === 'leave-out'
  form.delete('intent')
  const result = leavesOut ? await leaveOutFiscalYearStaff(request, form) : await includeFiscalYearStaff(request, form)
  if (result.ok) return redirect(`/sections/${params.code}/inclusions?done=${leavesOut ? 'leave-out' : 'include'}`)
  const problem =
    'invalid' in result ? Object.values(result.invalid).flat() : ['refused' in result ? result.refused : '']
  const ticked = ['worksAtTerminal', 'people'].flatMap((name) => form.getAll(name).map(String))
  return data({ problem: [...new Set(problem)].join(' '), ticked }, { status: 422 })
}

export default function SectionInclusions() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const done = useSearchParams()[0].get('done')
  const busy = useNavigation().state !== 'idle'
  const { unit, included, others } = page
  const ticked = failed?.ticked ?? []
  const people = included.length + others.length
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: `/sections/${unit.code}`, label: unit.name },
        ]}
        here="会計年度任用職員"
      />
      <TitleBar
        title={`${unit.name}　会計年度任用職員`}
        lead="会計年度任用職員は、所属長が対象にした人だけ、評価期間に自己評価をします。聞くのは共通スキルだけで、集計は常勤と分けて示します。"
        insight={
          people > 0 ? `会計年度任用職員 ${people} 人のうち、${included.length} 人を対象にしています。` : undefined
        }
      />
      {failed && (
        <Notice tone="error" live title="できませんでした">
          {failed.problem}
        </Notice>
      )}
      {!failed && done && (
        <Notice tone="ok" live>
          {done === 'leave-out'
            ? '対象から外しました。次に開く評価期間では聞かれません。'
            : '対象にしました。次に開く評価期間から、任期の終わりまで聞かれます。'}
        </Notice>
      )}
      {people === 0 && (
        <EmptyState title="この所属に会計年度任用職員はいません">
          発令を取り込んで会計年度任用職員が配属されると、ここに並びます。
        </EmptyState>
      )}
      {included.length > 0 && (
        <section className="section-tight">
          <h2>対象にしている人（{included.length} 人）</h2>
          <p className="sub small mb-3">
            任期の終わりか、異動まで対象です。実施中の評価期間の途中で外しても、その期間は続きます。
          </p>
          <IncludedStaff page={page} ticked={ticked} busy={busy} />
        </section>
      )}
      {others.length > 0 && (
        <section className="section">
          <h2>対象にしていない人（{others.length} 人）</h2>
          <p className="sub small mb-3">
            対象にできるのは、任期が 6
            か月以上で、業務に端末を使う人です。印を付けた人は、次に開く評価期間から聞かれます。
          </p>
          <OtherStaff page={page} ticked={ticked} busy={busy} />
        </section>
      )}
    </>
  )
}
