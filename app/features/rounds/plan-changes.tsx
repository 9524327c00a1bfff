import { Form } from '@remix-run/react'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { RoundFields } from '~/features/rounds/round-fields'
import type { RoundPageData } from '~/features/rounds/round-progress-table'
import { seenDeadlines } from '~/features/rounds/seen-deadlines'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'

type ChangeProps = {
  page: RoundPageData
  /** What was sent and not accepted. */
  kept: { values: Record<string, string[]>; errors: Record<string, string[]> } | null
  busy: boolean
}

/** Before a round opens: its plan put right, or given up. */
export function PlanChanges({ page, kept, busy }: ChangeProps) {
  const { round, departments } = page
  return (
    <>
      <Unfold label="計画を直す" open={kept !== null}>
        <RoundFields
          departments={departments}
          start={{
            name: [round.name],
            fiscalYear: [fiscalYearInWareki(fiscalYear(round.fiscalYear))],
            kind: [round.kind],
            tiers: round.tiers,
            departments: round.departmentCodes,
            opensOn: [round.opensOn],
            selfDueOn: [round.selfDueOn],
            confirmDueOn: [round.confirmDueOn],
          }}
          kept={kept}
        >
          <Button look="primary" name="intent" value="plan" disabled={busy}>
            計画を直す
          </Button>
        </RoundFields>
      </Unfold>
      <div className="my-3">
        <Dialog label="取りやめる" title="この評価期間を取りやめる" size="sm">
          <p>「{round.name}」の計画を消します。まだだれにも聞いていないので、ほかに消えるものはありません。</p>
          <Form method="post" className="mt-4">
            <Button look="primary" name="intent" value="discard" disabled={busy}>
              計画を消す
            </Button>
          </Form>
        </Dialog>
      </div>
    </>
  )
}

/** While a round is open: other deadlines. */
export function DeadlineChange({ page, kept, busy }: ChangeProps) {
  const { round } = page
  const value = (name: 'selfDueOn' | 'confirmDueOn') => kept?.values[name]?.[0] ?? round[name]
  return (
    <Unfold label="しめきりを変える" open={kept !== null}>
      <Form method="post">
        {kept && <ErrorSummary errors={kept.errors} />}
        <input type="hidden" name="seen" value={seenDeadlines(round)} />
        <DateInput
          name="selfDueOn"
          label="自己評価のしめきり"
          help="2 週間長い人のしめきりも、同じ日数だけ動きます。まだ出していない人に、新しい日を知らせます。"
          defaultValue={value('selfDueOn')}
          error={kept?.errors.selfDueOn}
        />
        <DateInput
          name="confirmDueOn"
          label="確認のしめきり"
          defaultValue={value('confirmDueOn')}
          error={kept?.errors.confirmDueOn}
        />
        <div className="mt-4">
          <Button name="intent" value="deadlines" disabled={busy}>
            しめきりを変える
          </Button>
        </div>
      </Form>
    </Unfold>
  )
}
