import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Unfold } from '~/ui/unfold'
import type { Kept } from './committee-intents.server'
import type { CommitteePage } from './committee-page.server'
import { Problem } from './problem'

/** Other days for a round that has not met; nothing once it has, or for who may not. */
export function MoveForm({ page, kept, busy }: { page: CommitteePage; kept: Kept | null; busy: boolean }) {
  const { days } = page
  if (!days) return null
  const value = (name: 'applyBy' | 'heldOn') => kept?.values[name]?.[0] ?? days[name]
  return (
    <Unfold label="しめきりと開催日を変える" open={kept !== null}>
      <Problem kept={kept} />
      {kept?.theirs && (
        <Notice tone="warn" live title="保存していません">
          {`ほかの人が先に日を変えました。いまは ${kept.theirs}です。あなたの入れた日は下に残っています。`}
        </Notice>
      )}
      <Form method="post" key={days.seen}>
        <p className="mb-3">議題と委員はそのままです。委員と、この回を待っている申請者に知らせます。</p>
        <input type="hidden" name="seen" value={days.seen} />
        <div className="row items-start">
          <DateInput
            name="applyBy"
            label="申請のしめきり"
            required
            defaultValue={value('applyBy')}
            error={kept?.errors.applyBy}
          />
          <DateInput name="heldOn" label="開催日" required defaultValue={value('heldOn')} error={kept?.errors.heldOn} />
        </div>
        <Button className="mt-3" name="intent" value="move" disabled={busy}>
          日を変える
        </Button>
      </Form>
    </Unfold>
  )
}
