import { Link } from '@remix-run/react'
import { ScrollBox } from '~/ui/data-table'
import { Icon } from '~/ui/icon'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { CriterionCell } from './criterion-cells'
import type { ProgressGroup, ProgressRow } from './progress-rows'

const STATE_WORDS = { ok: '満たす', near: 'あと少し', no: 'まだ足りない', wait: '順番待ち' } as const

/** Candidates by criteria; on a phone one card a person. */
export function ProgressTable({ group }: { group: ProgressGroup }) {
  const id = `progress-${group.role}`
  return (
    <section className="section no-print" aria-labelledby={id}>
      <h2 id={id}>{group.title}の進み</h2>
      <p className="section-lead">{group.says}</p>
      <div className="wide-only">
        <ScrollBox label={`${group.title}の条件ごとの進み`}>
          <table className="data-table progress-table">
            <caption className="sr-only">{group.title}の条件ごとの進み</caption>
            <thead>
              <tr>
                <th scope="col">{group.title}</th>
                {group.columns.map(({ id: criterion, label }) => (
                  <th key={criterion} scope="col" className="c">
                    {label}
                    <span className="num small sub block font-normal">{criterion}</span>
                  </th>
                ))}
                <th scope="col">次はだれが</th>
              </tr>
            </thead>
            <tbody>
              {group.rows.map((row) => (
                <tr key={row.personId}>
                  <th scope="row">
                    <Link to={row.to}>{row.name}</Link>
                    <span className="small sub block font-normal">{row.place}</span>
                  </th>
                  {row.cells.map((cell) => (
                    <td key={cell.id} className={`c progress-${cell.state}`}>
                      <CellMark cell={cell} />
                    </td>
                  ))}
                  <td className="progress-next">
                    <NextSteps row={row} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      </div>
      <ul className="phone-only progress-cards">
        {group.rows.map((row) => (
          <li key={row.personId}>
            <p>
              <Link className="font-bold" to={row.to}>
                {row.name}
              </Link>{' '}
              <span className="small sub">{row.place}</span>
            </p>
            <p className="small">
              {row.met} / {row.cells.length} 条件
            </p>
            <p className="criterion-squares" role="img" aria-label={row.cells.map(cellWords).join('、')}>
              {row.cells.map(({ id: criterion, state }, index) => (
                <span key={criterion} className={`criterion-square ${state}`}>
                  {state === 'ok' ? '' : index + 1}
                </span>
              ))}
            </p>
            <NextSteps row={row} />
          </li>
        ))}
      </ul>
      <p className="row small mt-3 wide-only">
        {(['ok', 'near', 'no', 'wait'] as const).map((state) => (
          <StateMark key={state} state={state} size="sm">
            {STATE_WORDS[state]}
            {state === 'wait' && '（ほかがそろってから）'}
          </StateMark>
        ))}
      </p>
      {group.eased.map(({ id: provision, says }) => (
        <p key={provision} className="small sub mt-1">
          <Tag look="warn">経過措置</Tag> <b>{provision}</b>：{says}
        </p>
      ))}
    </section>
  )
}

function cellWords({ label, state, says }: CriterionCell): string {
  return `${label} ${STATE_WORDS[state]}${says ? ` ${says}` : ''}`
}

function CellMark({ cell }: { cell: CriterionCell }) {
  return (
    <span className={`criterion-cell state-${cell.state}`}>
      <Icon name={cell.state} />
      <span className="sr-only">{STATE_WORDS[cell.state]}</span>
      {cell.says && <span className="num">{cell.says}</span>}
    </span>
  )
}

function NextSteps({ row }: { row: ProgressRow }) {
  return (
    <>
      {row.mine && (
        <span className="block">
          <Tag look="strong">あなた</Tag> {row.mine}
        </span>
      )}
      <span className="block">
        <Tag>本人</Tag> {row.theirs}
      </span>
      <StateMark state={row.reach.state} size="sm">
        {row.reach.word}
      </StateMark>
    </>
  )
}
