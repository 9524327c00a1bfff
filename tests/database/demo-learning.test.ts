import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import { type ProjectEvent, projectStateOn } from '~/domain/practice'
import { stillOpen } from '~/domain/training-figures'
import { sessionById } from '~/facts/course-sessions'
import { giveSeats } from '~/facts/enrolments'
import { inhouseTools } from '~/facts/inhouse-tools'
import { practiceByFiscalYear } from '~/facts/practice-figures'
import { loadPlanning } from '~/features/training-plan/planning'
import timeline from '../../prisma/demo/timeline.json'
import { isWorkingDay } from '../../prisma/demo/workdays'
import { countDemand } from '../support/brute-force-demand'
import { numberOf, rowsOf, testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'

const { db } = testDatabase()
const today = '2028-11-15'

beforeAll(demoCity)

describe('training', () => {
  test('sessions, seats, applications, seats given and completions of each course and year are those of the timeline', async () => {
    const rows = await rowsOf(
      `SELECT s.fiscal_year AS "fiscalYear", c.code, count(*)::int AS sessions,
         coalesce(k.capacity_by_year -> s.fiscal_year::text, to_jsonb(k.annual_capacity)) AS seats,
         sum(e.applied)::int AS applied, sum(e.taken)::int AS taken,
         (SELECT count(*)::int FROM completions_on($1) x WHERE x.course_id = c.id AND fiscal_year_of(x.completed_on) = s.fiscal_year) AS completed
       FROM course_session s JOIN course c ON c.id = s.course_id JOIN courses_on($1) k ON k.course_id = c.id
       CROSS JOIN LATERAL (SELECT count(*) AS applied, count(*) FILTER (WHERE has_a_seat(e.state)) AS taken
         FROM enrolment e WHERE e.session_id = s.id) e
       GROUP BY s.fiscal_year, c.id, c.code, k.capacity_by_year, k.annual_capacity ORDER BY 1, 2`,
      [today],
    )
    expect(rows).toEqual(timeline.trainingByFiscalYear)
  })

  test('nobody has a seat more than a session has, and nobody two in one year', async () => {
    expect(
      await rowsOf(
        `SELECT s.id FROM course_session s JOIN enrolment e ON e.session_id = s.id AND has_a_seat(e.state)
         GROUP BY s.id HAVING count(*) > s.capacity`,
      ),
    ).toEqual([])
    expect(
      await rowsOf(
        `SELECT e.person_id FROM enrolment e JOIN course_session s ON s.id = e.session_id
         GROUP BY e.person_id, s.course_id, s.fiscal_year HAVING count(*) > 1`,
      ),
    ).toEqual([])
  })

  test('who took a course had completed what it presupposes, a yearly one in the same fiscal year', async () => {
    const wrong = await rowsOf(
      `SELECT c.code, e.person_id FROM enrolment e JOIN course_session s ON s.id = e.session_id JOIN courses_on($1) c ON c.course_id = s.course_id
       CROSS JOIN LATERAL unnest(c.prerequisites) AS p (code)
       WHERE has_a_seat(e.state) AND NOT EXISTS (
         SELECT 1 FROM completion x JOIN courses_on($1) b ON b.course_id = x.course_id AND b.code = p.code
         WHERE x.person_id = e.person_id
           AND x.completed_on <= CASE WHEN c.format = 'elearning' THEN e.applied_on ELSE s.starts_on END
           AND (b.recurrence = 'once' OR fiscal_year_of(x.completed_on) = s.fiscal_year))`,
      [today],
    )
    expect(wrong).toEqual([])
  })

  test('a completion stands for each enrolment that ended with one, on a working day of its session, and none is in the future', async () => {
    expect(
      await rowsOf(
        `SELECT e.id FROM enrolment e JOIN course_session s ON s.id = e.session_id LEFT JOIN completion c ON c.enrolment_id = e.id
         WHERE (e.state = 'completed') <> (c.id IS NOT NULL) OR c.person_id <> e.person_id OR c.course_id <> s.course_id
           OR c.completed_on NOT BETWEEN s.starts_on AND s.ends_on OR c.completed_on > $1`,
        [today],
      ),
    ).toEqual([])
    const days = await rowsOf<{ day: string }>('SELECT DISTINCT completed_on::text AS day FROM completion')
    expect(days.filter(({ day }) => !isWorkingDay(cityDate(day)))).toEqual([])
    const held = await rowsOf<{ day: string }>(
      `SELECT DISTINCT d ->> 'on' AS day FROM course_session s CROSS JOIN LATERAL jsonb_array_elements(s.days) d`,
    )
    expect(held.filter(({ day }) => !isWorkingDay(cityDate(day)))).toEqual([])
  })

  test('nobody completes a course on leave, before they are hired or after they leave', async () => {
    const wrong = await rowsOf(
      `SELECT c.id FROM completion c WHERE NOT EXISTS (
         SELECT 1 FROM employment e WHERE e.person_id = c.person_id AND e.voided_at IS NULL AND e.employment_type <> 'fiscal_year'
           AND e.valid_from <= c.completed_on AND (e.valid_to IS NULL OR e.valid_to > c.completed_on))
       OR EXISTS (SELECT 1 FROM leave_status l WHERE l.person_id = c.person_id AND l.voided_at IS NULL
         AND l.valid_from <= c.completed_on AND (l.valid_to IS NULL OR l.valid_to > c.completed_on))`,
    )
    expect(wrong).toEqual([])
  })

  test('leaders had completed the courses of the rule on the day until which one could apply', async () => {
    const wrong = await rowsOf(
      `WITH rule AS (SELECT r.content -> 'rules' -> 0 -> 'criteria' -> 3 AS courses FROM certification_rules r),
         granted AS (SELECT e.person_id, c.apply_by FROM certificate_event e JOIN committee c ON c.held_on = e.effective_on
           WHERE e.role = 'DX_LEADER' AND e.event = 'grant'),
         has AS (SELECT g.person_id, k.code FROM granted g JOIN completion x ON x.person_id = g.person_id AND x.completed_on <= g.apply_by
           JOIN course k ON k.id = x.course_id WHERE k.code <> 'TRN-102' OR fiscal_year_of(x.completed_on) = fiscal_year_of(g.apply_by))
       SELECT g.person_id, array_agg(q.code) AS lacks FROM granted g CROSS JOIN rule
       CROSS JOIN LATERAL jsonb_array_elements_text(rule.courses -> 'allOf' || '["TRN-302"]') q (code)
       WHERE NOT EXISTS (SELECT 1 FROM has h WHERE h.person_id = g.person_id
         AND h.code = ANY (CASE WHEN q.code = 'TRN-302' THEN ARRAY['TRN-302', 'TRN-303'] ELSE ARRAY[q.code] END))
       GROUP BY g.person_id`,
    )
    expect(wrong).toEqual([])
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM certificate_event e JOIN committee c ON c.held_on = e.effective_on WHERE e.event = 'grant' AND e.role = 'DX_LEADER'`,
      ),
    ).toBe(46)
  })

  test('14 of the 39 leader candidates still lack courses of the rule', async () => {
    const rows = await rowsOf<{ lacks: string; n: number }>(
      `WITH lack AS (
         SELECT c.person_id, x.lacks FROM candidates_on($1) c
         CROSS JOIN unnest(ARRAY['TRN-101', 'TRN-102', 'TRN-104', 'TRN-107', 'TRN-301', 'TRN-306', 'TRN-302']) AS x (lacks)
         WHERE c.role = 'DX_LEADER' AND NOT EXISTS (
           SELECT 1 FROM completions_on($1) d JOIN course k ON k.id = d.course_id WHERE d.person_id = c.person_id
             AND (k.code = x.lacks OR (x.lacks = 'TRN-302' AND k.code = 'TRN-303'))
             AND (k.code <> 'TRN-102' OR fiscal_year_of(d.completed_on) = fiscal_year_of($1))))
       SELECT lacks, count(*)::int AS n FROM lack GROUP BY lacks
       UNION ALL SELECT 'people', count(DISTINCT person_id)::int FROM lack ORDER BY 1`,
      [today],
    )
    expect(Object.fromEntries(rows.map(({ lacks, n }) => [lacks, n]))).toEqual({
      'TRN-102': 3,
      'TRN-107': 4,
      'TRN-302': 5,
      'TRN-306': 9,
      people: 14,
    })
  })

  test('the coming sessions: two wait for the full TRN-303, 42 seats are free in TRN-107, 2 in TRN-501', async () => {
    const rows = await rowsOf(
      `SELECT c.code, s.starts_on::text AS "startsOn", s.apply_by::text AS "applyBy",
         s.capacity - count(*) FILTER (WHERE e.state = 'seated')::int AS free, count(*) FILTER (WHERE e.state = 'waitlisted')::int AS waiting
       FROM course_session s JOIN course c ON c.id = s.course_id LEFT JOIN enrolment e ON e.session_id = s.id
       WHERE s.starts_on > $1 AND c.code IN ('TRN-107', 'TRN-302', 'TRN-303', 'TRN-501') GROUP BY c.code, s.id ORDER BY c.code`,
      [today],
    )
    expect(rows).toEqual([
      { code: 'TRN-107', startsOn: '2028-12-08', applyBy: '2028-11-24', free: 42, waiting: 0 },
      { code: 'TRN-302', startsOn: '2029-01-18', applyBy: '2029-01-05', free: 10, waiting: 0 },
      { code: 'TRN-303', startsOn: '2028-12-19', applyBy: '2028-11-10', free: 0, waiting: 2 },
      { code: 'TRN-501', startsOn: '2029-01-15', applyBy: '2028-12-01', free: 2, waiting: 0 },
    ])
  })

  test('seats in the sessions to come stand as the portal itself gives them, with their reasons', async () => {
    const coming = await rowsOf<{ id: number }>(
      'SELECT id FROM course_session WHERE starts_on > $1 AND capacity IS NOT NULL',
      [today],
    )
    const stamp = { at: new Date('2028-11-15T09:00:00+09:00'), by: null }
    const moved = await db.$transaction(async (sql) => {
      const changes = []
      for (const { id } of coming) {
        const session = await sessionById(sql, id)
        if (session) changes.push(...(await giveSeats(sql, session, { today: cityDate(today), stamp })))
      }
      return changes
    })
    expect(coming.length).toBe(12)
    expect(moved).toEqual([])
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM enrolment e JOIN course_session s ON s.id = e.session_id
         WHERE s.starts_on > $1 AND e.state IN ('seated', 'waitlisted') AND (e.rank IS NULL OR cardinality(e.reasons) = 0)`,
        [today],
      ),
    ).toBe(0)
  })

  test('who was turned away once was not turned away again from the same course', async () => {
    expect(
      await rowsOf(
        `SELECT e.person_id FROM enrolment e JOIN course_session s ON s.id = e.session_id WHERE e.state = 'turned_away'
         GROUP BY e.person_id, s.course_id HAVING count(*) > 1`,
      ),
    ).toEqual([])
  })

  test('applications wait for heads and delegates, some of them from 介護保険課', async () => {
    const rows = await rowsOf<{ code: string; n: number }>(
      `SELECT l.code, count(*)::int AS n FROM enrolment e JOIN posts_on($1) p ON p.person_id = e.person_id AND p.kind = 'primary'
       JOIN (SELECT l.unit_id, u.code FROM unit_lines_on($1) l JOIN unit u ON u.id = l.ancestor_id WHERE l.ancestor_kind = 'section') l ON l.unit_id = p.unit_id
       WHERE e.state = 'applied' GROUP BY l.code`,
      [today],
    )
    expect([3, 4, 5]).toContain(rows.find(({ code }) => code === 'S023')?.n)
    expect(rows.length).toBeGreaterThan(5)
  })

  test('the events of an enrolment tell its state, and no approval was one’s own', async () => {
    expect(
      await rowsOf(
        `SELECT e.id FROM enrolment e WHERE e.state <> (
           SELECT CASE v.event WHEN 'apply' THEN 'applied' WHEN 'seat' THEN 'seated' WHEN 'waitlist' THEN 'waitlisted' WHEN 'decline' THEN 'declined'
             WHEN 'withdraw' THEN 'withdrawn' WHEN 'turn_away' THEN 'turned_away' WHEN 'complete' THEN 'completed'
             WHEN 'fail' THEN 'not_passed' WHEN 'miss' THEN 'absent' END
           FROM enrolment_event v WHERE v.enrolment_id = e.id ORDER BY v.recorded_at DESC, v.id DESC LIMIT 1)`,
      ),
    ).toEqual([])
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM enrolment_event v JOIN enrolment e ON e.id = v.enrolment_id
         WHERE v.event IN ('approve', 'decline') AND (v.by_person_id IS NULL OR v.by_person_id = e.person_id)`,
      ),
    ).toBe(0)
  })
})

describe('practice', () => {
  test.each(timeline.practice)(
    '$fiscalYear: projects, hours and specifications are those of the timeline',
    async (told) => {
      const years = await practiceByFiscalYear(db, cityDate(today))
      const year = years.find(({ fiscalYear }) => fiscalYear === told.fiscalYear)
      expect({ ...year, operating: undefined }).toEqual({ ...told, operating: undefined })
      expect(
        await numberOf(
          `SELECT sum(hours_per_year)::int AS n FROM project_effect WHERE fiscal_year_of(measured_on) = $1`,
          [told.fiscalYear],
        ),
      ).toBe(told.hoursSavedPerYear)
    },
  )

  test('the state of each project follows from its events, and none of them is in the future or undone by another', async () => {
    const projects = await rowsOf<{ state: string; events: ProjectEvent[] }>(
      `SELECT p.state, (SELECT json_agg(json_build_object('eventId', e.id, 'event', e.event, 'on', e.effective_on) ORDER BY e.id)
        FROM project_event e WHERE e.project_id = p.id) AS events FROM improvement_project p`,
    )
    for (const { state, events } of projects) {
      const day = cityDate(today)
      expect(projectStateOn(events, day)).toBe(state)
      expect(events.every(({ on }) => on < day)).toBe(true)
      const steps = events.filter(({ event }) => event !== 'propose')
      expect(steps.every(({ eventId }) => eventId > 0 && isWorkingDay(events[0]?.on ?? day))).toBe(true)
    }
    expect(projects.length).toBe(134)
    expect(await numberOf(`SELECT count(DISTINCT as_is)::int AS n FROM improvement_project`)).toBeGreaterThan(100)
    expect(await numberOf(`SELECT count(DISTINCT process)::int AS n FROM improvement_project`)).toBeGreaterThan(40)
  })

  test('on the last day to apply leaders had delivered a project with As-Is/To-Be and what came of it', async () => {
    const wrong = await rowsOf(
      `SELECT g.person_id FROM certificate_event g JOIN committee c ON c.held_on = g.effective_on
       WHERE g.role = 'DX_LEADER' AND g.event = 'grant' AND NOT EXISTS (
         SELECT 1 FROM project_person m JOIN project_event e ON e.project_id = m.project_id
         WHERE m.person_id = g.person_id AND m.role IN ('lead', 'main_developer')
           AND (e.event = 'complete' AND e.effective_on <= c.apply_by OR e.event = 'operate' AND e.effective_on <= c.apply_by - 30)
           AND (SELECT count(DISTINCT a.kind = 'as_is_to_be') FROM project_artefact a
             WHERE a.project_id = m.project_id AND a.kind IN ('as_is_to_be', 'artifact', 'specification') AND a.added_on <= c.apply_by) = 2)`,
    )
    expect(wrong).toEqual([])
  })

  test('masters had two measured projects, one across sections and one of a system', async () => {
    const wrong = await rowsOf(
      `SELECT g.person_id FROM certificate_event g JOIN committee c ON c.held_on = g.effective_on
       CROSS JOIN LATERAL (
         SELECT count(*) AS n, bool_or(p.cross_section) AS across, bool_or(p.system_operation) AS system
         FROM project_person m JOIN improvement_project p ON p.id = m.project_id
         WHERE m.person_id = g.person_id AND m.role <> 'member'
           AND EXISTS (SELECT 1 FROM project_effect f WHERE f.project_id = p.id AND f.measured_on <= c.apply_by)) x
       WHERE g.role = 'DX_MASTER' AND g.event = 'grant' AND NOT (x.n >= 2 AND x.across AND x.system)`,
    )
    expect(wrong).toEqual([])
  })

  test('22 leader candidates have a project that counts today, 17 not yet', async () => {
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM candidates_on($1) c WHERE c.role = 'DX_LEADER' AND EXISTS (
           SELECT 1 FROM project_person m JOIN project_event e ON e.project_id = m.project_id AND e.event IN ('operate', 'complete')
           WHERE m.person_id = c.person_id AND m.role IN ('lead', 'main_developer') AND e.effective_on <= $1::date - 30)`,
        [today],
      ),
    ).toBe(22)
    expect(
      await numberOf(
        `SELECT $1::date - e.effective_on AS n FROM particulars_on($1) n JOIN project_person m ON m.person_id = n.person_id AND m.role = 'lead'
         JOIN project_event e ON e.project_id = m.project_id AND e.event = 'operate' WHERE n.name = '石黒 美咲'`,
        [today],
      ),
    ).toBe(26)
  })

  test('nobody reviewed a project of their own, and everybody was in office when it was proposed', async () => {
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM project_event e JOIN project_person m ON m.project_id = e.project_id AND m.person_id = e.by_person_id
         WHERE e.event = 'review'`,
      ),
    ).toBe(0)
    expect(
      await rowsOf(
        `SELECT m.id FROM project_person m WHERE m.role <> 'adviser' AND NOT EXISTS (
           SELECT 1 FROM employment e WHERE e.person_id = m.person_id AND e.voided_at IS NULL
             AND e.valid_from <= m.valid_from AND (e.valid_to IS NULL OR e.valid_to > m.valid_from))`,
      ),
    ).toEqual([])
  })

  test('the register of in-house tools knows some without an owner in the section, some not tried for a year, some without documents', async () => {
    const tools = await inhouseTools(db, cityDate(today), { retired: true })
    expect(tools.length).toBeGreaterThanOrEqual(33)
    const counted = (need: string) => tools.filter(({ needs }) => needs.some((one) => one === need)).length
    expect(counted('owner')).toBeGreaterThanOrEqual(5)
    expect(counted('trial')).toBeGreaterThanOrEqual(4)
    expect(counted('documents')).toBeGreaterThanOrEqual(6)
    expect(counted('repair')).toBe(1)
    expect(tools.filter(({ madeWith }) => /^[A-Z]+$/.test(madeWith) && madeWith !== 'RPA')).toEqual([])
    expect(tools.filter(({ state, needs }) => state === 'operating' && needs.length === 0).length).toBeGreaterThan(8)
  })
})

describe('the plan of the year to come', () => {
  test('its demand agrees with a count over all people, course by course and department by department', async () => {
    const planning = await loadPlanning(db, cityDate(today), { year: fiscalYear(2029) })
    const unitOf = new Map(planning.city.topUnits.map(({ unitId, name }) => [unitId, name]))
    const said = stillOpen(planning.needs).map(
      ({ personId, topUnitId, courseCode, kind }) => `${personId} ${unitOf.get(topUnitId)} ${courseCode} ${kind}`,
    )
    const counted = (await countDemand(db, cityDate(today), 2029)).map(
      ({ personId, unit, courseCode, kind }) => `${personId} ${unit} ${courseCode} ${kind}`,
    )
    expect(counted.length).toBeGreaterThan(2_000)
    expect(said.sort()).toEqual(counted.sort())
  })
})
