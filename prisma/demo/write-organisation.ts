import { addDays, cityDate } from '~/domain/calendar'
import { type RecordedRows, record } from '~/facts/record'
import type { City } from './city'
import { type DemoUnit, UNITS } from './establishment'
import organisation from './organisation.json'
import { byDay, enteredOn, knownOn, personId, unitId, type Writing } from './written'

export async function writeUnits(writing: Writing): Promise<void> {
  const written = await writing.sql.$queryRawUnsafe<{ id: number; code: string }[]>(
    `INSERT INTO unit (code) SELECT x FROM unnest($1::text[]) WITH ORDINALITY AS u(x, place) ORDER BY place RETURNING id, code`,
    UNITS.map((unit) => unit.code),
  )
  for (const { id, code } of written) writing.unitIds.set(code, id)
  const periods = UNITS.flatMap((unit) => periodsOf(writing, unit))
  for (const [day, rows] of byDay(periods, (row) => knownOn(row.validFrom))) {
    await record(writing.sql, 'unit_period', rows, enteredOn(day, 0.05))
  }
  const successions = organisation.reorganisations.flatMap(({ from, to, effectiveOn }) =>
    from.flatMap((predecessor) =>
      to
        .filter((successor) => successor.code !== predecessor)
        .map((successor) => ({
          predecessorId: unitId(writing, predecessor),
          successorId: unitId(writing, successor.code),
          effectiveOn: cityDate(effectiveOn),
        })),
    ),
  )
  for (const [day, rows] of byDay(successions, (row) => row.effectiveOn)) {
    await record(writing.sql, 'unit_succession', rows, enteredOn(day, 0.05))
  }
}

function periodsOf(writing: Writing, unit: DemoUnit): RecordedRows['unit_period'][] {
  const end = unit.validTo === null ? null : addDays(cityDate(unit.validTo), 1)
  const names = unit.names ?? [{ from: unit.validFrom, name: unit.name }]
  return names.map(({ from, name }, index) => ({
    unitId: unitId(writing, unit.code),
    name,
    parentId: unit.parent === null ? null : unitId(writing, unit.parent),
    kind: unit.kind,
    label: unit.label ?? null,
    appointingAuthority: unit.appointingAuthority,
    workplaceType: unit.workplaceType,
    confirms: unit.confirms,
    headPost: unit.headPost,
    validFrom: cityDate(from),
    validTo: names[index + 1] ? cityDate(names[index + 1]?.from ?? '') : end,
  }))
}

export async function writeHeads(writing: Writing, city: City): Promise<void> {
  const heads = city.heads.map((head) => ({
    unitId: unitId(writing, head.unit),
    personId: personId(writing, head.person),
    kind: head.kind,
    validFrom: head.from,
    validTo: head.to,
  }))
  for (const [day, rows] of byDay(heads, (row) => knownOn(row.validFrom))) {
    await record(writing.sql, 'unit_head', rows, enteredOn(day, 0.12))
  }
  const delegations = city.delegations.map((one) => ({
    unitId: unitId(writing, one.unit),
    personId: personId(writing, one.person),
    kind: one.kind,
    personIds: one.scope.map((person) => personId(writing, person)),
    validFrom: one.from,
    validTo: one.to,
  }))
  for (const [day, rows] of byDay(delegations, (row) => knownOn(row.validFrom))) {
    await record(writing.sql, 'delegation', rows, enteredOn(day, 0.3))
  }
}

export async function writeInclusions(writing: Writing, city: City): Promise<void> {
  const rows = city.inclusions.map(({ person, unit, from, to }) => ({
    personId: personId(writing, person),
    unitId: unitId(writing, unit),
    worksAtTerminal: true as const,
    validFrom: from,
    validTo: to,
  }))
  for (const [day, some] of byDay(rows, (row) => row.validFrom)) {
    await record(writing.sql, 'fiscal_year_inclusion', some, enteredOn(day, 0.4))
  }
}
