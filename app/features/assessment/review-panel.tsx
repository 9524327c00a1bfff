import { Link } from '@remix-run/react'
import type { QuickReviewPage } from '~/features/assessment/quick-review.server'
import { Button, LinkButton } from '~/ui/button'

/** One press enters everything that did not change; what remains is named. */
export function ReviewPanel({ page, sending }: { page: QuickReviewPage; sending: boolean }) {
  const { waiting, firstOpen } = page
  if (waiting === 0) return <NothingWaits page={page} />
  return (
    <section className="panel panel-key" aria-label="まとめて入力する">
      <div className="panel-key-body">
        <div className="panel-key-text">
          <p>
            <b>{waiting} スキル</b>を、前回と同じレベルで入れます。
          </p>
          <p className="small sub">{restOf(page)}</p>
          <CoreNote page={page} />
        </div>
        <Button look="primary" size="lg" wideOnPhone name="go" value="enter" disabled={sending || firstOpen === null}>
          {waiting} 件をまとめて入力する
        </Button>
      </div>
    </section>
  )
}

function NothingWaits({ page }: { page: QuickReviewPage }) {
  const { round, firstOpen } = page
  return (
    <section className="panel panel-key" aria-label="つづける">
      <div className="panel-key-body">
        <div className="panel-key-text">
          <p>
            {firstOpen === null
              ? `${round.asked} スキルを、全部入力してあります。`
              : `変わりないものは入力してあります。残り ${round.asked - round.entered} スキルを入力してください。`}
          </p>
          <p className="small">
            <button type="submit" className="link-button" name="go" value="clear">
              まとめて入力したものを取り消す
            </button>
          </p>
        </div>
        <LinkButton look="primary" size="lg" wideOnPhone to={`/me/skills/${firstOpen ?? 'submit'}`}>
          {firstOpen === null ? '確かめて出す' : '残りを入力する'}
        </LinkButton>
      </div>
    </section>
  )
}

function restOf({ changed, unknown }: QuickReviewPage): string {
  const rest = [
    changed > 0 && `「変わった」を押した ${changed} つ`,
    unknown.length > 0 &&
      `前回ない ${unknown.length} つ（${unknown.slice(0, 2).join('、')}${unknown.length > 2 ? ' など' : ''}）`,
  ].filter(Boolean)
  if (rest.length === 0) return 'あとは、確かめて出すだけです。'
  return `このあと、${rest.join('と、')}だけを入力します。`
}

function CoreNote({ page: { round } }: { page: QuickReviewPage }) {
  if (round.tiers.includes('core')) return null
  return (
    <p className="small sub">
      共通のスキルは、今回は聞きません。変わったときは <Link to="/me/off-cycle">随時確認</Link> を頼めます。
    </p>
  )
}
