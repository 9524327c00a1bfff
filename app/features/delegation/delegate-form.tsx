import { Form } from '@remix-run/react'
import { MOST_PEOPLE } from '~/domain/section-order'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { DateInput, FieldError, Select } from '~/ui/field'

export type DelegatesData = Awaited<ReturnType<typeof import('./delegates.server').delegates>>

type KeptDelegation = { values: Record<string, string[]>; errors: Record<string, string[]> }

type DelegateFormProps = {
  page: DelegatesData
  kind: 'delegate' | 'proxy'
  button: string
  kept: KeptDelegation | null
  busy: boolean
}

/** Names somebody of the section for a period; the same form for who confirms and who enters for others. */
export function DelegateForm({ page, kind, button, kept, busy }: DelegateFormProps) {
  const mine = kept?.values.kind?.[0] === kind ? kept : null
  const value = (name: string) => mine?.values[name]?.[0]
  const people = kind === 'delegate' ? page.mayConfirm : page.mayEnter
  const isWide = kind === 'delegate' && page.confirmed.length > MOST_PEOPLE
  return (
    <Form method="post" className="panel">
      <input type="hidden" name="unit" value={page.unit.code} />
      <input type="hidden" name="kind" value={kind} />
      <Select
        name="staffNumber"
        id={`${kind}-who`}
        label="だれに"
        error={mine?.errors.staffNumber}
        defaultValue={value('staffNumber') ?? ''}
        options={[
          { value: '', label: '選んでください' },
          ...people.map((each) => ({ value: each.staffNumber, label: `${each.name}（${each.title}）` })),
        ]}
      />
      <fieldset className="mt-5">
        <legend className="label">だれの分を</legend>
        {mine?.errors.people && <FieldError id={`${kind}-people-error`} error={mine.errors.people} />}
        <label className="choice">
          <input
            type="radio"
            name="scope"
            value="all"
            defaultChecked={value('scope') !== 'chosen' && !isWide}
            disabled={isWide}
          />
          <span>
            <span className="choice-label">全員（{page.confirmed.length} 人）</span>
            {isWide && <span className="help block">一人が確認できるのは {MOST_PEOPLE} 人までです。</span>}
          </span>
        </label>
        <label className="choice">
          <input type="radio" name="scope" value="chosen" defaultChecked={value('scope') === 'chosen' || isWide} />
          <span className="choice-label">選んだ人だけ（{MOST_PEOPLE} 人まで）</span>
        </label>
        <details className="ml-9" open={value('scope') === 'chosen'}>
          <summary className="link-button">人を選ぶ</summary>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {page.confirmed.map((person) => (
              <Checkbox
                key={person.personId}
                name="people"
                value={String(person.personId)}
                label={`${person.name}　${person.title}`}
                defaultChecked={mine?.values.people?.includes(String(person.personId))}
              />
            ))}
          </div>
        </details>
      </fieldset>
      <div className="mt-5">
        <DateInput
          name="from"
          id={`${kind}-from`}
          label="いつから"
          defaultValue={value('from') ?? page.today}
          error={mine?.errors.from}
        />
        <DateInput
          name="through"
          id={`${kind}-through`}
          label="最後の日"
          defaultValue={value('through') ?? page.yearEnd}
          error={mine?.errors.through}
        />
      </div>
      <div className="mt-5">
        <Button name="intent" value="name" disabled={busy}>
          {button}
        </Button>
      </div>
    </Form>
  )
}
