import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button } from '~/ui/button'
import { TextArea } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { ApplicationStatus } from './application-status.server'
import type { Answered } from './status-intents.server'

type Props = { page: ApplicationStatus; answered: Answered | undefined; busy: boolean }

/** What waits for the viewer, first thing on the page; nothing for whoever only looks. */
export function StatusActs(props: Props) {
  const { acts } = props.page
  const isAsked = acts.accept || acts.decide || acts.signAs !== null || acts.recommend
  if (!isAsked) return null
  return (
    <section className="panel panel-key section-tight" aria-label="あなたがすること">
      {acts.accept && <Accept {...props} />}
      {acts.decide && <Decide {...props} failed={acts.decide.failed} />}
      {acts.signAs !== null && <SignOff {...props} as={acts.signAs} />}
      {acts.recommend && <Recommend {...props} />}
      {acts.decline && <Decline {...props} by={acts.decline} />}
      {acts.returnBy && <Return {...props} until={acts.returnBy} />}
    </section>
  )
}

function Act({ page, intent, children }: { page: ApplicationStatus; intent: string; children: ReactNode }) {
  return (
    <Form method="post">
      <input type="hidden" name="application" value={page.applicationId} />
      <input type="hidden" name="person" value={page.person.personId} />
      <input type="hidden" name="role" value={page.role} />
      <input type="hidden" name="intent" value={intent} />
      {children}
    </Form>
  )
}

/** What was written and not taken stands there again. */
function kept(answered: Answered | undefined, intent: string, name: string): string {
  return answered?.intent === intent ? (answered.kept[name] ?? '') : ''
}

function Accept({ page, busy }: Props) {
  return (
    <Act page={page} intent="accept">
      <h2 className="sub-title">受け付ける</h2>
      <p>受け付けると、次に承認・推薦・決定をする人に知らせが届きます。</p>
      <Button look="primary" size="lg" className="mt-3" wideOnPhone disabled={busy}>
        受け付ける
      </Button>
    </Act>
  )
}

function Return({ page, answered, busy, until }: Props & { until: string }) {
  return (
    <Unfold label="申請を戻す" open={answered?.intent === 'return'}>
      <Act page={page} intent="return">
        <p className="mb-3">{until}まで戻せます。本人は直して、もう一度申請できます。</p>
        <TextArea
          name="reason"
          label="直してほしいこと"
          help="本人に届きます。2,000 字まで。"
          maxLength={2000}
          required
          defaultValue={kept(answered, 'return', 'reason')}
        />
        <Button size="sm" className="mt-2" disabled={busy}>
          理由を付けて戻す
        </Button>
      </Act>
    </Unfold>
  )
}

function SignOff({ page, answered, busy, as }: Props & { as: string }) {
  return (
    <Act page={page} intent="sign_off">
      <h2 className="sub-title">{as}として承認する</h2>
      <p className="mb-3">指導してきた者として、{page.roleWord}の仕事ができると認めるときに承認します。</p>
      <TextArea
        name="note"
        label="ひとこと（任意）"
        help="本人・所属長・事務局が読みます。認定委員会には、承認した人と日だけが示されます。"
        maxLength={2000}
        defaultValue={kept(answered, 'sign_off', 'note')}
      />
      <Button look="primary" size="lg" className="mt-3" wideOnPhone disabled={busy}>
        承認する
      </Button>
    </Act>
  )
}

function Recommend({ page, answered, busy }: Props) {
  return (
    <Act page={page} intent="recommend">
      <h2 className="sub-title">推薦する</h2>
      <p className="mb-3">
        所属で{page.roleWord}として働いてもらうことを約束する推薦です。認定されると、所属と庁内の業務改善を担います。
      </p>
      <TextArea
        name="note"
        label="推薦の理由（任意）"
        help="本人・メンター・事務局が読みます。"
        maxLength={2000}
        defaultValue={kept(answered, 'recommend', 'note')}
      />
      <Button look="primary" size="lg" className="mt-3" wideOnPhone disabled={busy}>
        推薦する
      </Button>
    </Act>
  )
}

function Decline({ page, answered, busy, by }: Props & { by: 'signer' | 'recommender' }) {
  const what = by === 'signer' ? '承認' : '推薦'
  return (
    <Unfold label={`まだ${what}しない`} open={answered?.intent === 'decline'}>
      <Act page={page} intent="decline">
        <p className="mb-3">
          申請は下書きに戻り、足りないことと次の一歩が本人に届きます。そろえば、もう一度申請できます。
        </p>
        <TextArea
          name="missing"
          label="足りないこと"
          maxLength={2000}
          required
          defaultValue={kept(answered, 'decline', 'missing')}
        />
        <TextArea
          name="next"
          label="次の一歩"
          help="本人が何をすればよいか。"
          maxLength={2000}
          required
          defaultValue={kept(answered, 'decline', 'next')}
        />
        <Button size="sm" className="mt-2" disabled={busy}>
          {what}を見送って戻す
        </Button>
      </Act>
    </Unfold>
  )
}

function Decide({ page, answered, busy, failed }: Props & { failed: readonly string[] }) {
  return (
    <>
      <h2 className="sub-title">事務局が決める</h2>
      {failed.length === 0 ? (
        <Act page={page} intent="certify">
          <p>申請日の事実と規則で、すべての条件を満たしています。決めると、きょうから有効です。</p>
          <Button look="primary" size="lg" className="mt-3" wideOnPhone disabled={busy}>
            {DECISIONS[page.stage] ?? '認定する'}
          </Button>
        </Act>
      ) : (
        <p>規則の条件を満たさないので、認定できません。満たさない条件：{failed.join('、')}。</p>
      )}
      <Unfold label="認定しない" open={answered?.intent === 'refuse'}>
        <Act page={page} intent="refuse">
          <TextArea
            name="reason"
            label="認定しない理由"
            help="本人に届きます。"
            maxLength={2000}
            required
            defaultValue={kept(answered, 'refuse', 'reason')}
          />
          <TextArea
            name="next"
            label="次にすること"
            maxLength={2000}
            required
            defaultValue={kept(answered, 'refuse', 'next')}
          />
          <Button look="danger" size="sm" className="mt-2" disabled={busy}>
            認定しないと決める
          </Button>
        </Act>
      </Unfold>
    </>
  )
}

const DECISIONS: Readonly<Record<string, string>> = { 認定: '認定する', 更新: '更新を認める', 復活: '復活を認める' }
