import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { withWeekday } from '~/domain/calendar'
import type { ConfirmPage } from '~/features/confirmation/board-cells'
import { Button } from '~/ui/button'

type RowsProps = { page: ConfirmPage; span: number }

/** Who repeats what is confirmed, who is done, who has not handed in: rows under the grid. */
export function WaitingRows({ page, span }: RowsProps) {
  const unchanged = page.people.filter((person) => person.group === 'unchanged')
  const done = page.people.filter((person) => person.group === 'done')
  const { missing, returned, onLeave } = page
  return (
    <>
      {unchanged.length > 0 && (
        <Group span={span} title={`変わりない ${unchanged.length} 人`}>
          <p className="text-base leading-loose whitespace-normal">
            {unchanged.map((person) => person.name).join('、')}
          </p>
        </Group>
      )}
      {done.length > 0 && (
        <Group span={span} title={`確認の済んだ ${done.length} 人`}>
          <ul className="row whitespace-normal">
            {done.map((person) => (
              <li key={person.personId} className="row gap-1">
                {person.name}
                {person.mayTakeBack && <TakeBack submissionId={person.submissionId} name={person.name} />}
              </li>
            ))}
          </ul>
        </Group>
      )}
      {missing.names.length + returned.length + onLeave > 0 && (
        <Group
          span={span}
          title={`まだ出していない ${missing.names.length} 人・差し戻し中 ${returned.length} 人・休職など ${onLeave} 人`}
        >
          <div className="row row-between whitespace-normal">
            <span>
              {missing.names.join('、') || 'まだ出していない人はいません'}
              {missing.names.length > 0 && (
                <span className="sub">
                  （下書き {missing.drafts}・手つかず {missing.notStarted}）
                </span>
              )}
            </span>
            {missing.names.length > 0 && (
              <Form method="post">
                <input type="hidden" name="unit" value={page.unit.code} />
                <Button size="sm" name="intent" value="remind">
                  {missing.names.length} 人に知らせる
                </Button>
              </Form>
            )}
          </div>
          {returned.map((person) => (
            <p key={person.name} className="sub whitespace-normal">
              差し戻し中：{person.name}
              {person.on && `（${withWeekday(person.on)}「${person.comment ?? ''}」）`}
            </p>
          ))}
        </Group>
      )}
    </>
  )
}

function Group({ span, title, children }: { span: number; title: string; children: ReactNode }) {
  return (
    <>
      <tr className="group">
        <th colSpan={span} scope="rowgroup">
          {title}
        </th>
      </tr>
      <tr>
        <td colSpan={span} className="wide">
          {children}
        </td>
      </tr>
    </>
  )
}

/** Takes back what was confirmed of one person; they wait again. */
export function TakeBack({ submissionId, name }: { submissionId: number; name: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="submission" value={submissionId} />
      <button
        type="submit"
        className="link-button small"
        name="intent"
        value="take-back"
        aria-label={`${name} の確認を取り消す`}
      >
        取り消す
      </button>
    </Form>
  )
}
