import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { newRound } from '~/features/rounds/new-round.server'
import { planRound } from '~/features/rounds/plan-round.server'
import { RoundFields } from '~/features/rounds/round-fields'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'read' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '新しい評価期間｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return newRound(request, {})
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const planned = await planRound(request, form)
  if (planned.ok) return redirect(`/rounds/${planned.value.roundId}`)
  const errors = 'invalid' in planned ? planned.invalid : { '': ['refused' in planned ? planned.refused : ''] }
  const values = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name).map(String)]))
  return data({ values, errors }, { status: 422 })
}

export default function RoundNew() {
  const { departments, standard, today, year } = useLoaderData<typeof loader>()
  const kept = useActionData<typeof action>() ?? null
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/rounds', label: '評価期間' },
        ]}
        here="新しい評価期間"
      />
      <TitleBar title="新しい評価期間" lead={standard ? `使う標準：${standard}` : undefined} />
      {standard === null ? (
        <EmptyState title="まだ公開された ITスキル標準がありません">
          <Link to="/admin/imports">取込み</Link>で標準のファイルを読み込み、
          <Link to="/standard/draft/publish">公開</Link>してから、評価期間を作ります。
        </EmptyState>
      ) : (
        <RoundFields
          departments={departments}
          start={{ fiscalYear: [year], kind: ['annual'], tiers: ['core', 'extended'], opensOn: [today] }}
          kept={kept}
        >
          <Button look="primary" disabled={busy}>
            対象の人数を見る
          </Button>
          <p className="help mt-2">まだ開きません。次の画面で、だれに何を聞くかを確かめてから開きます。</p>
        </RoundFields>
      )}
    </>
  )
}
