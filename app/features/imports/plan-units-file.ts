import { addDays, type CityDate, inWareki } from '~/domain/calendar'
import { inForceOn, periodsByCode, type UnitPeriod } from '~/domain/known-units'
import { APPOINTING_AUTHORITY_WORDS, UNIT_KIND_WORDS, WORKPLACE_TYPE_WORDS } from '~/domain/terms'
import { planUnits, type UnitsPlan } from '~/domain/units-file'
import { knownStaffNumbers } from '~/facts/known-staff'
import { type StoredUnits, storedUnits } from '~/facts/known-units'
import type { Sql } from '~/facts/sql'
import { writeUnits } from '~/facts/write-units'
import type { ChangedRow, ImportPreview } from '~/features/imports/import-preview'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'
import { readOnce } from '~/features/imports/read-once'

type Planned = Extract<UnitsPlan, { ok: true }>
type Accepted = Planned['accepted'][number]

/** Plans a units file against the units as they are now. */
export async function planUnitsFile(
  sql: Sql,
  bytes: Uint8Array,
  { today, answers }: PlanningGiven,
): Promise<PlannedFile> {
  const read = await readOnce(bytes, answers.encoding)
  if (!read.ok) return read
  const stored = await storedUnits(sql)
  const plan = planUnits({
    file: read.file,
    known: stored.known,
    knownStaffNumbers: await knownStaffNumbers(sql),
    today,
  })
  if (!plan.ok) return plan
  const { accepted, bad, operations } = plan
  return {
    ok: true,
    preview: previewOf(plan, stored, today),
    accepted,
    digest: digestOf({ accepted, bad, operations }),
    write: (transaction, stamp) => writeUnits(transaction, stored, operations, stamp),
  }
}

function previewOf(plan: Planned, stored: StoredUnits, today: CityDate): ImportPreview {
  const known = periodsByCode(stored.known.periods)
  const nameOf = (code: string) => periodOn(known.get(code), today)?.name ?? ''
  return {
    counts: plan.counts,
    bad: plan.bad,
    ignored: plan.ignored,
    notes: plan.notes,
    missing: plan.missing.map((code) => {
      const period = periodOn(known.get(code), today)
      const parent = period?.parentCode ? nameOf(period.parentCode) : ''
      return { id: code, name: nameOf(code), detail: parent }
    }),
    added: plan.accepted
      .filter((row) => row.result === 'new')
      .map((row) => ({ line: row.line, id: row.code, name: row.name, detail: row.parent ?? '' })),
    changed: plan.accepted
      .filter((row) => row.result === 'changed')
      .map((row) => changedRow(row, stored, periodOn(known.get(row.code), row.validFrom))),
  }
}

function periodOn(periods: readonly UnitPeriod[] | undefined, day: CityDate): UnitPeriod | undefined {
  return (
    periods?.find((period) => inForceOn(period, day)) ??
    periods?.findLast((period) => period.validFrom <= day) ??
    periods?.[0]
  )
}

const LABELS: Record<string, string> = {
  name: '組織名',
  parent: '上位組織コード',
  kind: '種別',
  label: '種別の名前',
  appointingAuthority: '任命権者',
  validFrom: '有効開始日',
  validTo: '有効終了日',
  predecessors: '前身組織コード',
  confirms: '確認単位',
  workplaceType: '勤務場所の型',
  head: '長の職員番号',
}

function changedRow(row: Accepted, stored: StoredUnits, now: UnitPeriod | undefined): ChangedRow {
  const before = now ? valuesNow(now, stored) : {}
  const after: Record<string, unknown> = { ...row }
  const fields = row.changedFields.map((field) => ({
    label: LABELS[field] ?? field,
    now: shown(before[field]),
    after: shown(after[field]),
  }))
  return { line: row.line, id: row.code, name: row.name, fields }
}

function valuesNow(period: UnitPeriod, stored: StoredUnits): Record<string, unknown> {
  const { known } = stored
  return {
    name: period.name,
    parent: period.parentCode,
    kind: period.kind,
    label: period.label,
    appointingAuthority: APPOINTING_AUTHORITY_WORDS[period.appointingAuthority],
    validFrom: period.validFrom,
    validTo: period.validTo === null ? null : addDays(period.validTo, -1),
    predecessors: known.successions.filter((link) => link.successor === period.code).map((link) => link.predecessor),
    confirms: period.confirms,
    workplaceType: period.workplaceType,
    head: known.heads.find((head) => head.unitCode === period.code && head.validTo === null)?.staffNumber ?? null,
  }
}

const WORDS: Record<string, string> = { ...UNIT_KIND_WORDS, ...WORKPLACE_TYPE_WORDS }

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（なし）'
  if (typeof value === 'boolean') return value ? '確認単位' : '確認単位でない'
  if (Array.isArray(value)) return value.length > 0 ? value.join('、') : '（なし）'
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return inWareki(text as CityDate)
  return WORDS[text] ?? text
}
