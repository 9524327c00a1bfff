import { Form } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import { isByOrder } from '~/domain/certificate-changes'
import { Button } from '~/ui/button'
import { Checkbox } from '~/ui/choice'
import { ErrorSummary } from '~/ui/error-summary'
import { DateInput, FieldError, TextInput } from '~/ui/field'
import { Unfold } from '~/ui/unfold'
import type { SentChange } from './change-intents.server'
import { CHANGE_WORDS } from './change-words'
import type { HolderPage, PossibleChange } from './holder.server'

type Props = { page: HolderPage; sent: SentChange | undefined; busy: boolean }

/** 記録する: one form for each thing that may have happened, closed until it is needed. */
export function ChangePanel(props: Props) {
  const { page } = props
  if (page.isSelf) {
    return <p>自分の認定証は、自分では変えられません。事務局のほかの人に頼んでください。</p>
  }
  return (
    <section className="no-print" aria-labelledby="record">
      <h2 id="record">記録する</h2>
      {page.changes.length === 0 ? (
        <p>
          いま記録できることはありません。新しい認定・更新・復活は、本人の申請から始まります。先の日の記録があるときは、それを取り消すと、記録し直せます。
        </p>
      ) : (
        <>
          <p className="small sub">
            日付には、そうなった日（効力の日）を入れます。きょう入力しても、人数はその日から変わります。
            {page.fixed &&
              `確定済みの${page.fixed.year}までの日でもかまいません。人数が変わるぶんは、確定した数字を書き換えず、${page.fixed.next}の「調整」に入ります。`}
          </p>
          {page.changes.map((change) => (
            <ChangeForm key={change.event} change={change} {...props} />
          ))}
        </>
      )}
    </section>
  )
}

function ChangeForm({ change, page, sent, busy }: Props & { change: PossibleChange }) {
  const { event } = change
  const own = sent?.form === event ? sent : undefined
  const words = CHANGE_WORDS[event]
  const id = (name: string) => `${event}-${name}`
  const proposal = page.proposals.find((one) => one.event === event)
  const field = (name: string, otherwise = '') => ({
    name,
    id: id(name),
    defaultValue: own?.values[name] ?? otherwise,
    error: own?.errors[name],
  })
  const byId = Object.fromEntries(Object.entries(own?.errors ?? {}).map(([name, texts]) => [name && id(name), texts]))
  return (
    <Unfold label={words.title} open={own !== undefined}>
      <Form method="post">
        {own && <ErrorSummary errors={byId} />}
        <p className="mb-3">{words.says}</p>
        <input type="hidden" name="intent" value={isByOrder(event) ? 'order' : event} />
        {isByOrder(event) && <input type="hidden" name="event" value={event} />}
        <input type="hidden" name="staffNumber" value={page.staffNumber} />
        <Certificates change={change} own={own} id={id('roles')} />
        <DateInput
          {...field('day', proposal ? inWareki(proposal.day) : '')}
          label={words.day}
          help={proposal ? `人事の発令から入れてあります。例：令和10年12月1日、R10.12.1` : undefined}
        />
        {event === 'restart' && <DateInput {...field('requestedOn')} label="本人が申し出た日" />}
        {event === 'condition_met' && (
          <TextInput
            {...field('checked')}
            label="何で確かめたか"
            help="例：TRN-307 の修了記録、効果の測定の記録。200 文字まで。"
            maxLength={200}
          />
        )}
        {event === 'revoke' && (
          <TextInput
            {...field('kept')}
            label="理由の保管場所"
            help="例：文書番号 総務 第 123 号。理由そのものは書きません。200 文字まで。"
            maxLength={200}
          />
        )}
        {event !== 'condition_met' && event !== 'revoke' && (
          <TextInput
            {...field('note')}
            label="覚え書き（任意）"
            help="事務局と職員課が読みます。200 文字まで。"
            maxLength={200}
          />
        )}
        <Button look={event === 'revoke' ? 'danger' : 'outline'} className="mt-3" wideOnPhone disabled={busy}>
          {words.press}
        </Button>
      </Form>
    </Unfold>
  )
}

/** Which certificates it concerns; the only one there is needs no choice, and 取消 of one of two is chosen by hand. */
function Certificates({ change, own, id }: { change: PossibleChange; own: SentChange | undefined; id: string }) {
  const [first, ...others] = change.certificates
  if (first && others.length === 0) {
    return (
      <p className="mb-3">
        <input type="hidden" name="roles" value={first.role} />
        認定証：<b>{first.roleWord}</b>（{first.limit}まで）
      </p>
    )
  }
  const isChosen = (role: string) => own?.roles.includes(role) ?? change.event !== 'revoke'
  return (
    <fieldset id={id} className="mb-3">
      <legend className="label">どの認定証か</legend>
      <FieldError id={`${id}-error`} error={own?.errors.roles} />
      {change.certificates.map(({ role, roleWord, limit }) => (
        <Checkbox
          key={role}
          name="roles"
          value={role}
          label={roleWord}
          help={`${limit}まで`}
          defaultChecked={isChosen(role)}
        />
      ))}
    </fieldset>
  )
}
