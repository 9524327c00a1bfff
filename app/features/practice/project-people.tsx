import { Form } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { PROJECT_ROLES } from '~/domain/practice'
import { PROJECT_ROLE_WORDS } from '~/domain/terms'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { DateInput, Select, TextInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { ProjectPage } from './project.server'
import type { SentForm } from './sent-form'
import { fieldsOf } from './sent-form'

type Person = ProjectPage['people'][number]

const COLUMNS: Column<Person>[] = [
  { id: 'name', label: '氏名', names: true, cell: ({ name }) => name },
  { id: 'role', label: '加わり方', cell: ({ role }) => PROJECT_ROLE_WORDS[role] },
  { id: 'unit', label: 'いまの所属', cell: ({ unitName }) => unitName ?? '在職していません' },
  {
    id: 'period',
    label: '期間',
    cell: ({ since, until }) => (
      <span className="num">
        {inWarekiShort(since)} から{until && `${inWarekiShort(until)} の前日まで`}
      </span>
    ),
  },
]

export function ProjectPeople({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  const present = page.people.filter((person) => person.present)
  const columns = page.may.edit ? [...COLUMNS, leaving(page.today)] : COLUMNS
  return (
    <section className="section">
      <h2>加わった人</h2>
      <DataTable
        caption="加わった人"
        captionHidden
        columns={columns}
        rows={page.people}
        rowKey={({ rowId }) => rowId}
      />
      {page.may.edit && (
        <Unfold label="人を加える・加わり方を変える" open={sent?.intent === 'part' || present.length === 0}>
          <PartForm page={page} sent={sent} />
        </Unfold>
      )}
    </section>
  )
}

function PartForm({ page, sent }: { page: ProjectPage; sent: SentForm }) {
  const field = fieldsOf(sent, 'part')
  return (
    <Form method="post" preventScrollReset>
      <TextInput
        {...field('who')}
        id="part-who"
        label="だれが"
        help="職員番号か、氏名（姓と名）"
        className="w-full max-w-md"
      />
      <Select
        {...field('role', 'member')}
        id="part-role"
        label="どんな形で"
        options={PROJECT_ROLES.map((role) => ({ value: role, label: PROJECT_ROLE_WORDS[role] }))}
      />
      <DateInput {...field('from', page.today)} id="part-from" label="いつから" />
      <div className="row mt-5">
        <Button name="intent" value="part">
          加える
        </Button>
      </div>
    </Form>
  )
}

function leaving(today: string): Column<Person> {
  return {
    id: 'leave',
    label: <span className="sr-only">操作</span>,
    cell: ({ personId, name, present, until }) =>
      present && until === null ? (
        <Form method="post" preventScrollReset className="no-print">
          <input type="hidden" name="person" value={personId} />
          <input type="hidden" name="from" value={today} />
          <button type="submit" name="intent" value="end-part" className="link-button small">
            きょうで抜ける<span className="sr-only">（{name}）</span>
          </button>
        </Form>
      ) : null,
  }
}
