import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, TextInput } from '~/ui/field'
import { Panel } from '~/ui/panel'
import type { PulsePage } from './pulse.server'
import type { PulseOutcome } from './pulse-intents.server'

type Failed = Extract<PulseOutcome, { ok: false }>
type OfficeProps = { page: PulsePage; failed: Failed | null; busy: boolean }

/** What 事務局 does with the year: publish before the close, close, open the next one. */
export function PulseOffice({ page, failed, busy }: OfficeProps) {
  const { office, current } = page
  if (!office) return null
  return (
    <section className="section" aria-labelledby="pulse-office">
      <h2 id="pulse-office">事務局</h2>
      {current && <RunningYear current={current} whyNotPublish={office.whyNotPublish} busy={busy} />}
      {office.planned.length > 0 && <p>次の調査は {office.planned.join('、')}に始まります。</p>}
      {office.planned.length === 0 && (
        <details open={failed?.intent === 'open'} className="mt-4">
          <summary>{office.next.name}の調査を用意する</summary>
          <NextYear next={office.next} failed={failed?.intent === 'open' ? failed : null} busy={busy} />
        </details>
      )}
    </section>
  )
}

type Running = { current: NonNullable<PulsePage['current']>; whyNotPublish: string | null; busy: boolean }

function RunningYear({ current, whyNotPublish, busy }: Running) {
  return (
    <Panel look="soft">
      <p>
        {current.name}の調査は受付中です（{current.due}まで）。これまでの回答は{' '}
        <b>{current.responses.toLocaleString('ja-JP')} 件</b>です。
      </p>
      <Form method="post" className="row mt-3" preventScrollReset>
        <input type="hidden" name="fiscalYear" value={current.fiscalYear} />
        <Button size="sm" name="intent" value="publish" disabled={busy || whyNotPublish !== null}>
          いまの平均を公表する
        </Button>
        <Button size="sm" name="intent" value="close" disabled={busy}>
          きょう締め切る
        </Button>
      </Form>
      <p className="small sub mt-2">
        {whyNotPublish ?? '公表した数は変わりません。締め切ると、あとから回答はできません。'}
      </p>
    </Panel>
  )
}

const QUESTIONS = { question1: '問 1', question2: '問 2', question3: '問 3' }

type Next = { next: NonNullable<PulsePage['office']>['next']; failed: Failed | null; busy: boolean }

function NextYear({ next, failed, busy }: Next) {
  const value = (name: string, otherwise: string) => failed?.kept[name] ?? otherwise
  const error = (name: string) => failed?.errors[name]
  return (
    <Form method="post" className="mt-3" preventScrollReset>
      {failed && <ErrorSummary errors={failed.errors} labels={QUESTIONS} />}
      <DateInput name="opensOn" label="始まり" defaultValue={value('opensOn', next.opensOn)} error={error('opensOn')} />
      <DateInput
        name="closesOn"
        label="しめきり（この日まで回答できます）"
        defaultValue={value('closesOn', next.closesOn)}
        error={error('closesOn')}
      />
      {next.questions.map((words, place) => {
        const name = `question${place + 1}`
        return (
          <TextInput
            key={name}
            name={name}
            label={`問 ${place + 1}`}
            help={place === 0 ? '同じ文のままなら、前の年度と比べられます。' : undefined}
            defaultValue={value(name, words)}
            error={error(name)}
            maxLength={120}
            autoComplete="off"
            className="w-full"
          />
        )
      })}
      <Button name="intent" value="open" disabled={busy}>
        この問いで用意する
      </Button>
      <p className="small sub mt-2">用意すると、問いは変えられません。始まりの日になると、自動で受付が始まります。</p>
    </Form>
  )
}
