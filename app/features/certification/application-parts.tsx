import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { Panel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import { Unfold } from '~/ui/unfold'
import type { ApplicationPage } from './application-page.server'
import type { OwnApplication } from './own-application'

type Standing = { application: OwnApplication; busy: boolean }

/** Where it stands, whom it waits for, why it came back. */
export function ApplicationStanding({ application, busy }: Standing) {
  const { word, mark, stage, appliedOn, says, reason } = application
  return (
    <Panel look="soft">
      <div className="row row-between">
        <h2 className="sub-title">{stage}の申請</h2>
        <StateMark state={mark}>{word}</StateMark>
      </div>
      {appliedOn && <p>申請日 {appliedOn}</p>}
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {reason && (
        <p className="mt-2">
          <b>理由：</b>
          <span className="whitespace-pre-wrap">{reason}</span>
        </p>
      )}
      <Withdraw application={application} busy={busy} />
      <AskReview application={application} busy={busy} />
    </Panel>
  )
}

function Withdraw({ application, busy }: Standing) {
  if (!application.mayWithdraw) return null
  return (
    <Unfold label={application.state === 'draft' ? '下書きをやめる' : '申請を取り下げる'}>
      <Form method="post">
        <input type="hidden" name="application" value={application.applicationId} />
        <p>取り下げたあとも、新しく申請できます。申請日と固定した内容は、新しいものになります。</p>
        <Button look="danger" size="sm" className="mt-2" name="intent" value="withdraw" disabled={busy}>
          取り下げる
        </Button>
      </Form>
    </Unfold>
  )
}

function AskReview({ application, busy }: Standing) {
  if (!application.mayAskReview) return null
  return (
    <Unfold label="見直しを求める">
      <Form method="post">
        <input type="hidden" name="application" value={application.applicationId} />
        <TextArea
          name="reason"
          label="見直してほしい理由"
          help="事実と違うところ、見てほしい証跡など。2,000 字まで。"
          maxLength={2000}
          required
        />
        <Button size="sm" className="mt-2" name="intent" value="review" disabled={busy}>
          見直しを求める
        </Button>
      </Form>
    </Unfold>
  )
}

/** Begins a draft, or says why none can be begun. */
export function StartApplication({ page, busy }: { page: ApplicationPage; busy: boolean }) {
  const { whyNotStart, role, stage } = page
  if (whyNotStart) return <p className="lead">いまは新しい申請を始められません。{whyNotStart}</p>
  return (
    <Form method="post" className="panel panel-key">
      <div className="panel-key-body">
        <div className="panel-key-text">
          <h2 className="sub-title">{stage}の申請を始める</h2>
          <p>下書きで中身を確かめてから申請します。始めただけでは、だれにも知らされません。</p>
        </div>
        <input type="hidden" name="role" value={role} />
        <Button look="primary" size="lg" wideOnPhone name="intent" value="start" disabled={busy}>
          下書きを始める
        </Button>
      </div>
    </Form>
  )
}

/** What happened to it, the latest first. */
export function ApplicationHistory({ history }: Pick<ApplicationPage, 'history'>) {
  return (
    <ol className="dated-list">
      {history.map(({ eventId, on, what, comment }) => (
        <li key={eventId}>
          <time className="num">{on}</time>
          <span>
            {what}
            {comment && <span className="sub block whitespace-pre-wrap">{comment}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
