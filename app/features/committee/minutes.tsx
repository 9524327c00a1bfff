import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Unfold } from '~/ui/unfold'
import type { Kept } from './committee-intents.server'
import type { CommitteePage } from './committee-page.server'
import { Problem } from './problem'

type Props = { page: CommitteePage; kept: Kept | null; busy: boolean }

/** 議事録: read by members, written by 事務局 or the chair once the round has met. */
export function Minutes({ page, kept, busy }: Props) {
  const { minutes, earlierMinutes, mayWrite, hasMet } = page
  if (!hasMet) return null
  return (
    <section className="section" aria-labelledby="minutes-title">
      <h2 id="minutes-title">議事録</h2>
      {minutes === '' ? (
        <p className="sub">まだ書かれていません。</p>
      ) : (
        <p className="whitespace-pre-wrap">{minutes}</p>
      )}
      {earlierMinutes.length > 0 && (
        <Unfold label={`直す前の議事録 ${earlierMinutes.length} 件`}>
          <ul className="dated-list">
            {earlierMinutes.map(({ minutesId, text, on }) => (
              <li key={minutesId}>
                <time className="num">{on}</time>
                <span className="whitespace-pre-wrap">{text}</span>
              </li>
            ))}
          </ul>
        </Unfold>
      )}
      {mayWrite && (
        <Unfold label={minutes === '' ? '議事録を書く' : '議事録を直す'} open={kept !== null}>
          <Problem kept={kept} />
          {kept?.theirs != null && (
            <Notice tone="warn" live title="保存していません">
              <p>ほかの人が先に議事録を保存しました。あなたの書いたものは下に残っています。見比べて直してください。</p>
              <p className="mt-2">
                <b>先に保存されたもの</b>
              </p>
              <p className="whitespace-pre-wrap">{kept.theirs || '（何も書かれていません）'}</p>
            </Notice>
          )}
          <Form method="post" key={minutes}>
            <input type="hidden" name="read" value={kept?.theirs ?? minutes} />
            <TextArea
              name="minutes"
              label="議事録"
              help="審査の経過と結果。4,000 字まで。申請者の自己評価や私的なことは書かないでください。"
              rows={8}
              maxLength={4000}
              defaultValue={kept?.values.minutes?.[0] ?? minutes}
              error={kept?.errors.minutes}
            />
            <Button className="mt-3" name="intent" value="minutes" disabled={busy}>
              議事録を保存する
            </Button>
          </Form>
        </Unfold>
      )}
    </section>
  )
}
