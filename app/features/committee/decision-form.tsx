import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Checkbox, RadioGroup } from '~/ui/choice'
import { FieldError, Select, TextArea } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { CasePage } from './case-page.server'
import type { Kept } from './committee-intents.server'
import { CONDITION_KIND_WORDS } from './committee-words'
import { Problem } from './problem'

type Props = { page: CasePage; kept: Kept | null; busy: boolean }
type Parts = Props & { choices: NonNullable<CasePage['choices']>; value: (name: string) => string }

/** What the committee decided, by the chair or 事務局: with effect from the meeting. */
export function DecisionForm({ page, kept, busy }: Props) {
  const { choices, revision, heldOn } = page
  if (!choices) return null
  const parts = { page, kept, busy, choices, value: (name: string) => kept?.values[name]?.[0] ?? '' }
  return (
    <section className="panel panel-key section-tight no-print" aria-labelledby="decision">
      <h2 className="sub-title" id="decision">
        決定を記録する
      </h2>
      <p className="mb-3">{`${heldOn} の委員会の決定です。認定は、その日から有効になります。本人には、すぐ知らせます。`}</p>
      <Problem kept={kept} />
      <Form method="post" key={revision}>
        <input type="hidden" name="revision" value={revision} />
        <Panel {...parts} />
        <div className="mt-4">
          <Outcome {...parts} />
        </div>
        {choices.limits.length > 0 && <Condition {...parts} />}
        <Reasons {...parts} />
        <Button look="primary" size="lg" className="mt-4" wideOnPhone disabled={busy}>
          この決定を記録する
        </Button>
      </Form>
    </section>
  )
}

/** Whoever is excluded is not there to be chosen. */
function Panel({ page: { able, excluded }, kept }: Parts) {
  const chosen = kept?.values.member ?? able.map(({ accountId }) => String(accountId))
  return (
    <fieldset id="member" aria-describedby={kept?.errors.member ? 'member-error' : undefined}>
      <legend className="label">審査に加わった委員（3 人以上。欠席した人の印を外します）</legend>
      {kept?.errors.member && <FieldError id="member-error" error={kept.errors.member} />}
      <div className="row gap-x-6">
        {able.map(({ accountId, name, chair }) => (
          <Checkbox
            key={accountId}
            name="member"
            value={String(accountId)}
            label={chair ? `${name}（議長）` : name}
            defaultChecked={chosen.includes(String(accountId))}
          />
        ))}
      </div>
      {excluded.length > 0 && <p className="small sub">{`除斥（選べません）：${excluded.join('、')}`}</p>}
    </fieldset>
  )
}

const DECIDES = {
  certified: '認定する',
  conditional: '条件付きで認定する',
  refused: '認定しない',
  deferred: '次の回へ送る',
}

function Outcome({ choices, value, kept }: Parts) {
  const option = (outcome: keyof typeof DECIDES, not: string | null, help: string) => ({
    value: outcome,
    label: DECIDES[outcome],
    help: not ?? help,
    disabled: not !== null,
  })
  return (
    <RadioGroup
      name="outcome"
      legend="結果"
      value={value('outcome')}
      error={kept?.errors.outcome}
      options={[
        option('certified', choices.notCertified, '認定証の番号が付きます。'),
        option('conditional', choices.notConditional, '残る課題と期限を付けます。期限までに満たさないと失効します。'),
        option('refused', null, '理由と、次にすることを書きます。本人は 30 日以内に見直しを求められます。'),
        option('deferred', choices.notDeferred, '同じ年度に 1 回だけです。'),
      ]}
    />
  )
}

function Condition({ choices, value, kept }: Parts) {
  const isAsked =
    value('outcome') === 'conditional' || (choices.notCertified !== null && choices.notConditional === null)
  return (
    <Unfold label="条件付きで認定するとき" open={isAsked}>
      <div className="row items-start gap-x-6">
        <Select
          name="kind"
          label="残る課題の種類"
          defaultValue={value('kind')}
          error={kept?.errors.kind}
          options={[
            { value: '', label: '選んでください' },
            ...Object.entries(CONDITION_KIND_WORDS).map(([kind, label]) => ({ value: kind, label })),
          ]}
        />
        <Select
          name="through"
          label="期限"
          defaultValue={value('through')}
          error={kept?.errors.through}
          options={[{ value: '', label: '選んでください' }, ...choices.limits]}
        />
      </div>
      <div className="mt-4">
        <TextArea
          name="task"
          label="残る課題"
          rows={2}
          maxLength={4000}
          defaultValue={value('task')}
          error={kept?.errors.task}
        />
      </div>
    </Unfold>
  )
}

function Reasons({ value, kept }: Parts) {
  return (
    <>
      <div className="mt-4">
        <TextArea
          name="reason"
          label="理由"
          help="不認定と、次の回へ送るときは必要です。本人に届きます。"
          maxLength={4000}
          defaultValue={value('reason')}
          error={kept?.errors.reason}
        />
      </div>
      <div className="mt-4">
        <TextArea
          name="next"
          label="次にすること"
          help="不認定のときは必要です。本人が何をすればよいか。"
          maxLength={4000}
          defaultValue={value('next')}
          error={kept?.errors.next}
        />
      </div>
    </>
  )
}
