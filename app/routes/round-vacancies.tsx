import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { nameDelegate } from '~/features/delegation/name-delegate.server'
import { appointHead } from '~/features/rounds/appoint-head.server'
import { vacanciesPage } from '~/features/rounds/vacancies.server'
import { HeadChange, UnconfirmedPeople, VacancyList } from '~/features/rounds/vacancy-list'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '確認者のいない組織と人｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return vacanciesPage(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const isDelegation = form.get('intent') === 'delegate'
  form.delete('intent')
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  form.delete('form')
  const result = isDelegation ? await nameDelegate(request, form) : await appointHead(request, form)
  if (result.ok) return redirect('/rounds/vacancies?done=1')
  const errors = 'invalid' in result ? result.invalid : {}
  const problem = 'refused' in result ? result.refused : Object.values(errors).flat().join(' ')
  return data({ problem, kept: { form: values.form ?? values.unit ?? '', values, errors } }, { status: 422 })
}

export default function RoundVacancies() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const [search] = useSearchParams()
  const open = page.people.filter((person) => person.confirmer === null).length
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/rounds', label: '評価期間' },
        ]}
        here="確認者のいない組織と人"
      />
      <TitleBar
        title="確認者のいない組織と人"
        lead="確認は、いちばん近い確認単位の長がします。長がいない間は、その上の長が確認します。"
        insight={`長のいない組織は ${page.units.length}、確認する人の決まっていない人は ${open} 人です。`}
      />
      {failed && (
        <Notice tone="error" live title="決められませんでした">
          {failed.problem}
        </Notice>
      )}
      {!failed && search.has('done') && (
        <Notice tone="ok" live>
          決めました。
        </Notice>
      )}
      <section className="section-tight">
        <h2>長のいない組織</h2>
        {page.units.length === 0 ? (
          <EmptyState title="すべての確認単位に長がいます" />
        ) : (
          <VacancyList page={page} kept={failed?.kept ?? null} />
        )}
        {page.headed.length > 0 && <HeadChange page={page} kept={failed?.kept ?? null} />}
      </section>
      <section className="section">
        <h2>上に長のいない人</h2>
        <p className="sub small mb-3">
          部局長など、上に確認する長のいない人です。だれが確認するかを事務局が期間を付けて決めます。
        </p>
        {page.people.length === 0 ? (
          <EmptyState title="いません" />
        ) : (
          <UnconfirmedPeople page={page} kept={failed?.kept ?? null} />
        )}
      </section>
    </>
  )
}
