import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { inWareki, withWeekday } from '~/domain/calendar'
import type { RoundPageData } from '~/features/rounds/round-progress-table'
import { RULE_WORDS } from '~/features/rounds/rule-words'
import { Button } from '~/ui/button'
import { DataTable } from '~/ui/data-table'
import { Notice } from '~/ui/notice'
import { KeyPanel } from '~/ui/panel'

type PreviewProps = {
  page: RoundPageData
  busy: boolean
  /** What else can be done with the plan. */
  children: ReactNode
}

/** Before a round opens: who will be asked by which rule, department by department. */
export function PopulationPreview({ page, busy, children }: PreviewProps) {
  const { preview, round, today } = page
  if (!preview) return null
  const { left, total, rules, fiscalYear, departments, latestOwnDay } = preview
  return (
    <>
      <KeyPanel
        action={
          <Form method="post">
            <Button look="primary" size="lg" name="intent" value="open" disabled={busy || total === 0}>
              {total.toLocaleString('ja-JP')} 人に聞き始める
            </Button>
          </Form>
        }
      >
        <p>
          <b>開くと、対象と聞くスキルがきょうの所属と役割で決まり</b>、全員にお知らせが届きます。
        </p>
        <p className="small sub">
          {round.opensOn > today
            ? `開始日（${inWareki(round.opensOn)}）より早く開くと、きょうが開始日になります。人数は開始日の発令で数えた見込みです。`
            : '人数は、きょうの発令で数えました。'}
        </p>
      </KeyPanel>
      {children}
      {latestOwnDay > round.confirmDueOn && (
        <Notice tone="warn" title="確認のしめきりが早すぎる人がいます">
          現場・交替制・技能労務の職員の自己評価は、2 週間長い{withWeekday(latestOwnDay)}
          までです。確認のしめきりは、それより後にしてください（「計画を直す」）。
        </Notice>
      )}
      {total === 0 && (
        <Notice tone="warn" title="聞く人がいません">
          職員がまだ取り込まれていないか、この種類では聞くものがありません。
        </Notice>
      )}
      <section className="section">
        <h2>きまりごとの人数</h2>
        <DataTable
          caption="きまりごとの人数"
          captionHidden
          rows={rules}
          rowKey={(row) => row.rule}
          columns={[
            { id: 'rule', label: 'きまり', names: true, cell: (row) => RULE_WORDS[row.rule] ?? row.rule },
            { id: 'people', label: '人数', align: 'n', cell: (row) => `${row.people.toLocaleString('ja-JP')} 人` },
            { id: 'skills', label: '聞くスキル', align: 'n', cell: (row) => `${row.skills} まで` },
          ]}
        />
        <p className="small sub mt-2">
          聞かない人：休職・育休・派遣 {left.onLeave} 人（完了の割合にも入れません）
          {left.fiscalYear > 0 &&
            `、会計年度任用 ${left.fiscalYear} 人（所属長が対象に${fiscalYear.people > 0 ? 'していない人' : 'した人だけ聞く決まり'}です）`}
          {left.nothing > 0 && `、この期間で聞くものがない ${left.nothing} 人`}。
        </p>
      </section>
      {fiscalYear.people > 0 && (
        <section className="section">
          <h2>{RULE_WORDS['POP-7']}（常勤と分けて示します）</h2>
          <p>
            所属長が対象にした <b>{fiscalYear.people.toLocaleString('ja-JP')} 人</b>に、共通の {fiscalYear.skills}{' '}
            スキルを聞きます。
          </p>
          <p className="small sub mt-2">進みも集計も、上の人数には入れずに、別に数えます。</p>
        </section>
      )}
      <section className="section">
        <h2>部局ごとの人数</h2>
        <DataTable
          caption="部局ごとの人数"
          captionHidden
          rows={departments}
          rowKey={(row) => row.code}
          columns={[
            { id: 'name', label: '部局', names: true, cell: (row) => row.name },
            ...rules.map((rule, index) => ({
              id: rule.rule,
              label: RULE_WORDS[rule.rule]?.replace(/（.*/, '') ?? rule.rule,
              align: 'n' as const,
              cell: (row: (typeof departments)[number]) => row.byRule[index] ?? 0,
            })),
            { id: 'people', label: '聞く人', align: 'n', cell: (row) => <b>{row.people}</b> },
            ...(fiscalYear.people > 0
              ? [
                  {
                    id: 'fiscal-year',
                    label: '会計年度任用（別に数える）',
                    align: 'n' as const,
                    cell: (row: (typeof departments)[number]) => row.fiscalYear,
                  },
                ]
              : []),
            { id: 'left', label: '休職など', align: 'n', cell: (row) => row.left },
          ]}
        />
      </section>
    </>
  )
}
