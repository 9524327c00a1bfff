import { Form, Link } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Select, TextArea } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'
import { Tabs } from '~/ui/tabs'
import { Unfold } from '~/ui/unfold'
import { reviewHref } from './review-href'
import type { ReviewFailure } from './review-intents.server'
import type { ReviewPage } from './review-page.server'

type Props = { page: ReviewPage; failed: ReviewFailure | null; busy: boolean }
type Comment = ReviewPage['comments'][number]

/** What was said, open ones first by choice, each with its answers. */
export function Comments(props: Props) {
  const { page } = props
  const code = page.skill?.code
  return (
    <>
      <Tabs
        label="コメントをしぼる"
        tabs={[
          { to: reviewHref({ skill: code }), label: '解決していないもの', current: page.show === 'open' },
          { to: reviewHref({ skill: code, show: 'all' }), label: 'すべて', current: page.show === 'all' },
        ]}
      />
      {page.comments.length === 0 ? (
        <p className="sub mt-3">
          {page.show === 'open' ? '解決していないコメントはありません。' : 'コメントはまだありません。'}
        </p>
      ) : (
        page.comments.map((comment) => <OneComment key={comment.id} comment={comment} {...props} />)
      )}
    </>
  )
}

function OneComment({ comment, page, failed, busy }: Props & { comment: Comment }) {
  const { id, about, skill, body, by, on, resolved, answers } = comment
  const isHere = failed?.kept.comment === String(id)
  return (
    <article className="comment" id={`comment-${id}`} aria-label={`${about}へのコメント`}>
      <p>
        <b>{skill && skill !== page.skill?.code ? <Link to={reviewHref({ skill })}>{about}</Link> : about}</b>{' '}
        <span className="small sub">
          {by}　{on}
        </span>
      </p>
      <p className="comment-body">{body}</p>
      {answers.length > 0 && (
        <ul className="comment-answers">
          {answers.map((answer) => (
            <li key={answer.id}>
              <p className="small sub">
                {answer.by}の返事　{answer.on}
              </p>
              <p className="comment-body">{answer.body}</p>
            </li>
          ))}
        </ul>
      )}
      {resolved ? (
        <p className="mt-2">
          <StateMark state="ok" size="sm">
            解決済み（{resolved.by}、{resolved.on}）
          </StateMark>
        </p>
      ) : (
        <div className="row no-print mt-2">
          <Form method="post" preventScrollReset>
            <input type="hidden" name="versionId" value={page.version.id} />
            <input type="hidden" name="comment" value={id} />
            <Button size="sm" name="intent" value="resolve" disabled={busy}>
              解決済みにする<span className="sr-only">（{about}）</span>
            </Button>
          </Form>
        </div>
      )}
      {!resolved && (
        <Unfold label="返事を書く" open={isHere && failed?.kept.intent === 'answer'}>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="versionId" value={page.version.id} />
            <input type="hidden" name="comment" value={id} />
            <TextArea
              name="body"
              id={`answer-${id}`}
              label="返事"
              error={isHere ? failed?.errors.body : undefined}
              defaultValue={isHere ? failed?.kept.body : undefined}
            />
            <Button size="sm" name="intent" value="answer" className="mt-2" disabled={busy}>
              返事を書く
            </Button>
          </Form>
        </Unfold>
      )}
    </article>
  )
}

/** A new comment: of the whole version, or of the skill that is open. */
export function NewComment({ page, failed, busy }: Props) {
  const { skill, skills, version } = page
  const isHere = failed?.kept.intent === 'comment'
  const kept = isHere ? failed?.kept : undefined
  const levels = [
    { value: '', label: 'スキルの全体' },
    ...[0, 1, 2, 3, 4].map((level) => ({ value: String(level), label: `レベル ${level}` })),
  ]
  return (
    <Form method="post" key={`${skill?.code} ${page.totalComments}`} className="no-print section-tight">
      <h3>新しいコメント</h3>
      <input type="hidden" name="versionId" value={version.id} />
      <div className="row mt-2">
        {skill ? (
          <input type="hidden" name="skill" value={skill.code} />
        ) : (
          <Select
            name="skill"
            label="どこに"
            size="sm"
            options={[
              { value: '', label: '版の全体' },
              ...skills.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            defaultValue={kept?.skill ?? ''}
          />
        )}
        <Select name="level" label="レベル" size="sm" options={levels} defaultValue={kept?.level ?? ''} />
      </div>
      <div className="mt-3">
        <TextArea
          name="body"
          label="コメント"
          error={isHere ? failed?.errors.body : undefined}
          defaultValue={kept?.body}
          required
          className="w-full"
        />
      </div>
      <Button name="intent" value="comment" className="mt-3" disabled={busy}>
        コメントを書く
      </Button>
    </Form>
  )
}
