import { Link } from '@remix-run/react'
import { SeatBar } from '~/charts/seat-bar'
import { LinkButton } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { StateMark } from '~/ui/state-mark'
import { Tag } from '~/ui/tag'
import type { MentoringPage } from './mentoring.server'
import type { SeatRow } from './seat-rows'

/** Who looks after whom, with places; a row opens into the people behind it. */
export function SeatTable({ page }: { page: MentoringPage }) {
  const { seats, seesAll, capacity, relief, mayPair } = page
  if (seats.rows.length === 0) return null
  return (
    <section className="section no-print" aria-labelledby="seats">
      <h2 id="seats">
        {seesAll ? 'だれがだれを見ているか' : 'あなたの受け持ち'}：{seats.places} 席に候補 {seats.candidates} 人
      </h2>
      <div className="seat-lead">
        <p>
          席は、技術官 {capacity.officerCandidates}、マスター {capacity.masterCandidates}（補助メンターが付くと{' '}
          {capacity.masterWithAssistant}）、暫定メンター {capacity.provisionalMentor} ずつ。
          {relief}
          {seesAll && ` 補助メンター ${seats.assistants} 人は伴走だけで、承認と確認はしません。`}
        </p>
        {mayPair && page.moves + page.matches > 0 && (
          <LinkButton size="sm" to="/mentoring/pairs#proposals">
            {page.moves > 0 ? `${page.moves} 人を移す案を見る` : `${page.matches} 人の組合せの案を見る`}
          </LinkButton>
        )}
      </div>
      <table className="data-table stack seat-table">
        <caption className="sr-only">メンターと候補と席</caption>
        <thead>
          <tr>
            <th scope="col">技術官 → マスター・暫定メンター → 候補</th>
            <th scope="col" className="n">
              リーダー<span className="small sub block font-normal">相談先</span>
            </th>
            <th scope="col" className="n">
              補助<span className="small sub block font-normal">メンター</span>
            </th>
            <th scope="col" className="n">
              候補 / 席
            </th>
            <th scope="col" className="seat-chart small sub font-normal">
              ■ 候補　┃ 席 ＝ 100 %
            </th>
            <th scope="col">余裕</th>
          </tr>
        </thead>
        <tbody>
          {seats.rows.map((row) => (
            <SeatLines key={row.key} row={row} />
          ))}
        </tbody>
        {seesAll && (
          <tfoot>
            <tr>
              <th scope="row">計</th>
              <td className="n" data-label="リーダー">
                {seats.leaders}
              </td>
              <td className="n" data-label="補助">
                {seats.assistants}
              </td>
              <td className="n" data-label="候補 / 席">
                {seats.candidates} / {seats.places}
              </td>
              <td colSpan={2} className="font-normal">
                {seats.says}
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}

function SeatLines({ row }: { row: SeatRow }) {
  const look = [row.look === 'officer' ? 'seat-officer' : '', row.isOver ? 'seat-over' : ''].filter(Boolean).join(' ')
  return (
    <>
      <tr className={look || undefined} id={`seat-${row.key}`}>
        <th scope="row">
          <RowName row={row} />
          {row.place && <span className="small sub font-normal"> {row.place}</span>}
        </th>
        <td className="n" data-label="リーダー">
          {row.leaders ?? '—'}
        </td>
        <td className="n" data-label="補助">
          {row.assistants}
        </td>
        <td className="n font-bold" data-label="候補 / 席">
          {row.candidates === null ? '—' : row.places === null ? row.candidates : `${row.candidates} / ${row.places}`}
        </td>
        <td className="seat-chart">
          {row.bar && <SeatBar layout={row.bar} />}
          {row.says && <span className="small sub">{row.says}</span>}
        </td>
        <td>
          <StateMark state={row.room.state} size="sm">
            {row.room.word}
          </StateMark>
          {row.room.more && <span className="small sub block">{row.room.more}</span>}
        </td>
      </tr>
      {row.isOpen && row.groups.length > 0 && (
        <tr className="seat-kids">
          <td colSpan={6}>
            {row.groups.map(({ title, kids }) => (
              <div key={title}>
                <p className="font-bold">{title}</p>
                <ul>
                  {kids.map((kid) => (
                    <li key={kid.personId}>
                      {kid.to ? <Link to={kid.to}>{kid.name}</Link> : kid.name} <span className="sub">{kid.place}</span>{' '}
                      {kid.meets && <Tag look="warn">{kid.meets}</Tag>}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </td>
        </tr>
      )}
    </>
  )
}

function RowName({ row: { key, name, isOpen, groups } }: { row: SeatRow }) {
  if (groups.length === 0) return name
  return (
    <Link
      to={isOpen ? '?open=none#seats' : `?open=${key}#seats`}
      aria-expanded={isOpen}
      preventScrollReset
      className="seat-toggle"
    >
      <Icon name={isOpen ? 'unfolded' : 'next'} />
      {name}
    </Link>
  )
}
