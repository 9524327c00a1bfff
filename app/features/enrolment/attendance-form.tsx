import { Form } from '@remix-run/react'
import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import type { RosterLine, RosterPage } from '~/features/enrolment/roster.server'
import { Button } from '~/ui/button'

const CHOICES = ['completed', 'not_passed', 'absent', 'seated'] as const
const WORDS = { completed: '修了', not_passed: '未修了', absent: '欠席', seated: 'まだ' } as const

type AttendanceFormProps = {
  page: RosterPage
  errors: Record<string, string[]>
  /** What was sent and not saved, by field. */
  sent: Record<string, string>
  busy: boolean
}

/** What came of it, person by person: large enough for a thumb, one press to save, without JavaScript too. */
export function AttendanceForm({ page, errors, sent, busy }: AttendanceFormProps) {
  const { open } = page
  return (
    <Form method="post" className="no-print">
      <input type="hidden" name="session" value={page.session.sessionId} />
      <p className="small sub mb-3">点数は、修了にした人だけに残ります。</p>
      <ul>
        {page.people.map((person) => (
          <Line key={person.enrolmentId} person={person} errors={errors} sent={sent} />
        ))}
      </ul>
      <div className="row mt-4">
        <Button look="primary" size="lg" disabled={busy} wideOnPhone>
          出欠を保存する
        </Button>
        {open > 0 && (
          <Button name="rest" value="completed" disabled={busy} wideOnPhone>
            残りの {open} 人を修了にして保存する
          </Button>
        )}
      </div>
    </Form>
  )
}

type LineProps = { person: RosterLine } & Pick<AttendanceFormProps, 'errors' | 'sent'>

function Line({ person, errors, sent }: LineProps) {
  const { enrolmentId, name, section, title, state, score, isAway, isViewer } = person
  const field = `result.${enrolmentId}`
  const scoreField = `score.${enrolmentId}`
  const [wasField, wasScoreField] = [`was.${enrolmentId}`, `wasScore.${enrolmentId}`]
  const points = score === null ? '' : String(score)
  const chosen = typed(sent, field, wasField) ?? state
  const error = errors[scoreField]?.[0]
  return (
    <li className="attendance-line">
      <fieldset>
        <legend>
          <b>{name}</b>{' '}
          <span className="small sub">
            {section}　{title}
            {isAway && '・この日は休職などの期間です'}
          </span>
        </legend>
        {isViewer ? (
          <p className="small sub">{ENROLMENT_STATE_WORDS[state]}。自分の出欠は、ほかの担当者が入れます。</p>
        ) : (
          <div className="row">
            <input type="hidden" name={wasField} value={state} />
            <input type="hidden" name={wasScoreField} value={points} />
            <div className="segmented attendance-choices">
              {CHOICES.map((choice) => (
                <label key={choice}>
                  <input type="radio" name={field} value={choice} defaultChecked={chosen === choice} />
                  {WORDS[choice]}
                </label>
              ))}
            </div>
            <label className="row gap-2!">
              <span className="small">点数</span>
              <input
                className="input attendance-score"
                name={scoreField}
                inputMode="decimal"
                size={5}
                defaultValue={typed(sent, scoreField, wasScoreField) ?? points}
                aria-invalid={error ? true : undefined}
                aria-describedby={error ? `${scoreField}-error` : undefined}
              />
              <span className="sr-only">（{name}）</span>
            </label>
            {error && (
              <p id={`${scoreField}-error`} className="field-error">
                {error}
              </p>
            )}
          </div>
        )}
      </fieldset>
    </li>
  )
}

/** What was typed and not saved; what was left as it stood gives way to what stands now. */
function typed(sent: Record<string, string>, field: string, wasField: string): string | undefined {
  return sent[field] === sent[wasField] ? undefined : sent[field]
}
