import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import type { RosterPage } from '~/features/enrolment/roster.server'
import { type Column, DataTable } from '~/ui/data-table'

type Person = RosterPage['people'][number]

const COLUMNS: Column<Person>[] = [
  { id: 'section', label: '所属', className: 'w-[24%]', cell: (person) => person.section },
  {
    id: 'name',
    label: '氏名',
    names: true,
    cell: (person) => (
      <>
        {person.name} <span className="small sub font-normal">{person.title}</span>
      </>
    ),
  },
  {
    id: 'number',
    label: '職員番号',
    className: 'w-[14%]',
    cell: (person) => <span className="num">{person.staffNumber}</span>,
  },
  {
    id: 'state',
    label: '結果',
    className: 'w-[12%]',
    cell: (person) => (person.state === 'seated' ? '' : ENROLMENT_STATE_WORDS[person.state]),
  },
]

/** More days than fit on the paper are signed for on another copy. */
const MOST_COLUMNS = 3

/** The list as it lies on the desk on the day: on the screen without the column to sign in. */
export function RosterPaper({ page, signed }: { page: RosterPage; signed: boolean }) {
  const days = page.session.signDays.slice(0, MOST_COLUMNS)
  const sign = (days.length > 1 ? days.map((day) => `署名 ${day}`) : ['署名']).map(
    (label): Column<Person> => ({
      id: `sign-${label}`,
      label,
      className: days.length > 1 ? 'w-[13%]' : 'w-[24%]',
      cell: () => <span className="sign-here" />,
    }),
  )
  return (
    <DataTable
      caption={`${page.session.courseTitle} ${page.session.name} 受講者名簿`}
      captionHidden
      rows={page.people}
      rowKey={(person) => person.enrolmentId}
      columns={signed ? [...COLUMNS, ...sign] : COLUMNS}
    />
  )
}

export function WaitingOrder({ waiting }: Pick<RosterPage, 'waiting'>) {
  const inOrder = waiting.map((one, index) => ({ ...one, place: index + 1 }))
  return (
    <DataTable
      caption="順番待ち"
      captionHidden
      rows={inOrder}
      rowKey={(one) => one.enrolmentId}
      columns={[
        { id: 'place', label: '順番', align: 'n', className: 'w-[10%]', cell: (one) => one.place },
        { id: 'name', label: '氏名', names: true, cell: (one) => one.name },
        { id: 'section', label: '所属', cell: (one) => one.section },
        { id: 'why', label: '理由', className: 'w-[46%]', cell: (one) => one.reasons.join('、') },
      ]}
    />
  )
}
