import { Form } from '@remix-run/react'
import { inWarekiShort } from '~/domain/calendar'
import { Button } from '~/ui/button'
import { RadioGroup } from '~/ui/choice'
import { Dialog } from '~/ui/dialog'
import { DateInput, Select, TextInput } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'
import { Unfold } from '~/ui/unfold'
import { fieldsOf, type SentForm } from './sent-form'
import type { ToolPage } from './tool.server'

/** When it was tried, and how that went. */
export function ToolTrials({ page, sent }: { page: ToolPage; sent: SentForm }) {
  const { trials, may, state } = page
  return (
    <section className="section">
      <h2>ためした記録</h2>
      {trials.length === 0 && <p className="sub">まだありません。年に一度は、動くかどうかをためします。</p>}
      <ul className="dated-list">
        {trials.map(({ trialId, on, worked, by, note }) => (
          <li key={trialId} className="flex-wrap">
            <time dateTime={on} className="num">
              {inWarekiShort(on)}
            </time>
            <StateMark state={worked ? 'ok' : 'no'} size="sm">
              {worked ? '動いた' : '動かなかった'}
            </StateMark>
            <span className="sub">{by}</span>
            {note && <span>{note}</span>}
          </li>
        ))}
      </ul>
      {may.edit && state === 'operating' && (
        <Unfold label="ためした記録を加える" open={sent?.intent === 'trial' || page.needs.includes('trial')}>
          <TrialForm page={page} sent={sent} />
        </Unfold>
      )}
    </section>
  )
}

function TrialForm({ page, sent }: { page: ToolPage; sent: SentForm }) {
  const field = fieldsOf(sent, 'trial')
  const { defaultValue, error } = field('worked', 'yes')
  return (
    <Form method="post" preventScrollReset>
      <RadioGroup
        name="worked"
        legend="動きましたか"
        value={defaultValue}
        {...(error ? { error } : {})}
        options={[
          { value: 'yes', label: '動いた' },
          { value: 'no', label: '動かなかった' },
        ]}
      />
      <DateInput {...field('on', page.today)} id="trial-on" label="ためした日" />
      <TextInput {...field('note')} id="trial-note" label="ひとこと（任意）" className="w-full" maxLength={500} />
      <div className="row mt-5">
        <Button name="intent" value="trial">
          記録する
        </Button>
      </div>
    </Form>
  )
}

/** Who is to keep it, and its end. */
export function ToolKeepers({ page, sent }: { page: ToolPage; sent: SentForm }) {
  if (!page.may.edit || page.state === 'retired') return null
  const field = fieldsOf(sent, 'keeper')
  const asks = page.needs.includes('owner')
  return (
    <section className="section no-print">
      <h2>担当と後任</h2>
      <Unfold label="担当か後任を決める" open={sent?.intent === 'keeper' || asks}>
        <Form method="post" preventScrollReset>
          <Select
            {...field('role', asks ? 'owner' : 'successor')}
            id="keeper-role"
            label="どちらを"
            options={[
              { value: 'owner', label: '担当（きょうから）' },
              { value: 'successor', label: '後任（次に引き継ぐ人）' },
            ]}
          />
          <TextInput
            {...field('who')}
            id="keeper-who"
            label="だれに"
            help="職員番号か、氏名（姓と名）"
            className="w-full max-w-md"
          />
          <div className="row mt-5">
            <Button name="intent" value="keeper">
              決める
            </Button>
          </div>
        </Form>
      </Unfold>
      <div className="mt-4">
        <Dialog label="廃止する" title={`「${page.name}」を廃止しますか`} look="danger" size="sm">
          <p>使われなくなったツールとして、台帳に残します。担当や試行は求めなくなります。</p>
          <Form method="post" className="row mt-4">
            <Button look="danger" name="intent" value="retire">
              廃止する
            </Button>
          </Form>
        </Dialog>
      </div>
    </section>
  )
}
