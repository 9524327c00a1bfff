import type pg from 'pg'
import { asOwner } from '~/server/owner-database'
import type { BenchCity } from './city'

const SECTIONS = 1_220
const TODAY = '2028-11-15'
/** When the round was that confirmed them. */
const CONFIRMED_ON = '2028-06-15'

/**
 * The workload *nation-size*: staff beside the city's own until there are so many, in 1,220 sections, everybody with the
 * core levels of one round. By SQL and past the guards, which would look at every row.
 */
export async function growToNation(city: BenchCity, staff: number): Promise<void> {
  await asOwner(city.ownerUrl, async (owner) => {
    await owner.query("SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '64MB'")
    await addSections(owner)
    const first = await addStaff(owner, staff)
    await addLevels(owner, first)
    await owner.query('DELETE FROM skill_map_day')
    await owner.query('ANALYZE unit, unit_period, person, employment, post, confirmation, current_level')
  })
}

/** Copies of the city's sections, in their departments. */
async function addSections(owner: pg.Client): Promise<void> {
  await owner.query(
    `WITH section AS (
       SELECT u.code, p.* FROM unit_period p JOIN unit u ON u.id = p.unit_id
       WHERE p.kind = 'section' AND p.voided_at IS NULL AND p.valid_to IS NULL
     ), wanted AS (
       SELECT s.*, s.code || '/' || n AS new_code, s.name || ' ' || n AS new_name
       FROM section s CROSS JOIN generate_series(1, 20) n ORDER BY n, s.code
       LIMIT greatest(0, $1 - (SELECT count(*) FROM section))
     ), added AS (
       INSERT INTO unit (code) SELECT new_code FROM wanted RETURNING id, code
     )
     INSERT INTO unit_period (unit_id, name, parent_id, kind, label, appointing_authority, workplace_type, confirms, head_post, valid_from, recorded_at)
     SELECT a.id, w.new_name, w.parent_id, w.kind, w.label, w.appointing_authority, w.workplace_type, w.confirms, w.head_post, w.valid_from, w.recorded_at
     FROM added a JOIN wanted w ON w.new_code = a.code`,
    [SECTIONS],
  )
}

/** @returns the id of the first who was added */
async function addStaff(owner: pg.Client, staff: number): Promise<number> {
  const { rows } = await owner.query<{ first: number }>(
    `WITH added AS (
       INSERT INTO person (import_id) SELECT NULL
       FROM generate_series(1, $1 - (SELECT count(*)::int FROM employments_on($2) WHERE employment_type <> 'fiscal_year')) RETURNING id
     ) SELECT min(id) AS first FROM added`,
    [staff, TODAY],
  )
  const first = rows[0]?.first ?? 0
  await owner.query(
    `INSERT INTO employment (person_id, employment_type, job_category, valid_from, recorded_at)
     SELECT id, 'permanent', '一般事務', '2020-04-01', now() FROM person WHERE id >= $1`,
    [first],
  )
  await owner.query(
    `WITH section AS (SELECT array_agg(unit_id ORDER BY unit_id) AS ids FROM units_on($2) WHERE kind = 'section')
     INSERT INTO post (person_id, unit_id, title, kind, valid_from, recorded_at)
     SELECT p.id, s.ids[1 + p.id % cardinality(s.ids)], '主任', 'primary', '2020-04-01', now()
     FROM person p CROSS JOIN section s WHERE p.id >= $1`,
    [first, TODAY],
  )
  return first
}

async function addLevels(owner: pg.Client, first: number): Promise<void> {
  await owner.query(
    `WITH added AS (
       INSERT INTO confirmation (person_id, skill_id, level, confirmed_on, confirmed_as, source, recorded_at)
       SELECT p.id, k.id, (p.id * 7 + k.id * 13 + p.id / 11) % 5, $2, 'head', 'round', now()
       FROM person p CROSS JOIN skill k
       WHERE p.id >= $1 AND k.tier = 'core' AND k.standard_version_id = standard_in_force($2)
       RETURNING id, person_id, skill_id, level, confirmed_on
     )
     INSERT INTO current_level (person_id, skill_id, level, confirmed_on, confirmation_id)
     SELECT person_id, skill_id, level, confirmed_on, id FROM added`,
    [first, CONFIRMED_ON],
  )
}
