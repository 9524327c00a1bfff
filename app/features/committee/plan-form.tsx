import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { DateInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { Kept } from './committee-intents.server'
import { Problem } from './problem'

/** A new round: by when to apply, and when it meets. */
export function PlanForm({ kept, open, busy }: { kept: Kept | null; open: boolean; busy: boolean }) {
  const value = (name: string) => kept?.values[name]?.[0] ?? ''
  return (
    <Unfold label="新しい回を予定する" open={open || kept !== null}>
      <Problem kept={kept} />
      <Form method="post">
        <p className="mb-3">しめきりまでの申請が、この回の議題になります。ほかの回を待っている申請は移りません。</p>
        <div className="row items-start">
          <DateInput
            name="applyBy"
            label="申請のしめきり"
            help="例：令和11年9月28日、R11.9.28"
            required
            defaultValue={value('applyBy')}
            error={kept?.errors.applyBy}
          />
          <DateInput
            name="heldOn"
            label="開催日"
            help="認定は、この日から有効です。"
            required
            defaultValue={value('heldOn')}
            error={kept?.errors.heldOn}
          />
        </div>
        <Button className="mt-3" disabled={busy}>
          この回を予定する
        </Button>
      </Form>
    </Unfold>
  )
}
