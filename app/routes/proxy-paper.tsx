import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { paperForm } from '~/features/assessment/paper-form.server'
import { PaperSkill } from '~/features/assessment/paper-skill'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { DefinitionList } from '~/ui/definition-list'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '自己評価の様式｜DX人材ポータル' }]

export function loader({ request, params }: LoaderFunctionArgs) {
  const round = new URL(request.url).searchParams.get('round')
  return paperForm(request, { staffNumber: params.staffNumber ?? '', round })
}

export default function Paper() {
  const { staffNumber, name, unitName, roundName, due, printedOn, purpose, sections } = useLoaderData<typeof loader>()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/proxy', label: '代理入力' },
          { to: `/proxy/${staffNumber}`, label: name },
        ]}
        here="紙の様式"
      />
      <TitleBar title="自己評価の様式" actions={<PrintButton />} />
      <DefinitionList
        columns={2}
        items={[
          { term: '職員番号・氏名', value: `${staffNumber}　${name}（${unitName}）` },
          { term: '評価期間', value: `${roundName}、${due}まで` },
          { term: '本人が書いた日', value: '令和　　年　　月　　日' },
          { term: '入力した人・日', value: '　　　　　　　　　月　　日' },
        ]}
      />
      {purpose && <p className="small mt-3 whitespace-pre-line">{purpose}</p>}
      <p className="mt-3">
        スキルごとに、いまの自分に一番近い文の □ に 1 つだけ印を付けてください。迷ったら、低いほうを選びます。
      </p>
      {sections.map((section) => (
        <section key={section.title} aria-label={section.title}>
          <h2 className="section-tight">{section.title}</h2>
          {section.skills.map((skill) => (
            <PaperSkill key={skill.code} skill={skill} />
          ))}
        </section>
      ))}
      <p className="small mt-4">
        {printedOn}に印刷。入力された内容は本人に知らせます。違うときは、入力から 14 日以内に申し出られます。
      </p>
    </>
  )
}
