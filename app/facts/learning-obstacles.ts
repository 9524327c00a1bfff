import type { Sql } from '~/facts/sql'

/* What of learning and practice has been built on an import: courses, completions, the people whom it brought. */

export type LearningObstacle =
  | 'evidence'
  | 'proofs'
  | 'statements'
  | 'completions'
  | 'sessions'
  | 'enrolments'
  | 'projects'
  | 'tools'

/** How much of each, none left out. */
export async function builtOnLearning(sql: Sql, batchId: number): Promise<{ what: LearningObstacle; count: number }[]> {
  return sql.$queryRaw<{ what: LearningObstacle; count: number }[]>`
    WITH newcomer AS MATERIALIZED (SELECT p.id FROM person p WHERE p.import_id = ${batchId}),
    done AS MATERIALIZED (SELECT c.id FROM completion c WHERE c.import_id = ${batchId} AND c.voided_at IS NULL),
    told AS MATERIALIZED (
      SELECT p.course_id AS id FROM course_period p WHERE p.import_id = ${batchId} AND p.voided_at IS NULL
      EXCEPT SELECT p.course_id FROM course_period p
        WHERE p.voided_import_id = ${batchId} OR (p.voided_at IS NULL AND p.import_id IS DISTINCT FROM ${batchId})
    )
    SELECT 'evidence' AS what, count(*)::int AS count FROM evidence e WHERE e.completion_id IN (SELECT id FROM done)
    UNION ALL SELECT 'proofs', count(*)::int FROM outside_certificate o WHERE o.completion_id IN (SELECT id FROM done)
      OR (o.state IN ('waiting', 'accepted') AND (o.person_id IN (SELECT id FROM newcomer) OR o.course_id IN (SELECT id FROM told)))
    UNION ALL SELECT 'statements', count(*)::int FROM xapi_statement s WHERE s.completion_id IN (SELECT id FROM done)
    UNION ALL SELECT 'completions', count(*)::int FROM completion c WHERE c.voided_at IS NULL
      AND (c.course_id IN (SELECT id FROM told) OR (c.import_id IS NULL AND c.person_id IN (SELECT id FROM newcomer)))
    UNION ALL SELECT 'sessions', count(*)::int FROM course_session s WHERE s.course_id IN (SELECT id FROM told)
    UNION ALL SELECT 'enrolments', count(*)::int FROM enrolment e WHERE e.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'projects', count(*)::int FROM project_person p WHERE p.voided_at IS NULL AND p.person_id IN (SELECT id FROM newcomer)
    UNION ALL SELECT 'tools', count(*)::int FROM tool_keeper k WHERE k.voided_at IS NULL AND k.person_id IN (SELECT id FROM newcomer)`
}
