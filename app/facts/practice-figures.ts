import type { CityDate, FiscalYear } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/**
 * One fiscal year of practice. Proposed, delivered, retired and specifications are counted in the year; operating and
 * the hours are as they stand at its end, or today. `hoursSavedPerYear` is the last measurement of each project that
 * operates (plan targets › SUP-HOURS).
 */
export type PracticeYear = {
  fiscalYear: FiscalYear
  proposed: number
  /** Began to operate, or were completed, for the first time in the year (SUP-PROJECTS). */
  completedOrOperating: number
  retired: number
  specifications: number
  operating: number
  hoursSavedPerYear: number
}

/** Every fiscal year from the first project up to a day, in order; the last one up to that day. */
export async function practiceByFiscalYear(sql: Sql, day: CityDate): Promise<PracticeYear[]> {
  return sql.$queryRaw<PracticeYear[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    happened AS MATERIALIZED (
      SELECT e.project_id, e.event, e.effective_on, e.id FROM clock, project_event e
      WHERE e.voided_at IS NULL AND e.event <> 'review' AND e.effective_on <= clock.d
    ), delivered AS MATERIALIZED (
      SELECT h.project_id, min(h.effective_on) AS on FROM happened h WHERE h.event IN ('operate', 'complete') GROUP BY h.project_id
    ), specified AS MATERIALIZED (
      SELECT a.project_id, min(a.added_on) AS on FROM clock, project_artefact a
      WHERE a.voided_at IS NULL AND a.kind = 'specification' AND a.added_on <= clock.d GROUP BY a.project_id
    ), year AS MATERIALIZED (
      SELECT y AS fiscal_year, least(make_date(y + 1, 3, 31), clock.d) AS ends_on FROM clock,
        generate_series((SELECT min(fiscal_year_of(h.effective_on)) FROM happened h), fiscal_year_of(clock.d)) AS y
    )
    SELECT y.fiscal_year AS "fiscalYear",
      (SELECT count(*)::int FROM happened h WHERE h.event = 'propose' AND fiscal_year_of(h.effective_on) = y.fiscal_year) AS proposed,
      (SELECT count(*)::int FROM delivered f WHERE fiscal_year_of(f.on) = y.fiscal_year) AS "completedOrOperating",
      (SELECT count(*)::int FROM happened h WHERE h.event = 'retire' AND fiscal_year_of(h.effective_on) = y.fiscal_year) AS retired,
      (SELECT count(*)::int FROM specified f WHERE fiscal_year_of(f.on) = y.fiscal_year) AS specifications,
      stock.operating, stock.hours AS "hoursSavedPerYear"
    FROM year y CROSS JOIN LATERAL (
      SELECT count(*)::int AS operating, coalesce(sum(m.hours_per_year), 0)::int AS hours
      FROM (
        SELECT DISTINCT ON (h.project_id) h.project_id, h.event FROM happened h
        WHERE h.effective_on <= y.ends_on ORDER BY h.project_id, h.effective_on DESC, h.id DESC
      ) last
      LEFT JOIN LATERAL (
        SELECT f.hours_per_year FROM project_effect f WHERE f.project_id = last.project_id AND f.voided_at IS NULL
          AND f.hours_per_year IS NOT NULL AND f.measured_on <= y.ends_on ORDER BY f.measured_on DESC, f.id DESC LIMIT 1
      ) m ON true
      WHERE last.event = 'operate'
    ) stock
    ORDER BY y.fiscal_year`
}
