import { Form, Link } from '@remix-run/react'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import { Button } from '~/ui/button'
import { type Column, DataTable } from '~/ui/data-table'
import { Dialog } from '~/ui/dialog'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { GoalsPage } from './goals.server'
import { goalPeopleHref } from './goals-href'
import { shortRole } from './insight'
import type { YearEndRow } from './year-ends.server'

/** 年度末の確定: what was fixed stays; what came to be known afterwards stands below it. */
export function YearEndsSection({ page }: { page: GoalsPage }) {
  return (
    <section className="section" aria-labelledby="year-ends">
      <h2 id="year-ends">年度末の確定</h2>
      <DataTable
        caption="年度末の確定"
        captionHidden
        dense
        columns={columnsOf(page)}
        rows={page.yearEnds}
        rowKey={(row) => row.fiscalYear}
      />
      <p className="small sub mt-2">確定した数は変わりません。後から分かったことは、翌年度の調整に出ます。</p>
    </section>
  )
}

function columnsOf(page: GoalsPage): Column<YearEndRow>[] {
  return [
    {
      id: 'year',
      label: '年度末',
      names: true,
      cell: ({ name, day }) => (
        <>
          {name}末<span className="small sub block font-normal">{day}</span>
        </>
      ),
    },
    { id: 'state', label: '状態', cell: (row) => <State row={row} /> },
    ...CERTIFIED_ROLES.map(
      (role): Column<YearEndRow> => ({
        id: role,
        label: role === 'DATA_SPECIALIST' ? 'データ' : shortRole(role),
        align: 'n',
        cell: (row) => countWords(row, role),
      }),
    ),
    { id: 'why', label: 'いつ・だれが・なぜ', cell: (row) => <Why row={row} mayFix={page.mayFix} /> },
  ]
}

function State({ row }: { row: YearEndRow }) {
  if (row.state === 'fixed') return <Tag look="strong">確定</Tag>
  return (
    <StateMark state="wait" size="sm">
      {row.state === 'due' ? '確定できます' : '年度が終わってから'}
    </StateMark>
  )
}

function countWords({ fixed, known, corrected, name, end }: YearEndRow, role: CertifiedRole) {
  const shown = fixed ?? known
  if (!shown) return '—'
  const people = (
    <Link to={goalPeopleHref({ role, asOf: end })} aria-label={`${name}末の${roleWord(role)} ${shown[role]} 人`}>
      {shown[role]}
    </Link>
  )
  if (!fixed)
    return (
      <>
        {people}
        <span className="small sub block">未確定</span>
      </>
    )
  if (!corrected || corrected[role] === fixed[role]) return people
  return (
    <>
      {people}
      <span className="small sub block">訂正後 {corrected[role]}</span>
    </>
  )
}

function Why({ row, mayFix }: { row: YearEndRow; mayFix: boolean }) {
  if (row.state === 'due' && row.known && mayFix) return <Fix row={row} known={row.known} />
  return (
    <>
      {row.fixedWords}
      {row.corrections.map((words) => (
        <span key={words} className="small block">
          {words}
        </span>
      ))}
    </>
  )
}

/** What is fixed is told before it is fixed: there is no way back. */
function Fix({ row, known }: { row: YearEndRow; known: Record<CertifiedRole, number> }) {
  return (
    <Dialog label={`${row.name}末を確定する`} size="sm" title={`${row.name}末を確定しますか`}>
      <p>
        {row.day}
        の人数を、いま分かっている次の数で確定します。取り消せません。後から届いた訂正は、翌年度の調整に出ます。
      </p>
      <dl className="definitions mt-2">
        {CERTIFIED_ROLES.map((role) => (
          <div key={role} className="contents">
            <dt>{roleWord(role)}</dt>
            <dd>{known[role]} 人</dd>
          </div>
        ))}
      </dl>
      <Form method="post" preventScrollReset className="mt-4">
        <input type="hidden" name="fiscalYear" value={row.fiscalYear} />
        <Button look="primary">この数で確定する</Button>
      </Form>
    </Dialog>
  )
}
