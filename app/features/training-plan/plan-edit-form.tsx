import { Form } from '@remix-run/react'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FieldError, TextInput } from '~/ui/field'
import { costText } from './cost-text'
import type { PlanEditPage } from './plan-edit.server'
import type { PlanOutcome } from './plan-intents.server'

type Failed = Extract<PlanOutcome, { ok: false }>
type Row = PlanEditPage['rows'][number]

/** Sessions, capacity, cost and a note for each course; what was typed stays when it was not saved. */
export function PlanEditForm({ page, failed, busy }: { page: PlanEditPage; failed: Failed | null; busy: boolean }) {
  return (
    <Form method="post" className="plan-edit">
      {failed && <ErrorSummary errors={failed.errors} />}
      <input type="hidden" name="year" value={page.year} />
      <input type="hidden" name="basedOn" value={failed?.stale?.version ?? page.latest} />
      <table className="data-table dense stack plan-table">
        <caption className="sr-only">研修ごとの回数・定員・費用</caption>
        <thead>
          <tr>
            <th scope="col">研修</th>
            <th scope="col" className="n">
              需要（うち認定・更新）
            </th>
            <th scope="col">回</th>
            <th scope="col">定員</th>
            <th scope="col" className="n">
              いまの席
            </th>
            <th scope="col">1 回の費用（円）</th>
            <th scope="col">メモ</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row, index) => (
            <EditRow key={row.code} row={row} index={index} failed={failed} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">計</th>
            <td className="n" data-label="需要（うち認定・更新）">
              {page.totals.demand.toLocaleString('ja-JP')}（{page.totals.rules}）
            </td>
            <td colSpan={2} />
            <td className="n" data-label="いまの席">
              {page.totals.seats.toLocaleString('ja-JP')}
            </td>
            <td colSpan={2} data-label="費用">
              {costText(page.cost)}
            </td>
          </tr>
        </tfoot>
      </table>
      <TextInput name="note" label="この版のメモ" defaultValue={failed?.kept.note ?? page.note} maxLength={500} />
      <div className="row mt-4">
        <Button name="intent" value="save" look="primary" disabled={busy}>
          {failed?.stale ? `第 ${failed.stale.version + 1} 版として保存する` : '新しい版として保存する'}
        </Button>
        <span className="small sub">前の版は残ります。</span>
      </div>
    </Form>
  )
}

function EditRow({ row, index, failed }: { row: Row; index: number; failed: Failed | null }) {
  const name = (field: string) => `lines[${index}].${field}`
  const input = (field: string, value: string | number | null, label: string, className: string) => (
    <CellInput
      name={name(field)}
      label={`${row.title}の${label}`}
      value={failed?.kept[name(field)] ?? String(value ?? '')}
      errors={failed?.errors[name(field)]}
      className={className}
    />
  )
  return (
    <tr>
      <th scope="row">
        {row.title} <span className="num sub">{row.code}</span>
        <input type="hidden" name={name('courseCode')} value={row.code} />
      </th>
      <td className="n" data-label="需要（うち認定・更新）">
        {row.total}（{row.rules}）
      </td>
      <td data-label="回">{input('sessions', row.line.sessions, '回数', 'num w-16')}</td>
      <td data-label="定員">{input('capacity', row.line.capacity, '定員', 'num w-20')}</td>
      <td className="n" data-label="いまの席">
        {row.seats}
      </td>
      <td data-label="1 回の費用（円）">
        {input('costPerSession', row.line.costPerSession, '1 回の費用', 'num w-32')}
      </td>
      <td data-label="メモ" className="whole">
        {input('note', row.line.note, 'メモ', 'w-full')}
      </td>
    </tr>
  )
}

type CellInputProps = { name: string; label: string; value: string; errors: string[] | undefined; className: string }

function CellInput({ name, label, value, errors, className }: CellInputProps) {
  return (
    <>
      <input
        id={name}
        name={name}
        aria-label={label}
        defaultValue={value}
        aria-invalid={errors ? true : undefined}
        aria-describedby={errors ? `${name}-error` : undefined}
        autoComplete="off"
        className={`input input-sm ${className}`}
      />
      {errors && <FieldError id={`${name}-error`} error={errors} />}
    </>
  )
}
