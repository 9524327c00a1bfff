import { Form, Link } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { KeyPanel } from '~/ui/panel'
import { StateMark } from '~/ui/state-mark'
import { Unfold } from '~/ui/unfold'
import { compareHref } from './review-href'
import type { ReviewFailure } from './review-intents.server'
import type { ReviewPage } from './review-page.server'

type Props = { page: ReviewPage; failed: ReviewFailure | null; busy: boolean }

/** What is to be done next by who looks: submit, approve, publish, or wait. */
export function NextInReview(props: Props) {
  const { page } = props
  if (page.version.state === 'draft') return <DraftStands {...props} />
  if (page.mayApprove.length > 0) return <ToApprove {...props} />
  const waiting = page.approvals.filter(({ state }) => state !== 'given').map(({ word }) => word)
  if (waiting.length > 0) {
    return <Notice tone="info">{waiting.join('と')}の承認を待っています。内容は変わりません。</Notice>
  }
  return (
    <KeyPanel
      title="承認がそろいました"
      action={
        page.isOffice && (
          <LinkButton look="primary" to="/standard/draft/publish">
            公開に進む
          </LinkButton>
        )
      }
    >
      <p>
        {page.openComments > 0
          ? `公開する前に、解決していないコメント ${page.openComments} 件を解決してください。`
          : 'コメントもすべて解決しています。'}
      </p>
    </KeyPanel>
  )
}

function DraftStands({ page, busy }: Props) {
  const { open, isOffice, version } = page
  if (!isOffice) return <Notice tone="info">事務局が編集しています。コメントは、いまも書けます。</Notice>
  if (open.length > 0) {
    return (
      <Notice tone="warn" title="レビューに出す前に、直すところがあります">
        <ul className="list-disc pl-6">
          {open.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <Link to="/standard/draft">編集</Link>　<Link to="/standard/draft/origins">結果の引き継ぎ</Link>
        </p>
      </Notice>
    )
  }
  return (
    <KeyPanel
      title="レビューに出す"
      action={
        <Form method="post">
          <input type="hidden" name="versionId" value={version.id} />
          <Button look="primary" name="intent" value="submit" disabled={busy}>
            レビューに出す
          </Button>
        </Form>
      }
    >
      <p>出すと内容は変わらなくなり、承認をお願いする知らせが届きます。直すときは、下書きに戻せます。</p>
    </KeyPanel>
  )
}

function ToApprove({ page, busy }: Props) {
  const { version, mayApprove, approvals } = page
  return (
    <KeyPanel
      title={`第 ${version.version} 版を承認する`}
      action={
        <Form method="post" className="row">
          <input type="hidden" name="versionId" value={version.id} />
          <input type="hidden" name="seenEdit" value={version.lastEdit} />
          <input type="hidden" name="intent" value="approve" />
          {mayApprove.map((who) => (
            <Button key={who} look="primary" name="as" value={who} disabled={busy}>
              {approvals.find((one) => one.who === who)?.word}として承認する
            </Button>
          ))}
        </Form>
      }
    >
      <p>前の版とのちがいと影響を見てから、承認してください。直してほしいところは、下のコメントに書きます。</p>
    </KeyPanel>
  )
}

/** Who has approved, and who has not. */
export function Approvals({ page }: Pick<Props, 'page'>) {
  const { approvals, officers, version } = page
  if (approvals.length === 0) return <p className="sub">市のはじめての版なので、承認は要りません。</p>
  return (
    <>
      <ul>
        {approvals.map(({ who, word, state, by, on }) => (
          <li key={who} className="row py-1">
            <b>{word}</b>
            {state === 'given' && (
              <StateMark state="ok">
                承認済み（{by}、{on}）
              </StateMark>
            )}
            {state === 'void' && (
              <>
                <StateMark state="near">取り直し</StateMark>
                <span className="small">
                  {on}の承認（{by}）のあとに、内容が変わりました。
                </span>
              </>
            )}
            {state === 'missing' && <StateMark state="wait">まだ</StateMark>}
          </li>
        ))}
      </ul>
      {officers === 0 && (
        <p className="small sub">いまデジタル技術官に任命されている人がいないので、職員課の承認だけで公開できます。</p>
      )}
      {version.before && (
        <p className="mt-3 row">
          <Link to={compareHref({ from: version.before, to: version.version })}>前の版とのちがい</Link>
          <Link to="/standard/draft/effect">職員と役割への影響</Link>
        </p>
      )}
    </>
  )
}

/** The way back from review to editing. */
export function SendBack({ page, failed, busy }: Props) {
  if (!page.isOffice || page.version.state !== 'review') return null
  const isHere = failed?.kept.intent === 'send_back'
  return (
    <Unfold label="下書きに戻して直す" open={isHere}>
      <Form method="post">
        <input type="hidden" name="versionId" value={page.version.id} />
        <TextArea
          name="reason"
          label="理由"
          help="コメントに残ります。内容を直すと、それまでの承認は取り直しになります。"
          error={isHere ? failed?.errors.reason : undefined}
          defaultValue={isHere ? failed?.kept.reason : undefined}
          required
        />
        <Button name="intent" value="send_back" className="mt-3" disabled={busy}>
          下書きに戻す
        </Button>
      </Form>
    </Unfold>
  )
}
