import { Form, Link } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { Segmented } from '~/ui/choice'
import { DataTable } from '~/ui/data-table'
import { DateInput, TextInput } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'

type VacanciesData = Awaited<ReturnType<typeof import('./vacancies.server').vacanciesPage>>

/** Units in which nobody is head, each with the form that fills the place. */
export function VacancyList({ page }: { page: VacanciesData }) {
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
          cell: (unit) => <AppointForm code={unit.code} today={page.today} />,
        },
      ]}
    />
  )
}

function AppointForm({ code, today }: { code: string; today: string }) {
  return (
    <details>
      <summary className="link-button">決める</summary>
      <Form method="post" className="mt-2">
        <input type="hidden" name="unit" value={code} />
        <Segmented
          name="kind"
          legend="立場"
          value="acting"
          options={[
            { value: 'head', label: '長' },
            { value: 'acting', label: '事務取扱' },
          ]}
        />
        <TextInput name="staffNumber" id={`staff-${code}`} label="職員番号" size="sm" autoComplete="off" />
        <DateInput name="from" id={`from-${code}`} label="いつから" size="sm" defaultValue={today} />
        <div className="mt-3">
          <Button size="sm" name="intent" value="appoint">
            この人に決める
          </Button>
        </div>
      </Form>
    </details>
  )
}

/** People above whom nobody stands: 事務局 names who confirms them. */
export function UnconfirmedPeople({ page }: { page: VacanciesData }) {
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
          cell: (person) => (
            <details>
              <summary className="link-button">{person.confirmer ? '替える' : '決める'}</summary>
              <Form method="post" className="mt-2">
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
                />
                <DateInput
                  name="from"
                  id={`since-${person.personId}`}
                  label="いつから"
                  size="sm"
                  defaultValue={page.today}
                />
                <DateInput
                  name="through"
                  id={`through-${person.personId}`}
                  label="最後の日"
                  size="sm"
                  defaultValue={page.yearEnd}
                />
                <div className="mt-3">
                  <Button size="sm" name="intent" value="delegate">
                    この人に任せる
                  </Button>
                </div>
              </Form>
            </details>
          ),
        },
      ]}
    />
  )
}
