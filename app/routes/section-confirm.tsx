import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from '@remix-run/react'
import { actOnIntent } from '~/features/confirmation/confirm-intents.server'
import { ConfirmScreen } from '~/features/confirmation/confirm-screen'
import { sectionConfirm } from '~/features/confirmation/section-confirm.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.unit.name ?? ''}の確認｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return sectionConfirm(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const kept = { claim: text(form, 'claim'), level: text(form, 'level'), comment: text(form, 'comment') }
  const next = text(form, 'next')
  const outcome = await actOnIntent(request, form)
  if (!outcome.ok) return data({ ...kept, problem: outcome.problem }, { status: 422 })
  const search = new URLSearchParams({ done: outcome.intent })
  if (/^\d+$/.test(next)) search.set('at', next)
  return redirect(`/sections/${params.code}/confirm?${search}`)
}

/** Choosing another cell changes nothing on the server. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) =>
  formMethod === undefined && currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search
    ? false
    : defaultShouldRevalidate

export default function SectionConfirm() {
  return <ConfirmScreen page={useLoaderData<typeof loader>()} failed={useActionData<typeof action>() ?? null} />
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}
