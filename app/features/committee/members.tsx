import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { EmptyState } from '~/ui/empty-state'
import { FieldError, Select } from '~/ui/field'
import { Notice } from '~/ui/notice'
import { Tag } from '~/ui/tag'
import { Unfold } from '~/ui/unfold'
import type { Kept } from './committee-intents.server'
import type { CommitteePage } from './committee-page.server'
import { Problem } from './problem'

type Props = { page: CommitteePage; kept: Kept | null; busy: boolean }

/** Who sits in the round; 事務局 names them until it has met. */
export function Members({ page, kept, busy }: Props) {
  const { members, possible } = page
  return (
    <section className="section" aria-labelledby="members">
      <h2 id="members">委員</h2>
      {members.length === 0 ? (
        <p>委員がまだ決まっていません。</p>
      ) : (
        <ul className="row">
          {members.map(({ accountId, name, chair }) => (
            <li key={accountId}>
              {name} {chair && <Tag look="strong">議長</Tag>}
            </li>
          ))}
        </ul>
      )}
      {possible && (
        <Unfold
          label={members.length === 0 ? '委員を決める' : '委員を変える'}
          open={members.length === 0 || kept !== null}
        >
          <Problem kept={kept} />
          {kept?.theirs && (
            <Notice tone="warn" live title="保存していません">
              {`ほかの人が先に委員を変えました。いまは ${kept.theirs} です。あなたの選んだものは下に残っています。`}
            </Notice>
          )}
          {possible.length === 0 ? (
            <EmptyState title="認定委員の役目を持つ人がいません">
              システムの担当に頼んで、役目を付けてもらってください：
              <code>npm run portal -- grant-function committee_member 職員番号</code>。付くと、ここで選べます。
            </EmptyState>
          ) : (
            <MembersForm page={page} possible={possible} kept={kept} busy={busy} />
          )}
        </Unfold>
      )}
    </section>
  )
}

function MembersForm({
  page: { members, read },
  possible,
  kept,
  busy,
}: Props & { possible: NonNullable<CommitteePage['possible']> }) {
  const chosen = kept ? (kept.values.member ?? []) : members.map(({ accountId }) => String(accountId))
  const chair = members.find((one) => one.chair)?.accountId
  // After a conflict the second try is meant: it is held against what is there now.
  return (
    <Form method="post" key={read}>
      <input type="hidden" name="read" value={read} />
      <fieldset id="member" aria-describedby={kept?.errors.member ? 'member-error' : undefined}>
        <legend className="label">委員（規則の目安は 5〜7 人、3 人以上）</legend>
        {kept?.errors.member && <FieldError id="member-error" error={kept.errors.member} />}
        {possible.map(({ accountId, name, unit }) => (
          <Checkbox
            key={accountId}
            name="member"
            value={String(accountId)}
            label={name}
            help={unit ?? '庁外の委員'}
            defaultChecked={chosen.includes(String(accountId))}
          />
        ))}
      </fieldset>
      <Select
        name="chair"
        label="議長"
        defaultValue={kept?.values.chair?.[0] ?? (chair ? String(chair) : '')}
        error={kept?.errors.chair}
        options={[
          { value: '', label: '選んでください' },
          ...possible.map(({ accountId, name }) => ({ value: String(accountId), label: name })),
        ]}
      />
      <Button className="mt-3" name="intent" value="members" disabled={busy}>
        委員を決める
      </Button>
    </Form>
  )
}
