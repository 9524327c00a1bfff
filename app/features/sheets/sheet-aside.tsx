import { Form, Link } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { TextInput } from '~/ui/field'
import { StateMark } from '~/ui/state-mark'
import type { SheetPage } from './sheet.server'
import { sheetHref } from './sheet-links'

/** Of which year, in which state, with which versions: what stands beside the paper on the screen. */
export function SheetAside({ page }: { page: SheetPage }) {
  return (
    <aside className="no-print sheet-aside" aria-label="状態と版">
      <h2>状態</h2>
      <ul className="sheet-states">
        {page.fixed.map((name) => (
          <li key={name}>
            <StateMark state="ok" size="sm">
              {name}末を確定
            </StateMark>
          </li>
        ))}
        {page.corrected > 0 && (
          <li>
            <StateMark state="ok" size="sm">
              確定後の調整 {page.corrected} 件を反映
            </StateMark>
          </li>
        )}
        <li>
          <StateMark state={page.unreconciled === 0 ? 'ok' : 'no'} size="sm">
            数を台帳と照合：ずれ {page.unreconciled} 件
          </StateMark>
        </li>
        {!page.isOver && (
          <li>
            <StateMark state="wait" size="sm">
              {page.yearName}は途中
            </StateMark>
          </li>
        )}
        <li>
          <StateMark state={page.chosen ? 'ok' : 'wait'} size="sm">
            {page.chosen ? `コメント　第 ${page.chosen.version} 版` : 'コメントはまだありません'}
          </StateMark>
          {page.chosen && (
            <span className="small sub block">
              {page.chosen.on}
              {page.chosen.by && `・${page.chosen.by}`}
            </span>
          )}
        </li>
      </ul>
      {page.mayEdit && (
        <p className="mt-3">
          <LinkButton to={sheetHref({ number: page.number, fiscalYear: page.fiscalYear }, '/edit')}>
            {page.chosen ? 'コメントを直す' : 'コメントを書く'}
          </LinkButton>
        </p>
      )}
      <h2>年度</h2>
      <ul className="sheet-choices">
        {page.choices.map(({ fiscalYear, name, current }) => (
          <li key={fiscalYear}>
            <Link to={sheetHref({ number: page.number, fiscalYear })} aria-current={current ? 'page' : undefined}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <Form method="get" action={`/sheets/${page.number}`} className="sheet-as-of" preventScrollReset>
        <input type="hidden" name="year" value={page.fiscalYear} />
        <TextInput
          key={page.asOf}
          name="asOf"
          label="いつ現在"
          help="過去の日を入れると、その日に正しかった数で作り直します。確定した年度末は変わりません。"
          error={page.problem ?? undefined}
          size="sm"
          className="num w-44"
          autoComplete="off"
          defaultValue={page.asOfTyped === '' ? page.asOfWords : page.asOfTyped}
        />
        <Button size="sm">表示する</Button>
      </Form>
      <Versions page={page} />
      <Changes page={page} />
      <h2>ほかの個票</h2>
      <ul className="sheet-choices">
        {page.others.map(({ number, title }) => (
          <li key={number}>
            <Link to={sheetHref({ number, fiscalYear: page.fiscalYear })}>
              個票{number}　{title}
            </Link>
          </li>
        ))}
        <li>
          <Link to="/pulse">組織文化の調査</Link>
        </li>
      </ul>
    </aside>
  )
}

function Versions({ page }: { page: SheetPage }) {
  if (page.versions.length === 0) return null
  return (
    <>
      <h2>保存した版</h2>
      <ol className="sheet-choices">
        {page.versions.map(({ version, when, by }) => (
          <li key={version}>
            <Link
              to={sheetHref({ number: page.number, fiscalYear: page.fiscalYear, version })}
              aria-current={page.chosen?.version === version ? 'page' : undefined}
            >
              第 {version} 版
            </Link>
            <span className="small sub block">
              {when}
              {by && `・${by}`}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** The figures as of the day on which the version was saved, where they are others now. */
function Changes({ page: { chosen, changes, askedDay } }: { page: SheetPage }) {
  if (!chosen || askedDay !== null) return null
  if (changes.length === 0) return <p className="small sub mt-3">第 {chosen.version} 版を保存した日の数と同じです。</p>
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">保存した日との違い</h2>
      <p className="small sub">
        第 {chosen.version} 版は{chosen.asOf}現在の数で書きました。いまの数と違うのは次のとおりです。
      </p>
      <dl className="sheet-changes">
        {changes.map(({ label, yearName, fiscalYear, saved, now }) => (
          <div key={`${label} ${fiscalYear}`}>
            <dt>
              {label}（{yearName}）
            </dt>
            <dd className="num">
              保存した日 {figure(saved)} → いま <b>{figure(now)}</b>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function figure(value: number | null): string {
  return value === null ? '—' : value.toLocaleString('ja-JP')
}
