import { readFileSync } from 'node:fs'
import { addDays, type CityDate, cityDate } from '~/domain/calendar'
import type { AppointingAuthority, KnownUnits, UnitPeriod } from '~/domain/known-units'
import type { UnitKind, WorkplaceType } from '~/domain/organisation'

type ReferenceUnit = {
  code: string
  name: string
  names?: { from: string; name: string }[]
  parent: string | null
  kind: UnitKind
  label?: string
  appointingAuthority: AppointingAuthority
  workplaceType: WorkplaceType
  confirms: boolean
  headPost: string
  validFrom: string
  validTo: string | null
}

type Reorganisation = { effectiveOn: string; from: string[]; to: { code: string }[] }

/** The units of the reference city with all their names, as a portal that imported them knows them. */
export function cityUnits(): KnownUnits {
  const url = new URL('../../prisma/demo/organisation.json', import.meta.url)
  const { units, reorganisations } = JSON.parse(readFileSync(url, 'utf8')) as {
    units: ReferenceUnit[]
    reorganisations: Reorganisation[]
  }
  const successions = reorganisations.flatMap(({ effectiveOn, from, to }) =>
    from.flatMap((predecessor) =>
      to
        .filter(({ code }) => code !== predecessor)
        .map(({ code }) => ({ predecessor, successor: code, effectiveOn: cityDate(effectiveOn) })),
    ),
  )
  return { periods: units.flatMap(periodsOf), successions, heads: [] }
}

function periodsOf(unit: ReferenceUnit): UnitPeriod[] {
  const end: CityDate | null = unit.validTo === null ? null : addDays(cityDate(unit.validTo), 1)
  const names = unit.names ?? [{ from: unit.validFrom, name: unit.name }]
  return names.map(({ from, name }, index) => {
    const next = names[index + 1]
    return {
      code: unit.code,
      name,
      parentCode: unit.parent,
      kind: unit.kind,
      label: unit.label ?? null,
      appointingAuthority: unit.appointingAuthority,
      validFrom: cityDate(from),
      validTo: next ? cityDate(next.from) : end,
      confirms: unit.confirms,
      workplaceType: unit.workplaceType,
      headPost: unit.headPost,
    }
  })
}
