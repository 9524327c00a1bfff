import { Form } from '@remix-run/react'
import { RETURN_KIND_WORDS } from '~/domain/terms'
import { type RoundStep, timeLeft } from '~/features/assessment/round-step'
import { Button, LinkButton } from '~/ui/button'
import { Meter } from '~/ui/meter'
import { Notice } from '~/ui/notice'
import { KeyPanel, Panel } from '~/ui/panel'

/** What a round asks next of the person: the one solid button of the page, or what is waited for. */
export function RoundPanel({ step }: { step: RoundStep }) {
  if (step.state === 'submitted') return <Waiting step={step} />
  if (step.state === 'confirmed') return <Done step={step} />
  return (
    <>
      {step.state === 'returned' && step.returned && <ReturnedNotice returned={step.returned} />}
      <KeyPanel title={titleOf(step)} action={<NextButton step={step} />}>
        <p>
          しめきり <b>{step.due}</b>・{timeLeft(step.daysLeft)}。{progressOf(step)}
        </p>
        {step.entered > 0 && (
          <Meter
            value={step.entered}
            max={step.asked}
            label={`${step.asked} スキルのうち ${step.entered} を入力`}
            className="mt-3 max-w-md"
          />
        )}
      </KeyPanel>
    </>
  )
}

function titleOf({ name, state, entered, asked }: RoundStep): string {
  if (state === 'returned') return `「${name}」の自己評価を直して出し直す`
  if (entered === 0) return `「${name}」の自己評価をはじめる`
  return entered < asked ? `「${name}」の自己評価を出す` : `「${name}」の自己評価を確かめて出す`
}

function progressOf({ entered, asked, tiers }: RoundStep): string {
  const which = tiers.length === 1 && tiers[0] === 'extended' ? '拡張の ' : ''
  if (entered === 0) return `${which}${asked} スキルを聞きます。前回と変わらないものは、まとめて入力できます。`
  if (entered >= asked) return `${which}${asked} スキルは、全部入力してあります。`
  return `${which}${asked} スキルのうち ${entered} まで入力し、下書きを保存してあります。残り ${asked - entered} です。`
}

function NextButton({ step }: { step: RoundStep }) {
  const [to, label] = nextOf(step)
  return (
    <LinkButton look="primary" size="lg" wideOnPhone to={`/me/skills/${to}`}>
      {label}
    </LinkButton>
  )
}

function nextOf({ entered, asked, state, restAt }: RoundStep): [to: string, label: string] {
  if (state === 'returned') return ['review', '自己評価を直す']
  if (entered === 0) return ['review', '自己評価をはじめる']
  return entered >= asked ? ['submit', '確かめて出す'] : [restAt ?? 'review', '自己評価をつづける']
}

function ReturnedNotice({ returned: { kind, comment, on, by } }: { returned: NonNullable<RoundStep['returned']> }) {
  return (
    <div className="mb-4">
      <Notice tone="warn" title={`${on}に${RETURN_KIND_WORDS[kind]}${by && kind === 'sent_back' ? `：${by}` : ''}`}>
        <p className="whitespace-pre-line">{comment}</p>
        <p className="small">前に出した内容は、そのまま入っています。直すところだけ変えて、出し直してください。</p>
      </Notice>
    </div>
  )
}

function Waiting({ step: { name, handedIn } }: { step: RoundStep }) {
  return (
    <Panel>
      <div className="row row-between">
        <div>
          <h2 className="sub-title">「{name}」は確認待ちです</h2>
          <p>
            {handedIn && `${handedIn.on}に出しました。`}
            {handedIn && handedIn.decided > 0
              ? `${handedIn.claims} スキルのうち ${handedIn.decided} の確認が済んでいます。`
              : '確認者が見るまで、取り下げて直せます。'}
          </p>
        </div>
        {handedIn && handedIn.decided === 0 && (
          <Form method="post" action="/me/skills" preventScrollReset>
            <input type="hidden" name="submission" value={handedIn.submissionId} />
            <Button icon="undo">取り下げる</Button>
          </Form>
        )}
      </div>
    </Panel>
  )
}

function Done({ step: { name, handedIn } }: { step: RoundStep }) {
  return (
    <Notice tone="ok" title={`「${name}」の確認が済みました`}>
      {handedIn && `${handedIn.on}に出した ${handedIn.claims} スキルの結果が、下の表に出ています。`}
    </Notice>
  )
}
