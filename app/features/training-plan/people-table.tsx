import { Link } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { type Column, DataTable } from '~/ui/data-table'
import type { PlanPerson } from './plan-people.server'

/** People with what they need and why, or what they took. */
export function PlanPeopleTable({ people, isHeld }: { people: readonly PlanPerson[]; isHeld: boolean }) {
  const wait: Column<PlanPerson> = { id: 'wait', label: '待ち', cell: ({ needs }) => <LongestWait needs={needs} /> }
  return (
    <DataTable
      caption={isHeld ? '職員と研修' : '職員と、要る研修'}
      captionHidden
      dense
      rows={people}
      rowKey={(person) => person.staffNumber}
      columns={[
        {
          id: 'name',
          label: '職員',
          names: true,
          cell: ({ staffNumber, name, title }) => (
            <>
              <Link to={`/people/${staffNumber}`}>{name}</Link> <span className="small sub">{title}</span>
            </>
          ),
        },
        { id: 'place', label: '所属', cell: ({ place }) => place },
        {
          id: 'needs',
          label: isHeld ? '研修' : '要る研修と理由',
          className: 'w-[50%]',
          cell: ({ needs }) => (
            <ul>
              {needs.map(({ code, title, reasons }) => (
                <li key={`${code} ${reasons.join()}`}>
                  {title} <span className="num sub">{code}</span>
                  <span className="block small sub">{reasons.join('／')}</span>
                </li>
              ))}
            </ul>
          ),
        },
        ...(isHeld ? [] : [wait]),
      ]}
    />
  )
}

function LongestWait({ needs }: Pick<PlanPerson, 'needs'>) {
  const longest = [...needs].sort((a, b) => (b.months ?? -1) - (a.months ?? -1))[0]
  if (!longest || longest.since === null) return '—'
  return (
    <>
      {longest.months} か月
      <span className="block small sub whitespace-nowrap">{inWarekiShort(longest.since)} から</span>
    </>
  )
}
