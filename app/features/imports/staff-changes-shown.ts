import { addDays, type CityDate, inWareki } from '~/domain/calendar'
import { concurrentUnitsOn, type KnownPerson, primaryPostIn, statusOn } from '~/domain/known-staff'
import { inForceOn } from '~/domain/known-units'
import type { AcceptedStaff } from '~/domain/staff-accepted'
import { STATUS_WORDS } from '~/domain/staff-columns'
import { EMPLOYMENT_TYPE_WORDS } from '~/domain/terms'
import type { UnitDirectory } from '~/domain/unit-directory'
import type { ChangedRow } from '~/features/imports/import-preview'

type Facts = { today: CityDate; directory: UnitDirectory }
type Accepted = AcceptedStaff & { line: number; changedFields: string[] }

const LABELS: Record<string, string> = {
  name: '氏名',
  kana: 'フリガナ',
  email: 'メール',
  unit: '所属コード',
  department: '部局',
  section: '所属',
  title: '職名',
  employment: '任用形態',
  hiredOn: '採用年月日',
  orderedOn: '発令年月日',
  jobCategory: '職種',
  formerName: '旧姓',
  concurrent: '兼務',
  status: '在職状態',
  termEndsOn: '任期満了日',
  leftOn: '退職日',
  retirementFiscalYear: '定年退職予定年度',
}

/** What a row changes of a person, field by field: as it is known today, and as the file says. */
export function changedStaffRow(row: Accepted, person: KnownPerson | null, facts: Facts): ChangedRow {
  const before: Record<string, unknown> = person ? valuesNow(person, facts) : {}
  const after: Record<string, unknown> = { ...row }
  const fields = row.changedFields.map((field) => ({
    label: LABELS[field] ?? field,
    now: shown(before[field]),
    after: shown(after[field]),
  }))
  return { line: row.line, id: row.staffNumber, name: row.name, fields }
}

function valuesNow(person: KnownPerson, { today, directory }: Facts): Record<string, unknown> {
  const particulars = person.particulars.at(-1)
  const employment = person.employments.find((one) => inForceOn(one, today)) ?? person.employments.at(-1)
  const post = employment ? primaryPostIn(person, employment, today) : null
  return {
    name: particulars?.name,
    kana: particulars?.kana,
    email: particulars?.email,
    formerName: particulars?.formerName,
    unit: post?.unitCode,
    department: post && directory.departmentOf(post.unitCode)?.name,
    section: post && directory.sectionOf(post.unitCode)?.name,
    title: post?.title,
    employment: employment && EMPLOYMENT_TYPE_WORDS[employment.employmentType],
    hiredOn: employment?.validFrom,
    orderedOn: post?.validFrom,
    jobCategory: employment?.jobCategory,
    concurrent: concurrentUnitsOn(person, today),
    status: employment && STATUS_WORDS[statusOn(person, employment, today)],
    termEndsOn: employment?.termEndsOn,
    leftOn: employment?.validTo ? addDays(employment.validTo, -1) : null,
    retirementFiscalYear: employment?.retirementFiscalYear,
  }
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（なし）'
  if (Array.isArray(value)) return value.length > 0 ? value.join('、') : '（なし）'
  const text = String(value)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? inWareki(text as CityDate) : text
}
