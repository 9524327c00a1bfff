import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { Segmented } from '~/ui/choice'
import { DataTable } from '~/ui/data-table'
import { DateInput, Select, TextInput } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'
import { Unfold } from '~/ui/unfold'

type VacanciesData = Awaited<ReturnType<typeof import('./vacancies.server').vacanciesPage>>

/** What was sent by one of the forms and not accepted. */
export type KeptEntry = { form: string; values: Record<string, string>; errors: Record<string, string[]> }

type ListProps = { page: VacanciesData; kept: KeptEntry | null }

/** Units in which nobody is head, each with the form that fills the place. */
export function VacancyList({ page, kept }: ListProps) {
  return (
    <DataTable
      caption="長のいない組織"
      captionHidden
      rows={page.units}
      rowKey={(unit) => unit.code}
      columns={[
        {
          id: 'unit',
          label: '組織',
          names: true,
          cell: (unit) => (
            <>
              {unit.name}
              <span className="small sub block font-normal">{[...unit.path].reverse().join(' ／ ')}</span>
            </>
          ),
        },
        { id: 'people', label: '人数', align: 'n', cell: (unit) => `${unit.people} 人` },
        {
          id: 'instead',
          label: 'いま確認する人',
          cell: (unit) =>
            unit.insteadOf ? (
              <StateMark state="near" size="sm">
                {unit.insteadOf} の長
              </StateMark>
            ) : (
              <StateMark state="no" size="sm">
                だれもいない
              </StateMark>
            ),
        },
        {
          id: 'form',
          label: '長か事務取扱を決める',
          cell: (unit) => {
            const own = kept?.form === unit.code ? kept : null
            return (
              <details open={own !== null || undefined}>
                <summary className="link-button">決める</summary>
                <Form method="post" className="mt-2">
                  <input type="hidden" name="unit" value={unit.code} />
                  <AppointFields form={unit.code} today={page.today} kept={own} />
                </Form>
              </details>
            )
          },
        },
      ]}
    />
  )
}

/** Somebody else for a place that is filled, for one who was entered wrongly or whose order has not come yet. */
export function HeadChange({ page, kept }: ListProps) {
  const own = kept?.form === CHANGE ? kept : null
  return (
    <Unfold label="組織を選んで、長を替える" open={own !== null}>
      <Form method="post">
        <input type="hidden" name="form" value={CHANGE} />
        <Select
          name="unit"
          label="組織といまの長"
          className="w-full max-w-120"
          defaultValue={own?.values.unit ?? ''}
          error={own?.errors.unit}
          options={[
            { value: '', label: '選んでください' },
            ...page.headed.map(({ code, label }) => ({ value: code, label })),
          ]}
        />
        <AppointFields form={CHANGE} today={page.today} kept={own} />
      </Form>
    </Unfold>
  )
}

const CHANGE = 'change'

function AppointFields({ form, today, kept }: { form: string; today: string; kept: KeptEntry | null }) {
  return (
    <>
      <Segmented
        name="kind"
        legend="立場"
        value={kept?.values.kind ?? (form === CHANGE ? 'head' : 'acting')}
        options={[
          { value: 'head', label: '長' },
          { value: 'acting', label: '事務取扱' },
        ]}
      />
      <TextInput
        name="staffNumber"
        id={`staff-${form}`}
        label="職員番号"
        size="sm"
        autoComplete="off"
        defaultValue={kept?.values.staffNumber}
        error={kept?.errors.staffNumber}
      />
      <DateInput
        name="from"
        id={`from-${form}`}
        label="いつから"
        size="sm"
        defaultValue={kept?.values.from ?? today}
        error={kept?.errors.from}
      />
      <div className="mt-3">
        <Button size="sm" name="intent" value="appoint">
          この人に決める
        </Button>
      </div>
    </>
  )
}

/** People above whom nobody stands: 事務局 names who confirms them. */
export function UnconfirmedPeople({ page, kept }: ListProps) {
  return (
    <DataTable
      caption="上に確認する長のいない人"
      captionHidden
      rows={page.people}
      rowKey={(person) => person.personId}
      columns={[
        {
          id: 'name',
          label: '職員',
          names: true,
          cell: (person) => (
            <>
              {person.staffNumber ? <Link to={`/people/${person.staffNumber}`}>{person.name}</Link> : person.name}
              <span className="small sub font-normal">
                {' '}
                {person.title}（{person.unitName}）
              </span>
            </>
          ),
        },
        {
          id: 'confirmer',
          label: '確認する人',
          cell: (person) =>
            person.confirmer ? (
              <StateMark state="ok" size="sm">
                {person.confirmer.name}（{inWareki(person.confirmer.through)}まで）
              </StateMark>
            ) : (
              <StateMark state="no" size="sm">
                まだ決まっていない
              </StateMark>
            ),
        },
        {
          id: 'form',
          label: '確認する人を決める',
          cell: (person) => <ConfirmerForm person={person} page={page} kept={kept} />,
        },
      ]}
    />
  )
}

function ConfirmerForm({ person, page, kept }: ListProps & { person: VacanciesData['people'][number] }) {
  const form = `person-${person.personId}`
  const own = kept?.form === form ? kept : null
  return (
    <details open={own !== null || undefined}>
      <summary className="link-button">{person.confirmer ? '替える' : '決める'}</summary>
      <Form method="post" className="mt-2">
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="unit" value={person.departmentCode} />
        <input type="hidden" name="kind" value="delegate" />
        <input type="hidden" name="scope" value="chosen" />
        <input type="hidden" name="people" value={person.personId} />
        <TextInput
          name="staffNumber"
          id={`confirmer-${person.personId}`}
          label="確認する人の職員番号"
          size="sm"
          autoComplete="off"
          defaultValue={own?.values.staffNumber}
          error={own?.errors.staffNumber}
        />
        <DateInput
          name="from"
          id={`since-${person.personId}`}
          label="いつから"
          size="sm"
          defaultValue={own?.values.from ?? page.today}
          error={own?.errors.from}
        />
        <DateInput
          name="through"
          id={`through-${person.personId}`}
          label="最後の日"
          size="sm"
          defaultValue={own?.values.through ?? page.yearEnd}
          error={own?.errors.through}
        />
        <div className="mt-3">
          <Button size="sm" name="intent" value="delegate">
            この人に任せる
          </Button>
        </div>
      </Form>
    </details>
  )
}
