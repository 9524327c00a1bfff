import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Dossier } from '~/ui/dossier'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import type { ApplicationOutcome } from './application-intents.server'
import type { OwnDraft } from './application-page.server'

type Props = { draft: OwnDraft; outcome: ApplicationOutcome | undefined; busy: boolean }

/** A draft: what still stops it, what one says for oneself, and what would be handed in. */
export function ApplicationDraft({ draft, outcome, busy }: Props) {
  const { applicationId, revision, statement, lacking, withPlan, committee, needsCommittee, preview } = draft
  const kept = outcome && 'problem' in outcome ? outcome.kept : undefined
  const theirs = outcome && 'problem' in outcome ? outcome.theirs : undefined
  return (
    <div className="section-tight">
      {lacking.length > 0 ? (
        <Notice tone="warn" title="まだ申請できません。次の条件がそろうと申請できます。">
          <Lines lines={lacking} />
        </Notice>
      ) : (
        <p className="lead">
          {committee
            ? `きょう申請すると、${committee.heldOn}の認定委員会にかかります（しめきり ${committee.applyBy}）。`
            : needsCommittee
              ? '申請を受け付ける認定委員会の予定が、まだありません。予定が決まると申請できます。'
              : '委員会は開きません。条件がそろっていれば、事務局が決めます。'}
        </p>
      )}
      {withPlan.length > 0 && (
        <Notice tone="info" title="条件付きの認定を求められます">
          <Lines lines={withPlan} />
          いつまでにどう満たすかを「申し添えること」に書くと、そろっていなくても申請できます。
        </Notice>
      )}
      <Form method="post" className="section-tight" key={revision}>
        <input type="hidden" name="application" value={applicationId} />
        <input type="hidden" name="revision" value={revision} />
        {theirs !== undefined && (
          <Notice tone="quiet" title="ほかの画面で保存されたもの">
            <p className="whitespace-pre-wrap">{theirs || '（何も書かれていません）'}</p>
          </Notice>
        )}
        <TextArea
          name="statement"
          label={withPlan.length > 0 ? '申し添えること（必要）' : '申し添えること（任意）'}
          help="取り組んだことや、残る課題をいつまでにどう満たすか。2,000 字まで。住民の個人情報は書かないでください。"
          rows={6}
          maxLength={2000}
          defaultValue={kept ?? statement}
        />
        <div className="row mt-4">
          <Button
            look="primary"
            size="lg"
            wideOnPhone
            name="intent"
            value="submit"
            disabled={busy || lacking.length > 0}
          >
            この内容で申請する
          </Button>
          <Button name="intent" value="save" disabled={busy}>
            下書きを保存する
          </Button>
        </div>
      </Form>
      <section className="section" aria-labelledby="preview">
        <h2 id="preview">申請すると固定される内容</h2>
        <p className="sub">自己評価は入りません。確認済みのレベルと、記録されている事実だけです。</p>
        <Dossier dossier={preview} />
      </section>
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="mt-1 list-disc pl-6">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
