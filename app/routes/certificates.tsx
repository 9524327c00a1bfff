import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { certificateLookup } from '~/features/certificates/check.server'
import { CheckForm } from '~/features/certificates/check-form'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [{ title: '認定証の確認｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const asked = await certificateLookup(request, { number: new URL(request.url).searchParams.get('number') ?? '' })
  return asked.number === null ? asked : redirect(`/certificates/${asked.number}`)
}

export default function Certificates() {
  const { typed, problem } = useLoaderData<typeof loader>()
  return (
    <>
      <TitleBar title="認定証の確認" lead="認定証が有効かどうかを、番号で確かめます。だれでも使えます。" />
      <CheckForm typed={typed} problem={problem} />
    </>
  )
}
