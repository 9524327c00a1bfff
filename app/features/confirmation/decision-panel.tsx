import { Form } from '@remix-run/react'
import { useState } from 'react'
import { monthInWareki, withWeekday } from '~/domain/calendar'
import { ROLE_WORDS, SUBMISSION_MODE_WORDS, toSkillLevel } from '~/domain/terms'
import { AskOpinionForm } from '~/features/confirmation/ask-opinion-form'
import type { BoardClaim, BoardPerson } from '~/features/confirmation/confirm-board'
import { EvidenceLinks } from '~/features/confirmation/evidence-links'
import { TakeBack } from '~/features/confirmation/waiting-groups'
import { Button } from '~/ui/button'
import { DefinitionList } from '~/ui/definition-list'
import { Dialog } from '~/ui/dialog'
import { FieldError, Select, TextArea } from '~/ui/field'
import { LevelBadge } from '~/ui/level-badge'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'

/** What a form that was not accepted held, so that nothing is lost. */
export type Kept = { claim: string; level: string; comment: string; problem: string }

type DecisionPanelProps = {
  claim: BoardClaim
  person: BoardPerson
  skillName: string
  place: number
  total: number
  /** The claim to go on with; empty when this is the last one. */
  next: number | null
  /** The same, past all claims of this person. */
  nextPerson: number | null
  kept: Kept | null
  busy: boolean
}

/** One claim: what was confirmed, what is claimed, and the decision. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { claim, person, skillName, place, total } = props
  return (
    <section className="panel stay-in-view" id="decision" aria-label="選んだところ">
      <p className="small sub">
        {place} / {total} か所目
      </p>
      <h2 className="sub-title">{person.name}</h2>
      <p className="font-bold">{skillName}</p>
      <Levels claim={claim} />
      <Facts claim={claim} />
      {claim.decided !== null ? (
        <Decided claim={claim} person={person} />
      ) : claim.passedTo !== null ? (
        <Notice tone="quiet">{claim.passedTo}さんに確認を頼んでいます。決まるまで、この 1 か所だけが待ちます。</Notice>
      ) : null}
      {claim.decided === null && <Decide {...props} />}
      {claim.decided === null && claim.claimed >= 3 && <PassOn {...props} />}
      <AskOpinionForm claim={claim} next={props.next} busy={props.busy} />
      {person.asClaimed > 1 && <AgreeToPerson {...props} />}
      <p className="small sub mt-4 border-t border-(--hairline) pt-3 wide-only">
        <b>キー</b>　矢印：移動　0–4：レベル　A：同意　Enter：決めて次へ
        <br />
        Shift+A：この人の残りすべてに同意
        <br />
        C：コメント　R：差し戻し　N：次の違いへ
      </p>
    </section>
  )
}

function Levels({ claim }: { claim: BoardClaim }) {
  return (
    <div className="my-4 grid grid-cols-[auto_1fr] gap-x-3 gap-y-2 text-[0.9375rem] leading-normal">
      <LevelBadge level={toSkillLevel(claim.confirmed)} />
      <div>
        <span className="small sub">
          {claim.confirmedOn ? `確認済み（${monthInWareki(claim.confirmedOn)}）` : '未評価（はじめての評価）'}
        </span>
        <br />
        {claim.confirmedIndicator}
      </div>
      <LevelBadge level={toSkillLevel(claim.claimed)} kind="self" />
      <div>
        <span className="small sub">
          自己評価（{withWeekday(claim.submittedOn)}
          {claim.mode !== 'self' && `・${SUBMISSION_MODE_WORDS[claim.mode]}`}）
        </span>
        <br />
        {claim.claimedIndicator}
      </div>
    </div>
  )
}

function Facts({ claim }: { claim: BoardClaim }) {
  const among = claim.among.map(({ level, people }) => `${level}：${people}人`).join('　')
  return (
    <div className="border-t border-(--hairline) pt-3">
      <DefinitionList
        items={[
          ...(claim.note ? [{ term: '本人のメモ', value: claim.note }] : []),
          {
            term: '証跡',
            value: claim.needsEvidence ? (
              <>
                <Tag look="warn">まだない</Tag> レベル 2 からは 1 つ要ります
              </>
            ) : (
              <EvidenceLinks evidence={claim.evidence} />
            ),
          },
          { term: '所属の分布', value: <span className="num">{among || 'まだ 0 人'}</span> },
        ]}
      />
    </div>
  )
}

function Decided({ claim, person }: { claim: BoardClaim; person: BoardPerson }) {
  return (
    <Notice tone="ok">
      レベル {claim.decided} で確認しました{claim.decidedBy && `（${claim.decidedBy}）`}。
      {claim.comment && <span className="block">「{claim.comment}」</span>}
      {person.mayTakeBack && (
        <span className="block mt-2">
          <TakeBack submissionId={person.submissionId} name={person.name} />
        </span>
      )}
    </Notice>
  )
}

function Decide({ claim, next, kept, busy }: DecisionPanelProps) {
  const mine = kept?.claim === String(claim.claimId) ? kept : null
  const [level, setLevel] = useState(mine?.level ?? '')
  const choices = claim.levels.filter((each) => each <= 2)
  const differs = level !== '' && level !== String(claim.claimed)
  return (
    <>
      <Form method="post" id="decide">
        <input type="hidden" name="claim" value={claim.claimId} />
        <input type="hidden" name="next" value={next ?? ''} />
        <fieldset className="mt-4" id="level">
          <legend className="label mb-1">あなたの確認</legend>
          {mine && <FieldError id="level-error" error={mine.problem} />}
          <div className="segmented w-full">
            {choices.map((each) => (
              <label key={each} className="flex-1 text-center">
                <input
                  type="radio"
                  name="level"
                  value={each}
                  defaultChecked={mine?.level === String(each)}
                  onChange={() => setLevel(String(each))}
                  aria-describedby={mine ? 'level-error' : undefined}
                />
                {each} {each === claim.claimed ? 'に同意' : each === claim.confirmed ? 'のまま' : 'で確認'}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="mt-4">
          <TextArea
            name="comment"
            label={<>コメント {differs && <Tag look="warn">自己評価と違うので必要</Tag>}</>}
            help="自己評価と違うレベルにするときは、理由を書きます。本人に表示されます。"
            defaultValue={mine?.comment}
            maxLength={1000}
          />
        </div>
      </Form>
      <div className="row mt-4">
        <Button form="decide" name="intent" value="decide" disabled={busy} className="flex-1">
          決めて次へ
        </Button>
        <div data-key="send-back">
          <SendBack claim={claim} />
        </div>
      </div>
    </>
  )
}

/** In a first round everything differs: one look at the person, one press. */
function AgreeToPerson({ person, nextPerson, busy }: DecisionPanelProps) {
  return (
    <Form method="post" id="agree-to-person" className="mt-3">
      <input type="hidden" name="submission" value={person.submissionId} />
      <input type="hidden" name="next" value={nextPerson ?? ''} />
      <Button size="sm" name="intent" value="agree-person" disabled={busy} className="w-full">
        この人の残り {person.asClaimed} スキルに同意する
      </Button>
    </Form>
  )
}

function SendBack({ claim }: { claim: BoardClaim }) {
  return (
    <Dialog label="差し戻す" title="自己評価を差し戻す" look="text" icon="undo">
      <p>まだ決めていない分を本人に返します。決めた分はそのまま残ります。</p>
      <Form method="post" className="mt-4">
        <input type="hidden" name="submission" value={claim.submissionId} />
        <TextArea
          name="reason"
          label="理由（本人に表示されます）"
          required
          maxLength={1000}
          placeholder="例：証跡を 1 つ付けてください"
        />
        <div className="mt-4">
          <Button name="intent" value="send-back">
            理由を付けて差し戻す
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

function PassOn({ claim, next, busy }: DecisionPanelProps) {
  const who = claim.claimed === 4 ? 'デジタル技術官' : 'マスターかデジタル技術官'
  if (claim.reviewers.length === 0) {
    return (
      <Notice tone="warn">
        レベル {claim.claimed} を確認できる{who}がいません。情報システム課に相談してください。
      </Notice>
    )
  }
  return (
    <Form method="post" className="mt-4 border-t border-(--hairline) pt-3">
      <input type="hidden" name="claim" value={claim.claimId} />
      <input type="hidden" name="next" value={next ?? ''} />
      <Select
        name="reviewer"
        label={`レベル ${claim.claimed} は${who}に頼む`}
        options={claim.reviewers.map((each) => ({
          value: String(each.personId),
          label: `${each.name}（${ROLE_WORDS[each.role]}）`,
        }))}
      />
      <div className="mt-3">
        <Button name="intent" value="route" disabled={busy}>
          この人に確認を頼む
        </Button>
      </div>
    </Form>
  )
}
