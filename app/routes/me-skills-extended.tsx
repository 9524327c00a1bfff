import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useFetcher, useLoaderData } from '@remix-run/react'
import { chooseExtended } from '~/features/assessment/choose-extended.server'
import { extendedChoice } from '~/features/assessment/extended-choice.server'
import { failureOf } from '~/features/assessment/failure'
import { purposeAddress } from '~/features/purpose/purpose-address'
import type { PageFrame } from '~/root'
import { Breadcrumb } from '~/ui/breadcrumb'
import { Button, LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { TitleBar } from '~/ui/title-bar'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction = () => [{ title: '拡張スキルを選ぶ｜DX人材ポータル' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const page = await extendedChoice(request, { round: new URL(request.url).searchParams.get('round') })
  // Nothing to enter: the round is over, or asks others.
  if (page === null) throw redirect('/me/skills')
  if (page.purposeDue) throw redirect(purposeAddress(request))
  if (page.round.state === 'submitted' || page.round.state === 'confirmed') throw redirect('/me/skills')
  return page
}

export async function action({ request }: ActionFunctionArgs) {
  const problem = failureOf(await chooseExtended(request, await request.formData()))
  return problem === null ? null : data({ problem }, { status: 422 })
}

export default function ExtendedPage() {
  const { round, categories, maySkip } = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>()
  return (
    <>
      <Breadcrumb
        steps={[
          { to: '/me/skills', label: 'わたしのスキル' },
          { to: '/me/skills/review', label: round.name },
        ]}
        here="拡張スキルを選ぶ"
      />
      <TitleBar
        title="拡張スキルも評価する（希望者）"
        lead="得意なものや、伸ばしたいものを選べます。選んだスキルだけを、今回いっしょに聞きます。"
        actions={<LinkButton to="/me/skills/review">選び終わる</LinkButton>}
      />
      {failed?.problem && (
        <Notice tone="error" live>
          {failed.problem}
        </Notice>
      )}
      {categories.map(({ code, name, skills }) => (
        <section key={code} className="section-tight" aria-label={name}>
          <h2>{name}</h2>
          <ul className="dated-list">
            {skills.map((skill) => (
              <Choice key={skill.code} skill={skill} round={round.roundId} maySkip={maySkip} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

type Skill = { code: string; name: string; definition: string; asked: boolean }

function Choice({ skill, round, maySkip }: { skill: Skill; round: number; maySkip: boolean }) {
  const fetcher = useFetcher()
  const asked = fetcher.formData ? fetcher.formData.has('add') : skill.asked
  return (
    <li className="row-between">
      <span>
        <b>{skill.name}</b>
        <span className="small sub block">{skill.definition}</span>
      </span>
      {asked && !maySkip ? (
        <span className="sub nowrap">今回聞きます</span>
      ) : (
        <fetcher.Form method="post">
          <input type="hidden" name="round" value={round} />
          <input type="hidden" name={asked ? 'drop' : 'add'} value={skill.code} />
          <Button size="sm" icon={asked ? 'check' : undefined} aria-pressed={asked}>
            {asked ? '選んであります' : '加える'}
            <span className="sr-only">（{skill.name}）</span>
          </Button>
        </fetcher.Form>
      )}
    </li>
  )
}
