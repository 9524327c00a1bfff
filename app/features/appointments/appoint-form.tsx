import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, TextInput } from '~/ui/field'
import type { SentForm } from './officer-intents.server'

type Props = { sent: SentForm | null; busy: boolean; longestYears: number }

/** Records whom the city has decided to appoint, and for how long. */
export function AppointForm({ sent, busy, longestYears }: Props) {
  const { values = {}, errors = {} } = sent ?? {}
  return (
    <section className="section no-print" aria-labelledby="appoint">
      <h2 id="appoint">採用（任命）の決定を記録する</h2>
      <p className="section-lead">
        任期は、採用から通算 {longestYears} 年までです。外部から採用する人は、先に職員の取込みに入れてください。
      </p>
      <Form method="post">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="intent" value="appoint" />
        <TextInput
          name="person"
          label="職員番号"
          className="num w-48"
          autoComplete="off"
          defaultValue={values.person ?? ''}
          error={errors.person}
        />
        <DateInput
          name="hireDecidedOn"
          label="採用を決めた日"
          help="計画の採用数は、この日の年度に数えます。例：令和9年2月15日、R9.2.15、2027-02-15"
          defaultValue={values.hireDecidedOn ?? ''}
          error={errors.hireDecidedOn}
        />
        <div className="row items-start mt-5">
          <DateInput
            name="from"
            label="任期の初日（着任）"
            help={null}
            defaultValue={values.from ?? ''}
            error={errors.from}
          />
          <DateInput
            name="through"
            label="任期の末日"
            help={null}
            defaultValue={values.through ?? ''}
            error={errors.through}
          />
        </div>
        <div className="row mt-6">
          <Button look="primary" disabled={busy}>
            任命を記録する
          </Button>
        </div>
      </Form>
    </section>
  )
}
