import { Form } from '@remix-run/react'
import { useState } from 'react'
import { Button } from '~/ui/button'
import { Field } from '~/ui/field'
import { useHydrated } from '~/ui/hydrated'
import { Notice } from '~/ui/notice'
import { Panel } from '~/ui/panel'

type FeedPanelProps = {
  /** Since when an address stands, in words; null: none does. */
  since: string | null
  /** The address that was just made: it is shown this once. */
  address: string | null
  busy: boolean
}

/** Makes, renews and ends the address under which a calendar reads one's own sessions. */
export function CalendarFeedPanel({ since, address, busy }: FeedPanelProps) {
  return (
    <>
      {address && <NewAddress address={address} />}
      {!address && since && (
        <Notice tone="quiet" title={`${since}に作った URL が使えます`}>
          URL は作ったときに一度だけ表示されます。分からなくなったら、新しく作ってください。前の URL
          は使えなくなります。
        </Notice>
      )}
      <div className="row mt-4">
        <Form method="post">
          <input type="hidden" name="intent" value="issue" />
          <Button look={since || address ? 'outline' : 'primary'} icon="calendar" disabled={busy}>
            {since || address ? 'URL を作り直す' : 'カレンダー用の URL を作る'}
          </Button>
        </Form>
        {(since || address) && (
          <Form method="post">
            <input type="hidden" name="intent" value="revoke" />
            <Button look="danger" disabled={busy}>
              URL を止める
            </Button>
          </Form>
        )}
      </div>
    </>
  )
}

function NewAddress({ address }: { address: string }) {
  return (
    <Panel>
      <h2 className="sub-title">この URL をカレンダーに登録してください</h2>
      <Field
        name="address"
        label="カレンダー用の URL"
        help="この画面を離れると、もう表示されません。ほかの人に教えないでください。URL を知っている人は、あなたの研修の予定を見られます。"
      >
        <input
          id="address"
          className="input num w-full"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          aria-describedby="address-help"
        />
      </Field>
      <CopyButton address={address} />
    </Panel>
  )
}

function CopyButton({ address }: { address: string }) {
  const [isCopied, setCopied] = useState(false)
  if (!useHydrated()) return null
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    setCopied(true)
  }
  return (
    <div className="mt-2">
      <Button type="button" size="sm" icon={isCopied ? 'check' : 'link'} onClick={() => void copy()}>
        コピーする
      </Button>{' '}
      <span role="status">{isCopied && 'コピーしました。'}</span>
    </div>
  )
}
