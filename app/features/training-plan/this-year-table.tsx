import { Form, Link } from '@remix-run/react'
import { withWeekday } from '~/domain/calendar'
import { roleWord } from '~/domain/terms'
import { Button } from '~/ui/button'
import { peopleHref } from './plan-href'
import type { PlanPage } from './plan-page.server'

type Item = PlanPage['now']['items'][number]

/** What this year's candidates still lack: people, seats, and what to do about it. */
export function ThisYearTable({
  items,
  year,
  canInvite,
}: {
  items: readonly Item[]
  year: number
  canInvite: boolean
}) {
  if (items.length === 0) return <p>候補に残っている研修はありません。</p>
  return (
    <table className="data-table stack plan-table">
      <caption className="sr-only">今年度の候補にまだ要る研修と席</caption>
      <thead>
        <tr>
          <th scope="col">研修</th>
          <th scope="col" className="n">
            まだの候補
          </th>
          <th scope="col" className="n">
            申込み済み
          </th>
          <th scope="col" className="n">
            申込みなし
          </th>
          <th scope="col" className="n">
            残席
          </th>
          <th scope="col" className="n">
            足りない
          </th>
          <th scope="col" className="w-44">
            回・しめきり
          </th>
          <th scope="col" className="w-80">
            手
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow
            key={`${item.item.role} ${item.item.codes.join(' ')}`}
            item={item}
            year={year}
            canInvite={canInvite}
          />
        ))}
      </tbody>
    </table>
  )
}

function ItemRow({ item, year, canInvite }: { item: Item; year: number; canInvite: boolean }) {
  const { role, codes } = item.item
  const to = (standing: 'all' | 'applied' | 'none') =>
    peopleHref({ year, list: 'candidates', role, courses: codes.join(' '), standing })
  const applied = item.seated + item.applied
  return (
    <tr className={item.missing > 0 ? 'lacks-row' : undefined}>
      <th scope="row">
        {codes.map((code, index) => (
          <span key={code}>
            {index > 0 && ' または '}
            <Link to={`/training/courses/${code}`}>{item.titles[index]}</Link>
          </span>
        ))}
        <div className="small sub">
          <span className="num">{codes.join('・')}</span>・{roleWord(role)}
          {item.isYearly && '・今年度の修了が要る'}
        </div>
      </th>
      <td className="n" data-label="まだの候補">
        <Link to={to('all')}>{item.all}</Link>
      </td>
      <td className="n" data-label="申込み済み">
        {applied === 0 ? 0 : <Link to={to('applied')}>{applied}</Link>}
      </td>
      <td className="n" data-label="申込みなし">
        {item.none === 0 ? 0 : <Link to={to('none')}>{item.none}</Link>}
      </td>
      <td className="n" data-label="残席">
        {item.freeSeats ?? '限りなし'}
      </td>
      <td className={item.missing > 0 ? 'n lacks' : 'n'} data-label="足りない">
        {item.missing}
      </td>
      <td className="whole" data-label="回・しめきり">
        <Sessions item={item} />
      </td>
      <td className="whole" data-label="手">
        <div className="next-to-do">
          <span>{nextStep(item)}</span>
          {item.none > 0 && item.freeSeats !== 0 && canInvite && <InviteForm item={item} />}
          {item.freeSeats === 0 && item.missing > 0 && (
            <Link to={`/training/sessions/new?course=${codes[0]}`}>回を足す</Link>
          )}
        </div>
      </td>
    </tr>
  )
}

function Sessions({ item }: { item: Item }) {
  if (item.isUnlimited) {
    return (
      <>
        いつでも<div className="small sub">{withWeekday(item.deadline)}まで</div>
      </>
    )
  }
  if (item.sessions.length === 0) return <span className="sub">{withWeekday(item.deadline)}までの回はありません</span>
  return item.sessions.map(({ sessionId, startsOn, applyBy, isFull, isClosed }) => (
    <div key={sessionId}>
      <Link to={`/training/sessions/${sessionId}`}>{withWeekday(startsOn)}</Link>
      <div className="small sub">
        {isFull ? '満席' : isClosed ? '申込みは終わり' : `しめきり ${withWeekday(applyBy)}`}
      </div>
    </div>
  ))
}

function InviteForm({ item }: { item: Item }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="role" value={item.item.role} />
      <input type="hidden" name="courses" value={item.item.codes.join(' ')} />
      <Button name="intent" value="invite" size="sm">
        案内を送る
      </Button>
    </Form>
  )
}

function nextStep(item: Item): string {
  const waiting = item.all - item.seated
  if (item.missing > 0) return `席が ${item.missing} 足りません。回を足すか、定員を広げます。`
  if (item.none > 0) return `申し込んでいない候補 ${item.none} 人に案内します。`
  if (waiting === 0) return `${item.seated} 人とも席があります。修了を待ちます。`
  return item.freeSeats === null
    ? `${waiting} 人の修了を待ちます。`
    : `待つ ${waiting} 人が入っても ${item.freeSeats - waiting} 席残ります。`
}
