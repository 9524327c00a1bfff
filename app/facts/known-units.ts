import type { KnownUnits, UnitHead, UnitPeriod, UnitSuccession } from '~/domain/known-units'
import type { Stored } from '~/facts/replace-rows'
import type { Sql } from '~/facts/sql'

/** Everything recorded of the city's units, of all times, with the ids that writing needs. */
export type StoredUnits = {
  known: KnownUnits
  periods: Stored<UnitPeriod>[]
  successions: Stored<UnitSuccession>[]
  heads: (Stored<UnitHead> & { personId: number })[]
  /** Of every code that was ever used, also where nothing stands of its unit any more. */
  unitIds: ReadonlyMap<string, number>
}

type Rows = {
  units: { id: number; code: string }[]
  periods: (UnitPeriod & { id: number })[]
  successions: (UnitSuccession & { id: number })[]
  heads: (UnitHead & { id: number; personId: number })[]
}

/** Reads the units in one statement. */
export async function storedUnits(sql: Sql): Promise<StoredUnits> {
  const [rows] = await sql.$queryRaw<Rows[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('id', u.id, 'code', u.code)), '[]') FROM unit u) AS units,
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'code', u.code, 'name', p.name, 'parentCode', a.code, 'kind', p.kind,
          'label', p.label, 'appointingAuthority', p.appointing_authority, 'validFrom', p.valid_from, 'validTo', p.valid_to,
          'confirms', p.confirms, 'workplaceType', p.workplace_type, 'headPost', p.head_post) ORDER BY u.code, p.valid_from), '[]')
        FROM unit_period p JOIN unit u ON u.id = p.unit_id LEFT JOIN unit a ON a.id = p.parent_id WHERE p.voided_at IS NULL) AS periods,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'predecessor', b.code, 'successor', a.code, 'effectiveOn', s.effective_on)
          ORDER BY s.effective_on, b.code, a.code), '[]')
        FROM unit_succession s JOIN unit b ON b.id = s.predecessor_id JOIN unit a ON a.id = s.successor_id
        WHERE s.voided_at IS NULL) AS successions,
      (SELECT coalesce(json_agg(json_build_object('id', h.id, 'personId', h.person_id, 'unitCode', u.code, 'staffNumber', n.number,
          'validFrom', h.valid_from, 'validTo', h.valid_to) ORDER BY u.code, h.valid_from), '[]')
        FROM unit_head h JOIN unit u ON u.id = h.unit_id JOIN staff_numbers() n ON n.person_id = h.person_id
        WHERE h.voided_at IS NULL AND h.kind = 'head') AS heads`
  const { units, ...listed } = rows ?? { units: [], periods: [], successions: [], heads: [] }
  const periods = listed.periods.map(({ id, ...row }) => ({ id, row }))
  const successions = listed.successions.map(({ id, ...row }) => ({ id, row }))
  const heads = listed.heads.map(({ id, personId, ...row }) => ({ id, personId, row }))
  return {
    known: {
      periods: periods.map(({ row }) => row),
      successions: successions.map(({ row }) => row),
      heads: heads.map(({ row }) => row),
    },
    periods,
    successions,
    heads,
    unitIds: new Map(units.map((unit) => [unit.code, unit.id])),
  }
}
