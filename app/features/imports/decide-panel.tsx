import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import type { ImportPage } from '~/features/imports/import.server'
import { Button } from '~/ui/button'
import { RadioGroup } from '~/ui/choice'
import { useHydrated } from '~/ui/hydrated'
import { Icon } from '~/ui/icon'
import { KeyPanel } from '~/ui/panel'

/** All rows or none, or all but the bad ones by explicit choice. */
export function DecidePanel({ page }: { page: ImportPage }) {
  const [rows, setRows] = useState('all')
  const hydrated = useHydrated()
  const sending = useNavigation().formData?.get('intent') === 'commit'
  const { counts } = page.preview ?? { counts: null }
  if (!counts || !page.mayDecide) return null
  const say = (count: number) => count.toLocaleString('ja-JP')
  const good = counts.new + counts.changed + counts.unchanged
  const inTheWay = page.preview?.inTheWay
  const waits = inTheWay !== undefined || (counts.bad > 0 && rows === 'all')
  const nothing = page.preview?.isSame ?? counts.new + counts.changed === 0
  return (
    <Form
      method="post"
      className="section"
      onChange={(event) => setRows(String(new FormData(event.currentTarget).get('rows') ?? 'all'))}
    >
      <input type="hidden" name="intent" value="commit" />
      <KeyPanel
        title={nothing && counts.bad === 0 ? '取り込むものはありません' : 'どう取り込みますか'}
        action={
          <div className="text-center">
            <Button
              look="primary"
              size="lg"
              wideOnPhone
              disabled={sending || (hydrated && waits)}
              aria-describedby={waits ? 'why-not' : undefined}
            >
              {sending ? '取り込んでいます…' : '取り込む'}
            </Button>
            {waits && !inTheWay && (
              <p className="small mt-2" id="why-not">
                <Icon name="lock" /> エラーが{' '}
                <b>
                  {say(counts.bad)} {page.canSkipBadRows ? '行' : 'か所'}
                </b>
                残っています
              </p>
            )}
          </div>
        }
      >
        {inTheWay && (
          <p id="why-not">
            <Icon name="lock" /> {inTheWay}
          </p>
        )}
        {counts.bad === 0 && !inTheWay && (
          <p>
            {nothing
              ? 'このファイルの内容は、すべて登録済みです。取り込んでも何も変わりません。'
              : `${say(good)} 行をまとめて取り込みます。一つでも書き込めないときは、何も書き込みません。`}
          </p>
        )}
        {counts.bad > 0 && !page.canSkipBadRows && (
          <p>誤りを直して、ファイルを選び直してください。一部だけは取り込めません。</p>
        )}
        {counts.bad > 0 && page.canSkipBadRows && (
          <RadioGroup
            name="rows"
            legend={<span className="sr-only">取込み方</span>}
            value="all"
            options={[
              {
                value: 'all',
                label: <b>{`${say(counts.bad)} 行を直してから、まとめて取り込む`}</b>,
                help: '1 行でも残っていると、何も書き込みません。直したファイルを選び直してください。',
              },
              {
                value: 'all_but_bad',
                label: (
                  <>
                    <b>{`エラーの ${say(counts.bad)} 行を除いて取り込む`}</b>（{say(good)} 行）
                  </>
                ),
                help: '除いた行は残り、あとで直して取り込めます。',
              },
            ]}
          />
        )}
      </KeyPanel>
    </Form>
  )
}
