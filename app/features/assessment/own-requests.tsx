import { Form } from '@remix-run/react'
import type { OwnSkillsPage } from '~/features/assessment/own-skills.server'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { LevelBadge } from '~/ui/level-badge'
import { Notice } from '~/ui/notice'

/** What was entered for the person by somebody else: they may object for two weeks. */
export function ProxyEntryNotice({ entry }: { entry: OwnSkillsPage['proxyEntries'][number] }) {
  const id = `comment-${entry.submissionId}`
  return (
    <Notice tone="info" title={`${entry.on}に、${entry.enteredBy ?? '同じ所属の人'}が代理で入力しました`}>
      <p>
        {entry.roundName && `「${entry.roundName}」の自己評価です。`}内容が違うときは、14
        日以内に申し出てください。確認は取り消され、入れ直せます。
      </p>
      <details>
        <summary>違うと申し出る</summary>
        <Form method="post" action="/me/skills" className="mt-2" preventScrollReset>
          <input type="hidden" name="submission" value={entry.submissionId} />
          <TextArea name="comment" id={id} label="どこが違いますか" required maxLength={1000} />
          <div className="row mt-3">
            <Button size="sm">申し出る</Button>
          </div>
        </Form>
      </details>
    </Notice>
  )
}

export function WaitingRequests({ requests }: { requests: OwnSkillsPage['waitingRequests'] }) {
  if (requests.length === 0) return null
  return (
    <ul className="dated-list plain">
      {requests.map((request) => (
        <li key={request.submissionId}>
          <LevelBadge level={request.level} kind="self" size="sm" /> {request.name}
          <span className="small sub block">{request.on}に申し出・確認待ち</span>
        </li>
      ))}
    </ul>
  )
}
