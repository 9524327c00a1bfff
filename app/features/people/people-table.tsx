import { Link } from '@remix-run/react'
import { freshnessOf } from '~/domain/assessment'
import { type CityDate, inWarekiShort } from '~/domain/calendar'
import { toSkillLevel } from '~/domain/terms'
import { type Column, DataTable } from '~/ui/data-table'
import { LevelBadge } from '~/ui/level-badge'
import type { PeoplePage } from './people-list.server'

type Person = PeoplePage['people'][number]

export function PeopleTable({ page }: { page: PeoplePage }) {
  return (
    <DataTable
      caption="職員"
      captionHidden
      columns={page.skill ? [...PLACE, ...levelColumns(page.today)] : PLACE}
      rows={page.people}
      rowKey={(person) => person.staffNumber}
    />
  )
}

const PLACE: Column<Person>[] = [
  {
    id: 'name',
    label: '氏名',
    names: true,
    cell: (person) => (
      <>
        <Link to={`/people/${encodeURIComponent(person.staffNumber)}`}>{person.name}</Link>
        {person.formerName && <span className="small sub">（旧姓 {person.formerName}）</span>}
        <span className="small sub block font-normal">{person.kana}</span>
      </>
    ),
  },
  { id: 'number', label: '職員番号', cell: (person) => <span className="num">{person.staffNumber}</span> },
  { id: 'place', label: '所属', cell: (person) => person.place },
  { id: 'title', label: '職名', cell: (person) => person.title },
]

function levelColumns(today: CityDate): Column<Person>[] {
  return [
    {
      id: 'level',
      label: 'レベル',
      align: 'c',
      cell: ({ level, confirmedOn }) => (
        <LevelBadge
          level={toSkillLevel(level)}
          stale={confirmedOn !== null && freshnessOf(confirmedOn, today) !== 'fresh'}
        />
      ),
    },
    {
      id: 'required',
      label: '役割が求める',
      align: 'c',
      cell: ({ requiredLevel }) => requiredLevel ?? '–',
    },
    {
      id: 'confirmed',
      label: '確認した日',
      cell: ({ confirmedOn }) => (confirmedOn ? <span className="num">{inWarekiShort(confirmedOn)}</span> : '–'),
    },
  ]
}
