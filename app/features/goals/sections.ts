import { departmentOf, lineOf, type Organisation, type Unit } from '~/domain/organisation'
import type { GoalPerson, YearLedgers } from '~/facts/goals'
import type { Outlook } from './outlook.server'

/** A section and who of the programme has the primary post in it. */
type SectionCell = { code: string; name: string; people: number; candidates: number }
/** Its sections, those with a leader or master first; side by side in three arrays, because they are many. */
export type DepartmentStrip = {
  code: string
  name: string
  sections: string[]
  people: number[]
  candidates: number[]
  covered: number
}

export type Sections = {
  departments: DepartmentStrip[]
  total: number
  covered: number
  /** null: the viewer is not told of candidates. */
  candidatesOnly: number | null
  without: number
  departmentsWithout: number
}

type Asked = {
  organisation: Organisation
  people: ReadonlyMap<number, GoalPerson>
  year: YearLedgers
  outlook: Outlook | null
  staffed: readonly number[]
}

/** Sections with and without a leader or master, department by department; those without staff are left out. */
export function sectionsOf({ organisation, people, year, outlook, staffed }: Asked): Sections {
  const sectionOf = (unitId: number | null): Unit | null =>
    unitId === null ? null : (lineOf(organisation, unitId).find(({ kind }) => kind === 'section') ?? null)
  const cells = new Map<number, SectionCell>()
  for (const unitId of staffed) {
    const section = sectionOf(unitId)
    if (section) cells.set(section.unitId, { code: section.code, name: section.name, people: 0, candidates: 0 })
  }
  const cellOf = (personId: number) => cells.get(sectionOf(people.get(personId)?.unitId ?? null)?.unitId ?? 0)
  for (const personId of [...year.ledgers.DX_LEADER.closing, ...year.ledgers.DX_MASTER.closing]) {
    const cell = cellOf(personId)
    if (cell) cell.people += 1
  }
  for (const { personId, role } of outlook?.candidates ?? []) {
    const cell = role === 'DX_LEADER' ? cellOf(personId) : undefined
    if (cell) cell.candidates += 1
  }
  const own = byDepartment(cells, organisation)
  const departments = stripsOf(own)
  const all = [...own.values()].flat()
  const covered = all.filter((cell) => cell.people > 0).length
  const candidatesOnly = all.filter((cell) => cell.people === 0 && cell.candidates > 0).length
  return {
    departments,
    total: all.length,
    covered,
    candidatesOnly: outlook ? candidatesOnly : null,
    without: all.length - covered - candidatesOnly,
    departmentsWithout: departments.filter((strip) => strip.covered === 0).length,
  }
}

function byDepartment(cells: ReadonlyMap<number, SectionCell>, organisation: Organisation): Map<Unit, SectionCell[]> {
  const own = new Map<Unit, SectionCell[]>()
  for (const [unitId, cell] of cells) {
    const department = departmentOf(organisation, unitId)
    if (department) own.set(department, [...(own.get(department) ?? []), cell])
  }
  return own
}

/** In the order of the departments' codes; those without a section that has staff are left out. */
function stripsOf(own: ReadonlyMap<Unit, SectionCell[]>): DepartmentStrip[] {
  return [...own]
    .sort(([a], [b]) => (a.code < b.code ? -1 : 1))
    .map(([{ code, name }, some]) => {
      const cells = some.sort((a, b) => rank(b) - rank(a) || (a.code < b.code ? -1 : 1))
      return {
        code,
        name,
        sections: cells.map((cell) => cell.name),
        people: cells.map((cell) => cell.people),
        candidates: cells.map((cell) => cell.candidates),
        covered: cells.filter(({ people }) => people > 0).length,
      }
    })
}

function rank({ people, candidates }: SectionCell): number {
  return people > 0 ? 100 + people : candidates > 0 ? 1 : 0
}
