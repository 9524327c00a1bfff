import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { beginDemoSession } from '~/features/session/begin-demo-session.server'
import { DemoPeople } from '~/features/session/demo-people'
import { offerSignIn } from '~/features/session/offer-sign-in.server'
import { safeReturnPath } from '~/features/session/safe-return-path'
import { StaffNumberForm } from '~/features/session/staff-number-form'
import { sessionCookie } from '~/platform/session-cookie.server'
import type { PageFrame } from '~/root'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: 'サインイン｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const offer = await offerSignIn(request, {})
  return { offer, to: safeReturnPath(new URL(request.url).searchParams.get('to')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  const to = safeReturnPath(form.get('to'))
  form.delete('to')
  const begun = await beginDemoSession(request, form)
  if (begun.ok) return redirect(to, { headers: { 'Set-Cookie': sessionCookie(request, begun.value.token) } })
  const problem =
    'refused' in begun ? begun.refused : 'invalid' in begun ? Object.values(begun.invalid).flat()[0] : null
  return data(
    { problem: problem ?? 'もう一度試してください。', staffNumber: String(form.get('staffNumber') ?? '') },
    { status: 422 },
  )
}

export default function Login() {
  const { offer, to } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  const isUnsaved = useSearchParams()[0].has('unsaved')
  if (!offer.isDemo) {
    return (
      <EmptyState title="サインインはまだありません">
        このポータルのサインインは準備中です。情報システム課に聞いてください。
      </EmptyState>
    )
  }
  return (
    <>
      <TitleBar
        title="だれとして入りますか"
        lead="デモです。登場する人も記録もすべて架空で、パスワードは要りません。"
      />
      {isUnsaved && !failed && (
        <Notice tone="warn" live title="サインインが切れました">
          いま送ったものは、まだ保存していません。入り直すと、送る前の画面に戻ります。
        </Notice>
      )}
      {failed && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      {offer.people.length > 0 && <DemoPeople people={offer.people} to={to} />}
      {offer.hasStaff ? (
        <StaffNumberForm to={to} staffNumber={failed?.staffNumber} problem={failed?.problem} />
      ) : (
        <EmptyState title="まだ職員がいません">
          空の市から始めています。コマンド <code>npm run portal -- import-units</code> と <code>import-staff</code>{' '}
          で取り込み、<code>grant-function</code> で最初の事務局を決めてください。
        </EmptyState>
      )}
    </>
  )
}
