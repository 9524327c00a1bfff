/**
 * Which unit a row of a staff file means by 所属コード, 部局 and 所属, and which ones by 兼務
 * (staff choices UNIT-AS-OF, CODE-AND-NAME, CONCURRENT).
 */
import type { CellFault } from './import-outcome'
import type { UnitPeriod } from './known-units'
import type { StaffFaultCode } from './staff-columns'
import { type FormerUnit, type UnitDirectory, unitNameKey } from './unit-directory'

type Fault = CellFault<StaffFaultCode>

/** `byCode`: the row names the very unit; by names it only says in which 所属 somebody is. */
export type Place = { unitCode: string; byCode: boolean }

export type FoundPlace = { ok: true; place: Place } | { ok: false; faults: Fault[] }

/** The unit that code and names mean together; both must agree where both are given. */
export function placeOf(
  words: { code: string; department: string; section: string },
  directory: UnitDirectory,
): FoundPlace {
  return words.code === '' ? placeByNames(words, directory) : placeByCode(words, directory)
}

/** The unit that one part of 兼務 means: a code, a name, or 部局／所属 where a name exists twice. */
export function concurrentPlace(part: string, directory: UnitDirectory): { code: string } | { fault: Fault } {
  const about = (code: StaffFaultCode, reason: string, hint?: string[]) => ({
    fault: { column: '兼務', code, value: part, reason, ...(hint ? { hint } : {}) },
  })
  const slash = part.indexOf('/')
  if (slash > 0) {
    const found = placeByNames({ department: part.slice(0, slash), section: part.slice(slash + 1) }, directory)
    if (found.ok) return { code: found.place.unitCode }
    const [fault] = found.faults
    return about(fault?.code ?? 'SECTION_UNKNOWN', fault?.reason ?? '', fault?.hint)
  }
  if (directory.byCode.has(part)) return { code: part }
  const named = directory.unitsNamed(part)
  const sections = named.filter((unit) => unit.kind === 'section')
  const candidates = sections.length > 0 ? sections : named
  const [only] = candidates
  if (only && candidates.length === 1) return { code: only.code }
  if (only) {
    const hint = candidates.map((unit) => `${directory.departmentOf(unit.code)?.name ?? ''}／${unit.name}`)
    return about('SECTION_AMBIGUOUS', `「${part}」は複数あります。「${hint.join('」か「')}」と書いてください。`, hint)
  }
  const former = directory.formerCode(part) ?? directory.formerNamed(part)[0]
  if (former) return about(...formerFault(former))
  if (/^[0-9A-Za-z_.-]+$/.test(part)) return about('UNIT_UNKNOWN', `組織コード ${part} の組織がありません。`)
  return about('SECTION_UNKNOWN', `「${part}」という所属がありません。名前かコードを確かめてください。`)
}

function placeByCode(
  { code, department, section }: { code: string; department: string; section: string },
  directory: UnitDirectory,
): FoundPlace {
  const unit = directory.byCode.get(code)
  if (!unit) return unknownCode(code, directory)
  const line = directory.lineOf(code)
  const faults = [
    ...disagreement('所属', section, line, { unit, directory }),
    ...disagreement(
      '部局',
      department,
      line.filter((one) => one.kind === 'department'),
      { unit, directory },
    ),
  ]
  const first = faults.find((fault) => fault.code === 'UNIT_MISMATCH')
  if (first) return { ok: false, faults: [first] }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, place: { unitCode: code, byCode: true } }
}

function unknownCode(code: string, directory: UnitDirectory): FoundPlace {
  const former = directory.formerCode(code)
  if (former) return { ok: false, faults: [fault('所属コード', code, ...formerFault(former))] }
  const beginning = directory.beginningOf(code)
  const reason = beginning
    ? `所属コード ${code} の組織はまだ始まっていません（${beginning} から）。`
    : `所属コード ${code} の組織がありません。コードを確かめるか、先に組織を取り込んでください。`
  return { ok: false, faults: [fault('所属コード', code, 'UNIT_UNKNOWN', reason)] }
}

function disagreement(
  column: '部局' | '所属',
  written: string,
  line: UnitPeriod[],
  { unit, directory }: { unit: UnitPeriod; directory: UnitDirectory },
): Fault[] {
  if (written === '' || line.some((one) => unitNameKey(one.name) === unitNameKey(written))) return []
  const former = directory.formerNamed(written).find((one) => line.some((above) => above.code === one.code))
  if (former) return [fault(column, written, ...formerFault(former))]
  const names = [directory.departmentOf(unit.code), directory.sectionOf(unit.code)].map((one) => one?.name ?? '')
  const reason = `所属コード ${unit.code} は「${names.join(' ')}」で、${column}「${written}」と合いません。どちらかを直してください。`
  return [fault('所属コード', unit.code, 'UNIT_MISMATCH', reason)]
}

function placeByNames(
  { department, section }: { department: string; section: string },
  directory: UnitDirectory,
): FoundPlace {
  const missing = [
    ...(department === '' ? [fault('部局', '', 'REQUIRED', requiredReason(section, directory))] : []),
    ...(section === '' ? [fault('所属', '', 'REQUIRED', '「所属」が空です。記入してください。')] : []),
  ]
  if (missing.length > 0) return { ok: false, faults: missing }
  const departments = directory.departmentsNamed(department)
  if (departments.length === 0) return { ok: false, faults: [unknownDepartment(department, directory)] }
  const named = directory.unitsNamed(section).filter((unit) => unit.kind === 'section')
  const inside = named.find((unit) => departments.includes(directory.departmentOf(unit.code) ?? unit))
  if (inside) return { ok: true, place: { unitCode: inside.code, byCode: false } }
  return { ok: false, faults: [unknownSection({ department, section }, named, directory)] }
}

function requiredReason(section: string, directory: UnitDirectory): string {
  const departments = directory
    .unitsNamed(section)
    .flatMap((unit) => (unit.kind === 'section' ? [directory.departmentOf(unit.code)?.name ?? ''] : []))
  if (departments.length < 2) return '「部局」が空です。記入してください。'
  return `「部局」が空です。「${section}」は ${departments.join('、')} にあるので、どれかを記入してください。`
}

function unknownDepartment(department: string, directory: UnitDirectory): Fault {
  const former = directory.formerNamed(department)[0]
  if (former) return fault('部局', department, ...formerFault(former))
  return fault('部局', department, 'DEPT_UNKNOWN', `「${department}」という部局がありません。名前を確かめてください。`)
}

function unknownSection(
  { department, section }: { department: string; section: string },
  elsewhere: UnitPeriod[],
  directory: UnitDirectory,
): Fault {
  if (elsewhere.length > 0) {
    const hint = elsewhere.map((unit) => directory.departmentOf(unit.code)?.name ?? '')
    const reason = `「${section}」は ${department} ではなく ${hint.join('、')} にあります。部局か所属を直してください。`
    return fault('所属', section, 'SECTION_NOT_IN_DEPT', reason, hint)
  }
  const former = directory.formerNamed(section)[0]
  if (former && !directory.unitsNamed(section).length) return fault('所属', section, ...formerFault(former))
  const below = directory.unitsNamed(section).flatMap((unit) => directory.sectionOf(unit.code)?.name ?? [])
  const reason =
    below.length > 0
      ? `「${section}」は所属ではありません。所属「${below.join('」か「')}」を書くか、所属コードで指定してください。`
      : `「${section}」という所属がありません。名前を確かめるか、先に組織を取り込んでください。`
  return fault('所属', section, 'SECTION_UNKNOWN', reason, below.length > 0 ? below : undefined)
}

function formerFault(former: FormerUnit): [StaffFaultCode, string, string[]] {
  if (former.now) {
    const reason = `今の名前は「${former.now.name}」です。今の名前に直してください。`
    return ['UNIT_RENAMED', reason, [former.now.name]]
  }
  const hint = former.successors.map((unit) => unit.name)
  const heirs =
    hint.length > 0
      ? `後を継いだ「${hint.join('」「')}」のうち正しいものにしてください。`
      : '今の所属に直してください。'
  return ['UNIT_ENDED', `「${former.lastName}」は廃止されました。${heirs}`, hint]
}

function fault(column: string, value: string, code: StaffFaultCode, reason: string, hint?: string[]): Fault {
  return { column, code, value, reason, ...(hint ? { hint } : {}) }
}
