import { Form, Link } from '@remix-run/react'
import { StackedBars } from '~/charts/stacked-bars'
import { fullMonths } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { peopleHref } from './plan-href'
import type { PlanPage } from './plan-page.server'

type Detail = NonNullable<PlanPage['unfolded']>
type Props = { page: PlanPage; row: PlanPage['groups'][number]['rows'][number]; detail: Detail }

/** One course unfolded: where its people are, how many seats it should have, who has waited longest. */
export function CourseDetail({ page, row, detail }: Props) {
  const { year, kind } = page.state
  const people = (stage: 'all' | 'seated' | 'open') => peopleHref({ year, course: row.code, stage })
  return (
    <div className="plan-unfolded-parts">
      <div>
        <h3>部局ごとの需要 {row.demand} 人</h3>
        <p className="small sub">
          いま要る <Link to={people('all')}>{detail.before} 人</Link> − 計画済みの回に席がある{' '}
          {detail.seated === 0 ? '0 人' : <Link to={people('seated')}>{detail.seated} 人</Link>} ＝{' '}
          {detail.before - detail.seated} 人（認定・更新 {row.rules}＋役割の差 {row.gap}）
        </p>
        <StackedBars
          bars={detail.units.map(({ code, name, rules, gap }) => ({
            key: code,
            name,
            rules,
            gap,
            to: peopleHref({ year, course: row.code, unit: code, kind }),
          }))}
        />
      </div>
      <div>
        <h3>席をいくつにするか</h3>
        <SessionChoices page={page} row={row} detail={detail} />
        <h3 className="mt-6">待ちの長い人</h3>
        <div className="plan-waiting">
          <Waiting page={page} detail={detail} />
        </div>
        <p className="mt-2">
          <Link to={peopleHref({ year, course: row.code, kind })}>{row.demand} 人すべてを開く</Link>
        </p>
      </div>
    </div>
  )
}

function SessionChoices({ page, row, detail }: Props) {
  const choices = (
    <table className="data-table dense">
      <caption className="sr-only">回数ごとの席と足りない席</caption>
      <thead>
        <tr>
          <th scope="col">回</th>
          <th scope="col" className="n">
            席
          </th>
          <th scope="col" className="n">
            認定・更新に足りない
          </th>
          <th scope="col" className="n">
            ぜんぶで足りない
          </th>
        </tr>
      </thead>
      <tbody>
        {detail.choices.map(({ sessions, seats, short, shortByRules }) => (
          <tr key={sessions} className={sessions === row.line.sessions ? 'here' : undefined}>
            <th scope="row">
              {page.canEdit ? (
                <label className="choice">
                  <input
                    type="radio"
                    name="sessions"
                    value={sessions}
                    defaultChecked={sessions === row.line.sessions}
                  />
                  <span>{sessionWord(sessions, row.line.sessions)}</span>
                </label>
              ) : (
                sessionWord(sessions, row.line.sessions)
              )}
            </th>
            <td className="n" data-label="席">
              {seats}
            </td>
            <td className="n" data-label="認定・更新に足りない">
              {shortByRules}
            </td>
            <td className="n" data-label="ぜんぶで足りない">
              {short}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
  const order = '受ける順：認定候補 → 前に落選した人 → 差の大きい人 → 申込みの早い人'
  if (!page.canEdit) {
    return (
      <>
        {choices}
        <p className="small sub mt-2">{order}</p>
      </>
    )
  }
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="year" value={page.state.year} />
      <input type="hidden" name="basedOn" value={page.latest} />
      <input type="hidden" name="course" value={row.code} />
      {choices}
      <div className="row mt-3">
        <Button name="intent" value="sessions" size="sm">
          この回数にする
        </Button>
        <span className="small sub">{order}</span>
      </div>
    </Form>
  )
}

function sessionWord(sessions: number, planned: number): string {
  return sessions === planned ? `${sessions} 回（いまの案）` : `${sessions} 回`
}

function Waiting({ page, detail }: Pick<Props, 'page' | 'detail'>) {
  if (detail.waiting.length === 0) return <p className="sub">申込みや目標から待っている人はいません。</p>
  return (
    <DataTable
      caption="待ちの長い人"
      captionHidden
      dense
      rows={detail.waiting}
      rowKey={(person) => person.staffNumber}
      columns={[
        {
          id: 'name',
          label: '職員',
          names: true,
          cell: ({ staffNumber, name, place }) => (
            <>
              <Link to={`/people/${staffNumber}`}>{name}</Link> <span className="small sub">{place}</span>
            </>
          ),
        },
        {
          id: 'wait',
          label: '待ち',
          cell: ({ since }) => (
            <span className="whitespace-nowrap">{since ? `${fullMonths(since, page.today)} か月` : '—'}</span>
          ),
        },
        { id: 'why', label: 'なぜ要るか', cell: ({ reasons }) => reasons[0] },
      ]}
    />
  )
}
