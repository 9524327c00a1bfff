import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { withWeekday } from '~/domain/calendar'
import type { ConfirmPage } from '~/features/confirmation/board-cells'
import { Button } from '~/ui/button'

/** Who repeats what is confirmed, who is done, who has not handed in: bands under the grid. */
export function WaitingGroups({ page }: { page: ConfirmPage }) {
  const unchanged = page.people.filter((person) => person.group === 'unchanged')
  const done = page.people.filter((person) => person.group === 'done')
  const { missing, returned, onLeave } = page
  return (
    <>
      {unchanged.length > 0 && (
        <Group title={`変わりない ${unchanged.length} 人`}>
          <p>{unchanged.map((person) => person.name).join('、')}</p>
        </Group>
      )}
      {done.length > 0 && (
        <Group title={`確認の済んだ ${done.length} 人`}>
          <ul className="row">
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
          title={`まだ出していない ${missing.names.length} 人・差し戻し中 ${returned.length} 人・休職など ${onLeave} 人`}
        >
          <div className="row row-between">
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
            <p key={person.name} className="sub">
              差し戻し中：{person.name}
              {person.on && `、${withWeekday(person.on)}「${person.comment ?? ''}」`}
            </p>
          ))}
        </Group>
      )}
    </>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border border-t-0 border-(--hairline) first:border-t text-[0.9375rem] leading-relaxed">
      <h2 className="m-0! bg-(--faint) px-2.5 py-2 text-sm">{title}</h2>
      <div className="px-2.5 py-3">{children}</div>
    </section>
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
