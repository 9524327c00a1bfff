import { Form } from '@remix-run/react'
import { withWeekday } from '~/domain/calendar'
import { EvidenceLinks } from '~/features/confirmation/evidence-links'
import { Button } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Panel } from '~/ui/panel'
import type { Reviews } from './reviews.server'

/** What a form that was not accepted held. */
export type KeptOpinion = { request: string; level: string; comment: string; problem: string }

type Props = { opinion: Reviews['opinions'][number]; kept: KeptOpinion | null; busy: boolean }

/** One skill by its evidence: which sentence fits, and why. What was claimed is not shown. */
export function OpinionCard({ opinion, kept, busy }: Props) {
  const { requestId, skillName, name, unitName, askedBy, askedOn, indicators, evidence } = opinion
  const mine = kept?.request === String(requestId) ? kept : null
  return (
    <Panel id={`opinion-${requestId}`}>
      <h3 className="sub-title">{skillName}</h3>
      <p>
        <b>{name}</b>
        {unitName && <span className="sub">（{unitName}）</span>}
      </p>
      <DefinitionList
        items={[
          { term: '頼んだ人', value: `${askedBy ?? '確認者'}、${withWeekday(askedOn)}` },
          { term: '証跡', value: <EvidenceLinks evidence={evidence} /> },
        ]}
      />
      <Form method="post" className="mt-3">
        {mine && (
          <Notice tone="error" live>
            {mine.problem}
          </Notice>
        )}
        <input type="hidden" name="request" value={requestId} />
        <fieldset>
          <legend className="label">証跡から見て、どのレベルにあたりますか</legend>
          {indicators.slice(0, 3).map((indicator, level) => (
            <label className="choice" key={indicator}>
              <input type="radio" name="level" value={level} defaultChecked={mine?.level === String(level)} />
              <span>
                <span className="choice-label">レベル {level}</span>
                <span className="help block">{indicator}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextArea
          name="comment"
          id={`opinion-comment-${requestId}`}
          label="意見"
          help="確認者が読みます。決めるのは確認者です。1,000 字まで。"
          defaultValue={mine?.comment}
          maxLength={1000}
          required
        />
        <Button className="mt-3" name="intent" value="give-opinion" disabled={busy}>
          意見を伝える
        </Button>
      </Form>
    </Panel>
  )
}
