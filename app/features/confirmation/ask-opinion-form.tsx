import { Form } from '@remix-run/react'
import { ROLE_WORDS } from '~/domain/terms'
import type { BoardClaim } from '~/features/confirmation/confirm-board'
import { Button } from '~/ui/button'
import { Select } from '~/ui/field'
import { Unfold } from '~/ui/unfold'

/** Opinions asked and given on a claim, and one more to ask; nothing where none may be asked. */
export function AskOpinionForm({ claim, next, busy }: { claim: BoardClaim; next: number | null; busy: boolean }) {
  const { opinions, advisers } = claim
  if (opinions.length === 0 && advisers.length === 0) return null
  return (
    <div className="mt-4 border-t border-(--hairline) pt-3">
      {opinions.map(({ name, level, comment }) => (
        <p key={name} className="mb-2">
          <b>{name}さんの意見</b>：{level === null ? 'まだです。' : `レベル ${level}。${comment ?? ''}`}
        </p>
      ))}
      {advisers.length > 0 && (
        <Unfold label="リーダーかマスターに意見を聞く">
          <Form method="post">
            <p className="small mb-2">
              見えるのは、このスキルと証跡だけです。決めるのはあなたです。待たずに決めてもかまいません。
            </p>
            <input type="hidden" name="claim" value={claim.claimId} />
            <input type="hidden" name="next" value={next ?? ''} />
            <Select
              name="adviser"
              label="だれに聞くか"
              options={advisers.map(({ personId, name, role }) => ({
                value: String(personId),
                label: `${name}（${ROLE_WORDS[role]}）`,
              }))}
            />
            <Button size="sm" className="mt-3" name="intent" value="ask-opinion" disabled={busy}>
              意見を頼む
            </Button>
          </Form>
        </Unfold>
      )}
    </div>
  )
}
