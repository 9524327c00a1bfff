import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import type { RoundKind } from '~/domain/round-population'

export type RoundLine = {
  roundId: number
  name: string
  fiscalYear: number
  kind: RoundKind
  state: 'planned' | 'open' | 'closed'
  opensOn: CityDate
  selfDueOn: CityDate
  confirmDueOn: CityDate
  closedOn: CityDate | null
  /** Regular staff; 会計年度任用職員 are shown apart (POP-7). */
  asked: number
  submitted: number
  confirmed: number
  fiscalYearStaff: number
  published: boolean
}

/** Every round, the latest first, and how many confirming places are vacant, and whether there is a standard to ask by. */
export const rounds = read({
  action: 'rounds.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, today }) {
    const lines = await sql.$queryRaw<RoundLine[]>`
      SELECT r.id AS "roundId", r.name, r.fiscal_year AS "fiscalYear", r.kind, r.state, r.opens_on::text AS "opensOn",
        r.self_due_on::text AS "selfDueOn", r.confirm_due_on::text AS "confirmDueOn", r.closed_on::text AS "closedOn",
        count(*) FILTER (WHERE p.rule <> 'POP-7')::int AS asked,
        count(*) FILTER (WHERE p.rule <> 'POP-7' AND coalesce(s.state, p.state) IN ('submitted', 'confirmed'))::int AS submitted,
        count(*) FILTER (WHERE p.rule <> 'POP-7' AND coalesce(s.state, p.state) = 'confirmed')::int AS confirmed,
        count(*) FILTER (WHERE p.rule = 'POP-7')::int AS "fiscalYearStaff",
        EXISTS (SELECT 1 FROM publication b WHERE b.round_id = r.id) AS published
      FROM round r
      LEFT JOIN round_participant p ON p.round_id = r.id
      LEFT JOIN round_snapshot s ON s.round_id = p.round_id AND s.person_id = p.person_id
      GROUP BY r.id ORDER BY r.opens_on DESC, r.id DESC`
    const [city] = await sql.$queryRaw<{ vacancies: number; hasStandard: boolean }[]>`
      SELECT count(*)::int AS vacancies, standard_in_force(${today}::date) IS NOT NULL AS "hasStandard" FROM units_on(${today}::date) u
      WHERE u.confirms AND NOT EXISTS (SELECT 1 FROM unit_heads_on(${today}::date) h WHERE h.unit_id = u.unit_id)`
    return { page: { lines, vacancies: city?.vacancies ?? 0, hasStandard: city?.hasStandard ?? false, today } }
  },
})
