import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { ApplicationStatus } from './application-status.server'
import type { Answered } from './status-intents.server'

const INTENT = 'take_back_decision'
type Props = { page: ApplicationStatus; answered: Answered | undefined; busy: boolean }

/** For a decision that was recorded by mistake; nothing where there is none, or for whoever may not. */
export function TakeBackDecisionForm({ page, answered, busy }: Props) {
  if (!page.acts.takeBackDecision) return null
  const own = answered?.intent === INTENT ? answered : undefined
  return (
    <div id="take-back">
      <Unfold label="決定の記録を取り消す" open={own !== undefined}>
        <Form method="post">
          <input type="hidden" name="application" value={page.applicationId} />
          <input type="hidden" name="intent" value={INTENT} />
          <p className="mb-3">
            違う結果や違う人に記録したときだけ使います。申請は決定を待つところに戻り、認定証への記録もいっしょに取り消されます。
            正しく決めた認定があとで取り消されたときは、認定証の画面で「取消」を記録してください。
          </p>
          <TextArea
            name="reason"
            label="何が誤っていたか"
            help="本人に届きます。2,000 字まで。"
            maxLength={2000}
            required
            defaultValue={own?.kept.reason ?? ''}
          />
          <Button look="danger" size="sm" className="mt-2" disabled={busy}>
            決定の記録を取り消す
          </Button>
        </Form>
      </Unfold>
    </div>
  )
}
