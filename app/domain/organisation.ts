/*
 * The tree of units (組織) as of a day, and who confirms whom (domain notes §2, §8; organisation.json notes).
 */

export type UnitKind = 'department' | 'section' | 'subunit'
export type WorkplaceType = 'office' | 'shift' | 'field'

/** A unit as it is on one day. */
export type Unit = {
  unitId: number
  code: string
  name: string
  parentId: number | null
  kind: UnitKind
  label: string | null
  workplaceType: WorkplaceType
  /** 確認単位: its head confirms those who belong to it and to the units below that do not confirm. */
  confirms: boolean
  headId: number | null
  /** 事務取扱: acts where there is no head. */
  actingHeadId: number | null
}

/** The whole tree on one day. */
export type Organisation = {
  byId: ReadonlyMap<number, Unit>
  byCode: ReadonlyMap<string, Unit>
  children: ReadonlyMap<number, readonly Unit[]>
}

/** Why somebody confirms: as head, as acting head, or as the next superior where the nearer place is vacant or their own. */
type ConfirmerRole = 'head' | 'acting' | 'superior'

/** The unit whose head answers for a person's confirmed levels, and who that is today. */
type ConfirmingPlace = { unit: Unit; confirmerId: number; as: ConfirmerRole }

/** Builds the tree from the units of one day, in the order given (siblings keep it). */
export function organisationOf(units: readonly Unit[]): Organisation {
  const children = new Map<number, Unit[]>()
  for (const unit of units) {
    if (unit.parentId === null) continue
    const siblings = children.get(unit.parentId)
    if (siblings) siblings.push(unit)
    else children.set(unit.parentId, [unit])
  }
  return {
    byId: new Map(units.map((unit) => [unit.unitId, unit])),
    byCode: new Map(units.map((unit) => [unit.code, unit])),
    children,
  }
}

/** The unit and all above it, nearest first; empty when the unit does not exist on that day. */
export function lineOf(organisation: Organisation, unitId: number): Unit[] {
  const line: Unit[] = []
  for (let unit = organisation.byId.get(unitId); unit; unit = parentOf(organisation, unit)) line.push(unit)
  return line
}

/** The unit and all below it, top first. */
export function subtreeOf(organisation: Organisation, unitId: number): Unit[] {
  const top = organisation.byId.get(unitId)
  if (!top) return []
  return [top, ...(organisation.children.get(unitId) ?? []).flatMap((child) => subtreeOf(organisation, child.unitId))]
}

/** The 部局 (department) that a unit is or lies in. */
export function departmentOf(organisation: Organisation, unitId: number): Unit | null {
  return lineOf(organisation, unitId).find((unit) => unit.kind === 'department') ?? null
}

/**
 * Who confirms the levels of a person whose primary post is in `unitId`: the head of the lowest confirming unit; where
 * the place is vacant, the next one above. Whoever heads a unit of this line is confirmed from above it, never by
 * their own subordinates (domain notes §2, §6.11).
 * null: nobody above is left — 事務局 has to name somebody (a delegation naming the person).
 */
export function confirmingPlaceOf(
  organisation: Organisation,
  person: { personId: number; unitId: number },
): ConfirmingPlace | null {
  const line = lineOf(organisation, person.unitId)
  const nearest = line.find((unit) => unit.confirms)
  const highestHeaded = line.findLastIndex((unit) => headOf(unit) === person.personId)
  for (const unit of line.slice(highestHeaded + 1)) {
    const confirmerId = headOf(unit)
    if (!unit.confirms || confirmerId === null) continue
    const as = unit !== nearest ? 'superior' : unit.headId === null ? 'acting' : 'head'
    return { unit, confirmerId, as }
  }
  return null
}

/**
 * Does a delegation (指名確認者, 代理入力者) reach a person: by name inside its unit, or as one of all whom the unit's
 * head confirms? Naming by name is also how 事務局 provides for a department head, above whom nobody stands.
 * @param given its unit, and the ids of those named in it; none named: all of the unit
 * @param person whom it may reach, with the unit of the primary post
 */
export function coversPerson(
  organisation: Organisation,
  given: { unitId: number; personIds: readonly number[] },
  person: { personId: number; unitId: number },
): boolean {
  if (given.personIds.length === 0) return confirmingPlaceOf(organisation, person)?.unit.unitId === given.unitId
  return (
    given.personIds.includes(person.personId) &&
    lineOf(organisation, person.unitId).some((unit) => unit.unitId === given.unitId)
  )
}

function headOf(unit: Unit): number | null {
  return unit.headId ?? unit.actingHeadId
}

/** Confirming units in which nobody, not even an acting head, is in office: 事務局 fills them. */
export function vacancies(organisation: Organisation): Unit[] {
  return [...organisation.byId.values()].filter(
    (unit) => unit.confirms && unit.headId === null && unit.actingHeadId === null,
  )
}

function parentOf(organisation: Organisation, unit: Unit): Unit | undefined {
  return unit.parentId === null ? undefined : organisation.byId.get(unit.parentId)
}
