import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { ROLE_WORDS } from '~/domain/terms'
import { PUBLIC_STATE_MARKS, PUBLIC_STATE_WORDS } from '~/features/certificates/certificate-words'
import { certificateCheck } from '~/features/certificates/check.server'
import { DefinitionList } from '~/ui/definition-list'
import { Panel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import { TitleBar } from '~/ui/title-bar'

export const meta: MetaFunction = () => [
  { title: '認定証の確認｜DX人材ポータル' },
  { name: 'robots', content: 'noindex' },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return certificateCheck(request, { number: params.number ?? '' })
}

export default function CertificateCheck() {
  const { number, role, state, validThrough, today } = useLoaderData<typeof loader>()
  return (
    <>
      <TitleBar title={`認定証 ${number}`} lead={`${inWareki(today)}に確かめた結果です。`} />
      <Panel>
        <DefinitionList
          items={[
            {
              term: 'この認定証は',
              value: <StateMark state={PUBLIC_STATE_MARKS[state]}>{PUBLIC_STATE_WORDS[state]}</StateMark>,
            },
            { term: '役割', value: ROLE_WORDS[role] },
            ...(validThrough ? [{ term: '有効期限', value: inWareki(validThrough) }] : []),
          ]}
        />
      </Panel>
      <p className="small mt-4">
        <Link to="/certificates">ほかの番号を確かめる</Link>
      </p>
    </>
  )
}
