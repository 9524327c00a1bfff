import { Form } from '@remix-run/react'
import { monthInWareki, withWeekday } from '~/domain/calendar'
import { toSkillLevel } from '~/domain/terms'
import type { Kept } from '~/features/confirmation/decision-panel'
import { EvidenceLinks } from '~/features/confirmation/evidence-links'
import { Button } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { TextArea } from '~/ui/field'
import { LevelBadge } from '~/ui/level-badge'
import { Notice } from '~/ui/notice'
import { Panel } from '~/ui/panel'

export type Review = Awaited<ReturnType<typeof import('./reviews.server').reviews>>['claims'][number]

type ReviewCardProps = { review: Review; kept: Kept | null; busy: boolean; isFirst: boolean }

/** One level to be decided: the claim, what stands for it, and the five sentences to choose by. */
export function ReviewCard({ review, kept, busy, isFirst }: ReviewCardProps) {
  const mine = kept?.claim === String(review.claimId) ? kept : null
  const highest = review.mayFour ? 4 : 3
  return (
    <Panel id={`claim-${review.claimId}`}>
      <h2 className="sub-title">{review.skillName}</h2>
      <p>
        <b>{review.name}</b>
        {review.unitName && <span className="sub">（{review.unitName}）</span>}{' '}
        <span className="small sub">自己評価 {withWeekday(review.submittedOn)}</span>
      </p>
      <div className="my-3 row">
        <LevelBadge level={toSkillLevel(review.confirmed)} />
        <span className="small sub">
          {review.confirmedOn ? `確認済み（${monthInWareki(review.confirmedOn)}）` : '未評価'}
        </span>
        <span aria-hidden="true">→</span>
        <LevelBadge level={toSkillLevel(review.claimed)} kind="self" />
        <span className="small sub">自己評価</span>
      </div>
      <DefinitionList
        items={[
          {
            term: '頼んだ人',
            value: review.askedBy
              ? `${review.askedBy}${review.askedOn ? `、${withWeekday(review.askedOn)}` : ''}`
              : 'あなたが指導している人です',
          },
          ...(review.note ? [{ term: '本人のメモ', value: review.note }] : []),
          { term: '証跡', value: <EvidenceLinks evidence={review.evidence} /> },
        ]}
      />
      <details className="mt-3" open={isFirst || mine !== null}>
        <summary className="link-button">レベルを選ぶ</summary>
        <Form method="post" className="mt-2">
          {mine && (
            <Notice tone="error" live>
              {mine.problem}
            </Notice>
          )}
          <input type="hidden" name="claim" value={review.claimId} />
          <fieldset className="mt-2">
            <legend className="label">あなたの確認</legend>
            {review.indicators.map((indicator, level) =>
              level > highest ? null : (
                <label className="choice" key={indicator}>
                  <input type="radio" name="level" value={level} defaultChecked={mine?.level === String(level)} />
                  <span>
                    <span className="choice-label">
                      レベル {level}
                      {level === review.claimed && '（自己評価に同意）'}
                    </span>
                    <span className="help block">{indicator}</span>
                  </span>
                </label>
              ),
            )}
          </fieldset>
          <TextArea
            name="comment"
            id={`comment-${review.claimId}`}
            label="コメント"
            help="自己評価と違うレベルにするときは、理由を書きます。本人に表示されます。"
            defaultValue={mine?.comment}
            maxLength={1000}
          />
          <div className="mt-3">
            <Button look={isFirst ? 'primary' : 'outline'} name="intent" value="decide" disabled={busy}>
              このレベルで確認する
            </Button>
          </div>
        </Form>
      </details>
    </Panel>
  )
}
