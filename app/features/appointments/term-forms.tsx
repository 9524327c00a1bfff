import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LONGEST_TERM_YEARS } from '~/domain/officer-term'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { SentForm } from './officer-intents.server'
import type { TermLine } from './term-words'

type Props = { term: TermLine; sent: SentForm | null; busy: boolean }

/** What may be done with a term that has not ended. */
export function TermForms(props: Props) {
  const { state, longest } = props.term
  if (state === 'planned') return <PlannedForms {...props} />
  if (state !== 'in_office') return null
  return (
    <>
      {longest === null ? (
        <p className="small sub mt-3">
          任期は、採用から通算 {LONGEST_TERM_YEARS} 年の上限にあります。延長はできません。
        </p>
      ) : (
        <OneForm {...props} intent="extend" label="任期を延ばす" action="延長を記録する">
          <Day {...props} name="through" label="新しい末日" help={`${longest}まで延ばせます。例：R14.3.31`} begin="" />
        </OneForm>
      )}
      <OneForm {...props} intent="end" label="退職・配置換で、任期の途中で終える" action="終わりを記録する">
        <p>この人がした確認と承認は、終わったあとも有効のまま残ります。</p>
        {props.term.mentees > 0 && (
          <p>
            受け持ちが {props.term.mentees}{' '}
            人あります。記録したあとで「受け持ちの組合せ」から、ほかのメンターに移してください。
          </p>
        )}
        <Day {...props} name="lastDay" label="在任の最後の日" begin="" />
      </OneForm>
    </>
  )
}

function PlannedForms(props: Props) {
  const { hireDecided, from, through } = props.term
  return (
    <>
      <OneForm {...props} intent="move" label="着任の前に、任期や決めた日を直す" action="直して記録する">
        <Day {...props} name="hireDecidedOn" label="採用を決めた日" begin={hireDecided ?? ''} />
        <Day {...props} name="from" label="任期の初日（着任）" begin={from} help={null} />
        <Day {...props} name="through" label="任期の末日" begin={through} help={null} />
      </OneForm>
      <OneForm {...props} intent="cancel" label="着任しないことになったので、取り消す" action="任命を取り消す">
        <p>採用を決めた日の記録も取り消され、計画の採用数に数えなくなります。</p>
      </OneForm>
    </>
  )
}

type OneFormProps = Props & { intent: string; label: string; action: string; children: ReactNode }

function OneForm({ term, sent, busy, intent, label, action, children }: OneFormProps) {
  const isSent = sent?.intent === intent
  return (
    <Unfold label={label} open={isSent}>
      <Form method="post">
        <ErrorSummary errors={isSent ? sent.errors : {}} />
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="appointment" value={term.appointmentId} />
        <input type="hidden" name="seen" value={term.seen} />
        {children}
        <div className="row mt-4">
          <Button size="sm" disabled={busy}>
            {action}
          </Button>
        </div>
      </Form>
    </Unfold>
  )
}

type DayProps = Props & { name: string; label: string; begin: string; help?: string | null; intent?: string }

/** Keeps what was typed, where this form was sent and refused. */
function Day({ sent, name, label, begin, help }: DayProps) {
  return (
    <DateInput
      name={name}
      label={label}
      {...(help === undefined ? {} : { help })}
      defaultValue={sent?.values[name] ?? begin}
      error={sent?.errors[name]}
    />
  )
}
