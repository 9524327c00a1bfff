import { Form } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Select, TextInput } from '~/ui/field'
import { Panel } from '~/ui/panel'
import type { KeptForm } from './kept-form'
import type { PairsPage } from './pairs.server'

const KINDS = [
  { value: 'mentor', label: 'メンター（マスター・技術官）' },
  { value: 'provisional_mentor', label: '暫定メンター' },
  { value: 'assistant_mentor', label: '補助メンター（リーダー）' },
]

function keptFor(sent: KeptForm | null, intent: string) {
  const kept = sent?.intent === intent ? sent : null
  return {
    errors: kept?.errors ?? {},
    field: (name: string, otherwise = '') => ({
      name,
      id: `${intent}-${name}`,
      defaultValue: kept?.values[name] ?? otherwise,
      error: kept?.errors[name],
    }),
  }
}

/** Errors name fields by their ids. */
function errorsById(intent: string, errors: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors).map(([name, texts]) => [name && `${intent}-${name}`, texts]))
}

function MayExceed({ intent }: { intent: string }) {
  return (
    <label className="check-line">
      <input type="checkbox" name="exceed" value="yes" id={`${intent}-exceed`} /> 席をこえてもよい
    </label>
  )
}

/** A new pair by staff numbers. */
export function BeginPairForm({ page, sent }: { page: PairsPage; sent: KeptForm | null }) {
  const { errors, field } = keptFor(sent, 'begin')
  return (
    <Form method="post">
      <ErrorSummary errors={errorsById('begin', errors)} />
      <input type="hidden" name="intent" value="begin" />
      <div className="pair-fields">
        <TextInput {...field('mentor')} label="メンターの職員番号" size="sm" className="num" list="mentor-choices" />
        <TextInput {...field('mentee')} label="受け持つ人の職員番号" size="sm" className="num" list="mentee-choices" />
        <Select {...field('kind', 'mentor')} label="どのメンターか" size="sm" options={KINDS} />
        <TextInput {...field('from', page.today)} label="いつから" size="sm" className="num" autoComplete="off" />
      </div>
      <datalist id="mentor-choices">
        {page.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </datalist>
      <datalist id="mentee-choices">
        {page.withoutMentor.map(({ staffNumber, name, place, standing }) => (
          <option key={staffNumber} value={staffNumber}>
            {name}（{place}・{standing}）
          </option>
        ))}
      </datalist>
      <div className="row mt-3">
        <MayExceed intent="begin" />
        <Button size="sm">受け持ちを始める</Button>
      </div>
    </Form>
  )
}

/** Ends or moves the pair that the address names. */
export function AskedPair({ page, sent }: { page: PairsPage; sent: KeptForm | null }) {
  const { asked, today } = page
  if (!asked) return null
  const end = keptFor(sent, 'end')
  const move = keptFor(sent, 'move')
  return (
    <Panel look="soft" id="asked">
      <h2 className="sub-title">
        {asked.mentor}さん → {asked.mentee}さん（{asked.kindWord}、{asked.since}から）
      </h2>
      <Form method="post" className="mt-3">
        <ErrorSummary errors={errorsById('move', move.errors)} />
        <input type="hidden" name="intent" value="move" />
        <input type="hidden" name="pair" value={asked.pairId} />
        <div className="pair-fields">
          <Select
            {...move.field('mentor')}
            label="だれに移すか"
            size="sm"
            options={[{ value: '', label: '選んでください' }, ...page.choices]}
          />
          <Select {...move.field('kind', asked.kind)} label="どのメンターか" size="sm" options={KINDS} />
          <TextInput {...move.field('from', today)} label="いつから" size="sm" className="num" autoComplete="off" />
        </div>
        <div className="row mt-3">
          <MayExceed intent="move" />
          <Button size="sm">移す</Button>
        </div>
      </Form>
      <Form method="post" className="mt-4">
        <ErrorSummary errors={errorsById('end', end.errors)} />
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="pair" value={asked.pairId} />
        <div className="row items-end">
          <TextInput
            {...end.field('from', today)}
            label="移さずに終える：この日から受け持たない"
            size="sm"
            className="num"
            autoComplete="off"
          />
          <Button size="sm">終える</Button>
          <LinkButton size="sm" look="text" to="/mentoring/pairs">
            やめる
          </LinkButton>
        </div>
      </Form>
    </Panel>
  )
}
