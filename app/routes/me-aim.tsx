import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { aimChoice } from '~/features/assessment/aim-choice.server'
import { AimButton, RoleList } from '~/features/assessment/aim-list'
import { chooseAim } from '~/features/assessment/choose-aim.server'
import { failureOf } from '~/features/assessment/failure'
import { RoleGapSummary } from '~/features/assessment/role-gap-summary'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'めざす役割｜DX人材ポータル' }]

export function loader({ request }: LoaderFunctionArgs) {
  return aimChoice(request, { role: new URL(request.url).searchParams.get('role') })
}

export async function action({ request }: ActionFunctionArgs) {
  const problem = failureOf(await chooseAim(request, await request.formData()))
  return problem === null ? redirect('/me/aim') : data({ problem }, { status: 422 })
}

export default function Aim() {
  const { roles, shown, aim } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const held = roles.find((role) => role.code === shown?.role)?.held ?? false
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/', label: 'ホーム' },
          { to: '/me/skills', label: 'わたしのスキル' },
        ]}
        here="めざす役割"
      />
      <TitleBar
        title="めざす役割を選ぶ"
        lead="選ぶと、足りないスキルがいつも見えるようになります。いつでも変えられ、人事評価には使いません。"
      />
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      {roles.length === 0 ? (
        <EmptyState title="ITスキル標準がまだありません">公開されると、めざせる役割がここに並びます。</EmptyState>
      ) : (
        <RoleList roles={roles} aim={aim} shown={shown?.role ?? null} />
      )}
      {shown && (
        <section className="section" aria-labelledby="gap">
          <h2 id="gap">{shown.roleName}との差</h2>
          <RoleGapSummary gap={shown} />
          <Form method="post" className="row mt-6">
            <AimButton role={shown.role} name={shown.roleName} aim={aim} held={held} />
          </Form>
          <p className="mt-4">
            <Link to={`/standard/roles/${shown.role}`}>{shown.roleName}に要るスキルをすべて見る</Link>
          </p>
        </section>
      )}
    </>
  )
}
