import { Form } from '@remix-run/react'
import { PULSE_SCALE } from '~/domain/pulse'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FieldError } from '~/ui/field'
import type { PulsePage } from './pulse.server'
import type { PulseOutcome } from './pulse-intents.server'

type Failed = Extract<PulseOutcome, { ok: false }>
type Current = NonNullable<PulsePage['current']>

const FIELDS = ['first', 'second', 'third'] as const
const PLACES = { first: '問 1', second: '問 2', third: '問 3' }

/** The year's three questions; nothing is chosen beforehand. */
export function PulseQuestionForm({
  current,
  failed,
  busy,
}: {
  current: Current
  failed: Failed | null
  busy: boolean
}) {
  return (
    <section className="section" aria-labelledby="pulse-answer">
      <h2 id="pulse-answer">{current.name}の 3 つの問い</h2>
      <p>無記名・任意です。だれの回答か、いつの回答かは残しません。1 人 1 回で、出したあとは直せません。</p>
      <Form method="post" className="mt-4" preventScrollReset>
        {failed && <ErrorSummary errors={failed.errors} labels={PLACES} />}
        <input type="hidden" name="fiscalYear" value={current.fiscalYear} />
        {FIELDS.map((name, place) => (
          <Question
            key={name}
            name={name}
            place={place + 1}
            words={current.questions[place] ?? ''}
            value={failed?.kept[name]}
            error={failed?.errors[name]}
          />
        ))}
        <div className="row mt-6">
          <Button name="intent" value="answer" look="primary" wideOnPhone disabled={busy}>
            回答を出す
          </Button>
          <span className="small sub">しめきり {current.due}</span>
        </div>
      </Form>
    </section>
  )
}

type QuestionProps = { name: string; place: number; words: string; value?: string; error?: string[] }

function Question({ name, place, words, value, error }: QuestionProps) {
  return (
    <fieldset className="field pulse-question" id={name} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="label">
        問 {place}　{words}
      </legend>
      {error && <FieldError id={`${name}-error`} error={error} />}
      <div className="pulse-scale">
        <span className="small sub" aria-hidden="true">
          まったく思わない
        </span>
        <span className="segmented">
          {PULSE_SCALE.map((each) => (
            <label key={each}>
              <input type="radio" name={name} value={each} defaultChecked={value === String(each)} />
              {each}
              <span className="sr-only">{SCALE_WORDS[each]}</span>
            </label>
          ))}
        </span>
        <span className="small sub" aria-hidden="true">
          とても思う
        </span>
      </div>
    </fieldset>
  )
}

const SCALE_WORDS = {
  1: 'まったく思わない',
  2: 'あまり思わない',
  3: 'どちらともいえない',
  4: '思う',
  5: 'とても思う',
} as const
