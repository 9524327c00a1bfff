import { Form } from '@remix-run/react'
import { inWareki } from '~/domain/calendar'
import type { RoundPageData } from '~/features/rounds/round-progress-table'
import { Button } from '~/ui/button'
import { Dialog } from '~/ui/dialog'
import { TextInput } from '~/ui/field'
import { KeyPanel } from '~/ui/panel'

/** What 事務局 can do next with a round that is open or closed. */
export function RoundActions({ page, busy }: { page: RoundPageData; busy: boolean }) {
  if (page.round.state === 'open') return <OpenActions page={page} busy={busy} />
  return page.round.state === 'closed' && page.publications.length === 0 ? <Publish page={page} busy={busy} /> : null
}

function OpenActions({ page, busy }: { page: RoundPageData; busy: boolean }) {
  if (!page.progress || page.department) return null
  // What is done here is done to everybody asked, the 会計年度任用職員 too.
  const everybody = [page.progress.total, page.progress.fiscalYear].filter((part) => part !== null)
  const sum = (count: (part: (typeof everybody)[number]) => number) =>
    everybody.reduce((people, part) => people + count(part), 0)
  const missing = sum((part) => part.notStarted + part.drafts + part.returned)
  const waiting = sum((part) => part.submitted - part.confirmed)
  return (
    <div className="row my-4">
      {missing > 0 && (
        <Form method="post">
          <Button name="intent" value="remind" disabled={busy}>
            出していない {missing.toLocaleString('ja-JP')} 人に知らせる
          </Button>
        </Form>
      )}
      <Dialog label="評価期間を閉じる" title="評価期間を閉じる">
        <p>
          閉じると、いまの {sum((part) => part.asked + part.outside).toLocaleString('ja-JP')}{' '}
          人の所属とレベルを記録して固定します。
          <b>あとから変わりません</b>。
        </p>
        <p className="mt-2">
          まだ出していない {missing} 人は、随時確認で出せます。確認待ちの {waiting} 人の分は、閉じたあとも所属長が
          随時確認として決められます。
        </p>
        <Form method="post" className="mt-4">
          <Button look="primary" name="intent" value="close" disabled={busy}>
            閉じて固定する
          </Button>
        </Form>
      </Dialog>
    </div>
  )
}

function Publish({ page, busy }: { page: RoundPageData; busy: boolean }) {
  return (
    <KeyPanel
      title="集計を公表する"
      action={
        <Form method="post">
          <TextInput name="title" label="題名" defaultValue={`${page.round.name}の結果`} maxLength={80} size="sm" />
          <div className="mt-3">
            <Button look="primary" name="intent" value="publish" disabled={busy}>
              公表する
            </Button>
          </div>
        </Form>
      }
    >
      <p>
        {page.round.closedOn && `${inWareki(page.round.closedOn)}に固定した`}
        部局・所属ごとの集計を、部局長・監査が見られるようにします。評価した人が 5 人より少ない組は出しません。
      </p>
    </KeyPanel>
  )
}
