import { Form, Link } from '@remix-run/react'
import {
  LONGEST_ACTIVITY,
  LONGEST_SHEET_TEXT,
  MOST_LINES_OF_SHEET_TEXT,
  SHEET_TEXTS,
  type SheetText,
} from '~/domain/sheet'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea, TextInput } from '~/ui/field'
import { Notice } from '~/ui/notice'
import type { SheetConflict } from './save-sheet.server'
import type { SheetEditPage } from './sheet-edit.server'
import { sheetHref } from './sheet-links'
import type { SheetKept } from './sheet-submission.server'

const LABELS: Readonly<Record<SheetText, string>> = {
  comment: '所管課のコメント',
  issues: '課題と対応',
  opinion: '行革推進委員会の意見',
  answer: '意見への対応',
}

type FormProps = { page: SheetEditPage; kept: SheetKept | null; busy: boolean }

/** What is written of a sheet; what was typed stays when it was not saved. */
export function SheetEditForm({ page, kept, busy }: FormProps) {
  const basedOn = kept?.conflict?.version ?? (kept ? Number(kept.values.basedOn ?? page.version) : page.version)
  return (
    <Form method="post" className="section">
      {kept && <ErrorSummary errors={kept.errors} labels={labelsOf(page)} />}
      {kept && <Problem kept={kept} />}
      <input type="hidden" name="year" value={page.fiscalYear} />
      <input type="hidden" name="basedOn" value={basedOn} />
      {SHEET_TEXTS.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={LABELS[name]}
          help={
            name === 'comment'
              ? `それぞれ ${LONGEST_SHEET_TEXT} 字、${MOST_LINES_OF_SHEET_TEXT} 行まで。A4 1 枚に収まります。`
              : undefined
          }
          rows={4}
          defaultValue={kept?.values[name] ?? page.texts[name]}
          error={kept?.errors[name]}
          className="w-full"
        />
      ))}
      {page.activities.map(({ name, words, shown }, place) => {
        const field = `activities[${place}]`
        return (
          <TextInput
            key={field}
            name={field}
            label={`取組の実績：${name}`}
            help={`空けておくと、記録から「${shown}」と出ます。`}
            defaultValue={kept?.values[field] ?? words}
            error={kept?.errors[field]}
            maxLength={LONGEST_ACTIVITY}
            autoComplete="off"
            className="w-full max-w-96"
          />
        )
      })}
      <div className="row mt-6">
        <Button look="primary" disabled={busy}>
          第 {basedOn + 1} 版として保存する
        </Button>
        <Link to={sheetHref(page)}>保存しないで戻る</Link>
      </div>
      <p className="small sub mt-2">前の版は残ります。数は、保存した日のものも一緒に残します。</p>
    </Form>
  )
}

function labelsOf({ activities }: SheetEditPage): Record<string, string> {
  const ofActivities = activities.map(({ name }, place) => [`activities[${place}]`, `取組の実績：${name}`])
  return { ...LABELS, ...Object.fromEntries(ofActivities) }
}

function Problem({ kept }: { kept: SheetKept }) {
  if (kept.problem === '') return null
  if (!kept.conflict) {
    return (
      <Notice tone="error" live>
        {kept.problem}
      </Notice>
    )
  }
  return (
    <Notice tone="warn" live title="保存していません">
      {kept.problem}あなたの入力は下に残っています。見比べて直してから保存すると、次の版になります。
      <BothTexts conflict={kept.conflict} values={kept.values} />
    </Notice>
  )
}

function BothTexts({ conflict, values }: { conflict: SheetConflict; values: Record<string, string> }) {
  const differing = SHEET_TEXTS.filter(
    (name) => (values[name] ?? '').replace(/\r\n?/g, '\n').trim() !== conflict.texts[name],
  )
  if (differing.length === 0) return <p>本文は、あなたの入力と同じです。</p>
  return (
    <table className="data-table dense stack sheet-both mt-2">
      <caption className="sr-only">二つの入力の違い</caption>
      <thead>
        <tr>
          <th scope="col">欄</th>
          <th scope="col">あなたの入力</th>
          <th scope="col">第 {conflict.version} 版</th>
        </tr>
      </thead>
      <tbody>
        {differing.map((name) => (
          <tr key={name}>
            <th scope="row">{LABELS[name]}</th>
            <td data-label="あなたの入力" className="sheet-words">
              {values[name] || '（空）'}
            </td>
            <td data-label={`第 ${conflict.version} 版`} className="sheet-words">
              {conflict.texts[name] || '（空）'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
