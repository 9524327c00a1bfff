import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Unfold } from '~/ui/unfold'
import type { MenteePage } from './mentee.server'

const WHO = { mentee: '本人', mentor: 'メンター', both: 'ふたりで' } as const

/** What one has written of a mentee, the latest first. */
export function MenteeSessions({ page }: { page: MenteePage }) {
  return (
    <section className="section" aria-labelledby="sessions">
      <h2 id="sessions">これまでの記録（{page.sessions.length} 件）</h2>
      {page.sessions.length === 0 ? (
        <p>まだありません。会ったあとに、上の「面談の記録」に書いてください。</p>
      ) : (
        <ol className="session-list">
          {page.sessions.map((one) => (
            <li key={one.sessionId}>
              <h3>{one.heldOnInWareki}</h3>
              <p className="keep-lines">{one.shared}</p>
              {one.nextStep && (
                <p>
                  <b>次にやること</b>：{one.nextStep}（{one.nextByInWords ? `${one.nextByInWords}まで・` : ''}
                  {WHO[one.nextWho ?? 'mentee']}）
                </p>
              )}
              {one.privateNote && (
                <p className="sub no-print">
                  <Icon name="lock" /> わたしだけのメモ：{one.privateNote}
                </p>
              )}
              <div className="row no-print">
                <Link to={`?edit=${one.sessionId}#note`} aria-label={`${one.heldOnInWareki}の記録を書き直す`}>
                  書き直す
                </Link>
                <Unfold label="消す">
                  <Form method="post">
                    <input type="hidden" name="intent" value="remove" />
                    <input type="hidden" name="session" value={one.sessionId} />
                    <p>本人からも見えなくなり、元に戻せません。</p>
                    <Button size="sm" look="danger" aria-label={`${one.heldOnInWareki}の記録を消す`}>
                      この記録を消す
                    </Button>
                  </Form>
                </Unfold>
              </div>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
