import type { CityDate } from '~/domain/calendar'
import { isOrWillBeEmployed } from '~/domain/known-staff'
import { planStaff, type StaffPlan } from '~/domain/staff-file'
import { type UnitDirectory, unitDirectories } from '~/domain/unit-directory'
import { type StoredStaff, storedStaff } from '~/facts/known-staff'
import { storedUnits } from '~/facts/known-units'
import type { Sql } from '~/facts/sql'
import { writeStaff } from '~/facts/write-staff'
import type { ImportPreview } from '~/features/imports/import-preview'
import { digestOf, type PlannedFile, type PlanningGiven } from '~/features/imports/planned-file'
import { readOnce } from '~/features/imports/read-once'
import { changedStaffRow } from '~/features/imports/staff-changes-shown'

/** Said once: each row would only say that its section is not there. */
const NO_UNITS = '組織がまだ登録されていません。先に組織のファイルを取り込んでから、もう一度選び直してください。'

type Planned = Extract<StaffPlan, { ok: true }>

/** Plans a staff file against the people and units as they are now. */
export async function planStaffFile(
  sql: Sql,
  bytes: Uint8Array,
  { today, answers }: PlanningGiven,
): Promise<PlannedFile> {
  const read = await readOnce(bytes, answers.encoding)
  if (!read.ok) return read
  const units = await storedUnits(sql)
  const staff = await storedStaff(sql)
  const plan = planStaff({ file: read.file, known: staff.known, units: units.known, today })
  if (!plan.ok) return plan
  const { accepted, bad, operations } = plan
  return {
    ok: true,
    preview: {
      ...previewOf(plan, staff, { today, directory: unitDirectories(units.known)(today) }),
      ...(units.known.periods.length === 0 && { inTheWay: NO_UNITS }),
    },
    accepted,
    digest: digestOf({ accepted, bad, operations }),
    write: (transaction, stamp) => writeStaff(transaction, { staff, units }, operations, stamp),
  }
}

function previewOf(
  plan: Planned,
  staff: StoredStaff,
  facts: { today: CityDate; directory: UnitDirectory },
): ImportPreview {
  return {
    counts: plan.counts,
    bad: plan.bad,
    ignored: plan.ignored,
    notes: plan.notes,
    missing: plan.missing.map((number) => missingPerson(number, staff, facts)),
    added: plan.accepted
      .filter((row) => row.result === 'new')
      .map(({ line, staffNumber, name, department, section, title }) => ({
        line,
        id: staffNumber,
        name,
        detail: [department, section, title].join(' '),
      })),
    changed: plan.accepted
      .filter((row) => row.result === 'changed')
      .map((row) => changedStaffRow(row, staff.byNumber.get(row.staffNumber)?.person ?? null, facts)),
  }
}

function missingPerson(
  number: string,
  staff: StoredStaff,
  { today, directory }: { today: CityDate; directory: UnitDirectory },
) {
  const person = staff.byNumber.get(number)?.person
  const post = person?.posts.findLast((one) => one.kind === 'primary' && one.validFrom <= today)
  const place = post ? `${directory.sectionOf(post.unitCode)?.name ?? ''} ${post.title}` : ''
  const name = person?.particulars.findLast((one) => one.validFrom <= today)?.name ?? person?.particulars[0]?.name ?? ''
  return { id: number, name, detail: person && isOrWillBeEmployed(person, today) ? place.trim() : '' }
}
