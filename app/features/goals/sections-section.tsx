import { Link } from '@remix-run/react'
import { DataTable } from '~/ui/data-table'
import { Legend, LegendEntry } from '~/ui/legend'
import type { GoalsPage } from './goals.server'
import { goalPeopleHref } from './goals-href'
import type { DepartmentStrip } from './sections'

/** Sections with and without a leader or master: one square a section, or how many as a table. */
export function SectionsSection({ page }: { page: GoalsPage }) {
  const { sections } = page
  return (
    <section className="section" aria-labelledby="sections">
      <h2 id="sections">
        リーダーかマスターのいる所属は {sections.total} のうち {sections.covered}（参考）
      </h2>
      <p className="mb-3">
        {sections.candidatesOnly === null ? 'どちらもいない所属が ' : '候補もいない所属が '}
        <b>{sections.without}</b>、1 人もいない部局が <b>{sections.departmentsWithout}</b>{' '}
        あります。職員のいない所属は数えません。計画の目標ではありません。
      </p>
      {page.params.view === 'table' ? <SectionTable page={page} /> : <Strips page={page} />}
    </section>
  )
}

function Strips({ page }: { page: GoalsPage }) {
  const { sections } = page
  return (
    <>
      <ul className="section-strips">
        {sections.departments.map((department) => (
          <li key={department.code}>
            <span>{department.name}</span>
            <Squares department={department} />
            <span className="num">
              <Covered department={department} page={page} /> / {department.sections.length}
            </span>
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <Legend>
          <LegendEntry sign={<span className="section-square has" />}>
            リーダーかマスターがいる {sections.covered}
          </LegendEntry>
          {sections.candidatesOnly !== null && (
            <LegendEntry sign={<span className="section-square candidate" />}>
              候補だけ {sections.candidatesOnly}
            </LegendEntry>
          )}
          <LegendEntry sign={<span className="section-square" />}>いない {sections.without}</LegendEntry>
        </Legend>
      </div>
      <details className="mt-4">
        <summary>リーダーもマスターもいない所属の名前</summary>
        <dl className="definitions mt-2">
          {sections.departments
            .filter(({ sections: own, covered }) => covered < own.length)
            .map(({ code, name, sections: own, people }) => (
              <div key={code} className="contents">
                <dt>{name}</dt>
                <dd>{own.filter((_, at) => people[at] === 0).join('、')}</dd>
              </div>
            ))}
        </dl>
      </details>
    </>
  )
}

function Squares({ department: { name, sections, people, candidates, covered } }: { department: DepartmentStrip }) {
  return (
    <span className="section-squares" role="img" aria-label={`${name}：${sections.length} 所属のうち ${covered}`}>
      {sections.map((section, at) => {
        const [has, nominated] = [people[at] ?? 0, candidates[at] ?? 0]
        return (
          <span
            key={section}
            title={`${section}：${cellWords(has, nominated)}`}
            className={squareClass(has, nominated)}
          >
            {has > 1 ? has : ''}
          </span>
        )
      })}
    </span>
  )
}

function SectionTable({ page }: { page: GoalsPage }) {
  const { sections } = page
  const only = ({ people, candidates }: DepartmentStrip) =>
    candidates.filter((some, at) => some > 0 && people[at] === 0).length
  return (
    <DataTable
      caption="部局ごとの所属の数"
      captionHidden
      dense
      columns={[
        { id: 'name', label: '部局', names: true, cell: ({ name }) => name },
        { id: 'all', label: '所属', align: 'n', cell: (row) => row.sections.length },
        {
          id: 'has',
          label: 'リーダーかマスターがいる',
          align: 'n',
          cell: (row) => <Covered department={row} page={page} />,
        },
        ...(sections.candidatesOnly === null
          ? []
          : [{ id: 'candidates', label: '候補だけ', align: 'n' as const, cell: only }]),
        { id: 'none', label: 'いない', align: 'n', cell: (row) => row.sections.length - row.covered - only(row) },
      ]}
      rows={sections.departments}
      rowKey={({ code }) => code}
      foot={
        <tr>
          <th scope="row">計</th>
          <td className="n">{sections.total}</td>
          <td className="n">{sections.covered}</td>
          {sections.candidatesOnly !== null && <td className="n">{sections.candidatesOnly}</td>}
          <td className="n">{sections.without}</td>
        </tr>
      }
    />
  )
}

function Covered({ department, page }: { department: DepartmentStrip; page: GoalsPage }) {
  if (department.covered === 0) return <b>0</b>
  return (
    <Link
      to={goalPeopleHref({ role: 'DX_LEADER', asOf: page.asOf, line: 'certified', unit: department.code })}
      aria-label={`${department.name} リーダーかマスターのいる ${department.covered} 所属`}
    >
      {department.covered}
    </Link>
  )
}

function squareClass(people: number, candidates: number): string {
  if (people > 0) return 'section-square has'
  return candidates > 0 ? 'section-square candidate' : 'section-square'
}

function cellWords(people: number, candidates: number): string {
  if (people > 0) return `リーダーかマスター ${people} 人`
  return candidates > 0 ? '候補だけ' : 'いない'
}
