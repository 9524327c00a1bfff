import { builtOnLearning, type LearningObstacle } from '~/facts/learning-obstacles'
import type { Sql } from '~/facts/sql'

/* What stands in the way of undoing an import: whatever has been built on it since (rule 1). */

/** `count` of something, named by `what`; a later import by its file. */
export type Obstacle = { by: 'import'; fileName: string } | { by: 'record'; what: ObstacleKind; count: number }

export type ObstacleKind =
  | 'changes'
  | 'submissions'
  | 'drafts'
  | 'confirmations'
  | 'rounds'
  | 'heads'
  | 'delegations'
  | 'inclusions'
  | 'certificates'
  | 'aims'
  | 'pairs'
  | 'grants'
  | 'posts'
  | 'subunits'
  | 'snapshots'
  | 'publications'
  | 'people'
  | LearningObstacle

const OF_PEOPLE = [
  'unit_head',
  'person_number',
  'person_particulars',
  'employment',
  'post',
  'leave_status',
  'completion',
]
const TABLES = ['unit_period', 'unit_succession', 'course_period', ...OF_PEOPLE]

/** Everything that builds on an import, in no order; empty when it can be undone. */
export async function obstaclesToUndo(sql: Sql, batchId: number): Promise<Obstacle[]> {
  const replaced = await replacedSince(sql, batchId)
  const people = await builtOnPeople(sql, batchId)
  const units = await builtOnUnits(sql, batchId)
  const learning = (await builtOnLearning(sql, batchId)).map((row) => ({ by: 'record' as const, ...row }))
  return [...replaced, ...merged([...people, ...units, ...learning])]
}

/**
 * Rows of the import that a later one (not undone itself) or somebody by hand has taken back, and later imports that
 * add to the people whom this one brought.
 */
async function replacedSince(sql: Sql, batchId: number): Promise<Obstacle[]> {
  const voided = TABLES.map(
    (table) => `SELECT voided_import_id FROM ${table} WHERE import_id = $1 AND voided_at IS NOT NULL`,
  )
  const added = OF_PEOPLE.map(
    (table) =>
      `SELECT x.import_id FROM ${table} x JOIN person p ON p.id = x.person_id
       WHERE p.import_id = $1 AND x.voided_at IS NULL AND x.import_id <> $1`,
  )
  // A row that an import took back and its undo recorded anew stands again.
  const rows = await sql.$queryRawUnsafe<{ fileName: string | null; count: number }[]>(
    `SELECT b.file_name AS "fileName", count(*)::int AS count
     FROM (${[...voided, ...added].join(' UNION ALL ')}) v LEFT JOIN import_batch b ON b.id = v.voided_import_id
     WHERE b.state IS DISTINCT FROM 'undone' GROUP BY b.id, b.file_name ORDER BY b.id`,
    batchId,
  )
  return rows.map(({ fileName, count }) =>
    fileName === null ? { by: 'record', what: 'changes', count } : { by: 'import', fileName },
  )
}

type Count = { what: ObstacleKind; count: number }

/** What is recorded of people whom the import brought, or since then of people whose employment or post it changed. */
async function builtOnPeople(sql: Sql, batchId: number): Promise<Obstacle[]> {
  const rows = await sql.$queryRaw<Count[]>`
    WITH newcomer AS MATERIALIZED (SELECT p.id FROM person p WHERE p.import_id = ${batchId}),
    changed AS MATERIALIZED (
      SELECT x.person_id AS id FROM post x WHERE x.import_id = ${batchId} OR x.voided_import_id = ${batchId}
      UNION SELECT x.person_id FROM employment x WHERE x.import_id = ${batchId} OR x.voided_import_id = ${batchId}
      EXCEPT SELECT n.id FROM newcomer n
    ),
    since AS (SELECT b.committed_at AS at FROM import_batch b WHERE b.id = ${batchId})
    SELECT 'submissions' AS what, count(*)::int AS count FROM submission s, since
      WHERE s.person_id IN (SELECT id FROM newcomer) OR (s.person_id IN (SELECT id FROM changed) AND s.recorded_at > since.at)
    UNION ALL SELECT 'drafts', count(*)::int FROM assessment_draft d WHERE d.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'confirmations', count(*)::int FROM confirmation c, since WHERE c.voided_at IS NULL AND c.source <> 'migration'
      AND (c.person_id IN (SELECT id FROM newcomer) OR (c.person_id IN (SELECT id FROM changed) AND c.recorded_at > since.at)
        OR c.confirmed_by_id IN (SELECT id FROM newcomer))
    UNION ALL SELECT 'rounds', count(*)::int FROM round_participant r WHERE r.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'snapshots', count(*)::int FROM round_snapshot r WHERE r.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'heads', count(*)::int FROM unit_head h
      WHERE h.voided_at IS NULL AND h.import_id IS NULL AND h.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'delegations', count(*)::int FROM delegation g
      WHERE g.voided_at IS NULL AND (g.person_id IN (SELECT id FROM newcomer) OR g.person_ids && (SELECT coalesce(array_agg(id), '{}') FROM newcomer))
    UNION ALL SELECT 'inclusions', count(*)::int FROM fiscal_year_inclusion i, since WHERE i.voided_at IS NULL
      AND (i.person_id IN (SELECT id FROM newcomer) OR (i.person_id IN (SELECT id FROM changed) AND i.recorded_at > since.at))
    UNION ALL SELECT 'certificates', count(*)::int FROM certificate_event e WHERE e.voided_at IS NULL AND e.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'certificates', count(*)::int FROM appointment a WHERE a.voided_at IS NULL AND a.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'aims', count(*)::int FROM role_aim a WHERE a.voided_at IS NULL AND a.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'aims', count(*)::int FROM nomination n WHERE n.voided_at IS NULL
      AND (n.person_id IN (SELECT id FROM newcomer) OR n.nominated_by_id IN (SELECT id FROM newcomer))
    UNION ALL SELECT 'pairs', count(*)::int FROM mentor_pair m WHERE m.voided_at IS NULL
      AND (m.mentor_id IN (SELECT id FROM newcomer) OR m.mentee_id IN (SELECT id FROM newcomer))
    UNION ALL SELECT 'grants', count(*)::int FROM function_grant f JOIN account a ON a.id = f.account_id
      WHERE f.voided_at IS NULL AND a.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'drafts', count(*)::int FROM evidence e WHERE e.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'people', count(*)::int FROM (
      SELECT x.person_id, x.import_id, x.voided_at FROM person_number x
      UNION ALL SELECT x.person_id, x.import_id, x.voided_at FROM person_particulars x
      UNION ALL SELECT x.person_id, x.import_id, x.voided_at FROM employment x
      UNION ALL SELECT x.person_id, x.import_id, x.voided_at FROM post x
      UNION ALL SELECT x.person_id, x.import_id, x.voided_at FROM leave_status x
    ) r WHERE r.voided_at IS NULL AND r.import_id IS NULL AND r.person_id IN (SELECT id FROM newcomer)`
  return rows.map((row) => ({ by: 'record', ...row }))
}

/** What is recorded of units whose whole history the import brought. */
async function builtOnUnits(sql: Sql, batchId: number): Promise<Obstacle[]> {
  const rows = await sql.$queryRaw<Count[]>`
    WITH newcomer AS MATERIALIZED (
      SELECT p.unit_id AS id FROM unit_period p WHERE p.import_id = ${batchId} AND p.voided_at IS NULL
      EXCEPT SELECT p.unit_id FROM unit_period p
        WHERE p.voided_import_id = ${batchId} OR (p.voided_at IS NULL AND p.import_id IS DISTINCT FROM ${batchId})
    )
    SELECT 'posts' AS what, count(*)::int AS count FROM post x WHERE x.voided_at IS NULL AND x.unit_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'heads', count(*)::int FROM unit_head h
      WHERE h.voided_at IS NULL AND h.import_id IS DISTINCT FROM ${batchId} AND h.unit_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'delegations', count(*)::int FROM delegation g WHERE g.voided_at IS NULL AND g.unit_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'inclusions', count(*)::int FROM fiscal_year_inclusion i WHERE i.voided_at IS NULL AND i.unit_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'aims', count(*)::int FROM nomination n WHERE n.voided_at IS NULL AND n.unit_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'subunits', count(*)::int FROM unit_period p
      WHERE p.voided_at IS NULL AND p.import_id IS DISTINCT FROM ${batchId} AND p.parent_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'subunits', count(*)::int FROM unit_succession s WHERE s.voided_at IS NULL AND s.import_id IS DISTINCT FROM ${batchId}
      AND (s.predecessor_id IN (SELECT id FROM newcomer) OR s.successor_id IN (SELECT id FROM newcomer))
    UNION ALL SELECT 'snapshots', count(*)::int FROM round_snapshot r WHERE r.unit_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'publications', count(*)::int FROM publication_unit u WHERE u.unit_id IN (SELECT id FROM newcomer)`
  return rows.map((row) => ({ by: 'record', ...row }))
}

function merged(obstacles: readonly Obstacle[]): Obstacle[] {
  const counts = new Map<ObstacleKind, number>()
  for (const one of obstacles) {
    if (one.by === 'record') counts.set(one.what, (counts.get(one.what) ?? 0) + one.count)
  }
  return [...counts].flatMap(([what, count]) => (count > 0 ? [{ by: 'record' as const, what, count }] : []))
}
