import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { holdersOn } from '~/domain/goals'
import { careersOf } from '~/facts/careers'
import { migrate } from '~/server/migrate'
import { asOwner } from '~/server/owner-database'
import { fillDemoCity } from '../../prisma/demo/fill'
import organisation from '../../prisma/demo/organisation.json'
import timeline from '../../prisma/demo/timeline.json'
import { numberOf, rowsOf, testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'

const { db, url } = testDatabase()
const today = '2028-11-15'

beforeAll(demoCity)

describe('the establishment', () => {
  test.each(organisation.totals)('on $asOf every unit has the people of its headcount, 4,000 in all', async (total) => {
    const rows = await rowsOf<{ code: string; kind: string; people: number }>(
      `SELECT u.code, u.kind, count(e.person_id)::int AS people
       FROM units_on($1) u
       LEFT JOIN unit_lines_on($1) l ON l.ancestor_id = u.unit_id
       LEFT JOIN posts_on($1) p ON p.unit_id = l.unit_id AND p.kind = 'primary'
       LEFT JOIN employments_on($1) e ON e.person_id = p.person_id AND e.employment_type <> 'fiscal_year'
       GROUP BY u.code, u.kind`,
      [total.asOf],
    )
    const people = new Map(rows.map((row) => [row.code, row.people]))
    const expected = organisation.units
      .filter((unit) => unit.validFrom <= total.asOf && (unit.validTo === null || unit.validTo >= total.asOf))
      .map((unit) => [unit.code, headcountOn(unit, total.asOf)])
    expect(Object.fromEntries(people)).toEqual(Object.fromEntries(expected))
    const ofKind = (kind: string) => rows.filter((row) => row.kind === kind)
    expect(ofKind('department').reduce((sum, row) => sum + row.people, 0)).toBe(total.headcount)
    expect([ofKind('department').length, ofKind('section').length, ofKind('subunit').length]).toEqual([
      total.departments,
      total.sections,
      total.subunits,
    ])
  })

  test('a section keeps its code when it is renamed in mid-year', async () => {
    const names = await rowsOf<{ before: string; after: string }>(
      `SELECT (SELECT name FROM units_on('2027-09-30') WHERE code = 'S042') AS before,
              (SELECT name FROM units_on('2027-10-01') WHERE code = 'S042') AS after`,
    )
    expect(names).toEqual([{ before: 'スポーツ推進課', after: 'スポーツ・健康づくり推進課' }])
  })

  test('merged, split and abolished sections lead to their successors', async () => {
    const rows = await rowsOf<{ link: string }>(
      `SELECT p.code || '→' || s.code AS link FROM unit_succession x
       JOIN unit p ON p.id = x.predecessor_id JOIN unit s ON s.id = x.successor_id ORDER BY 1`,
    )
    expect(rows.map((row) => row.link)).toEqual([
      'S011→S003',
      'S078→S124',
      'S078→S125',
      'S078→S126',
      'S097→S123',
      'S098→S123',
    ])
  })

  test('everybody stands in a unit that exists on each staffing day, and 公平委員会事務局 has concurrent staff only', async () => {
    for (const day of ['2026-04-01', '2027-04-01', '2028-04-01', '2028-10-01', today]) {
      const lost = await rowsOf(
        'SELECT 1 FROM posts_on($1) p WHERE NOT EXISTS (SELECT 1 FROM units_on($1) u WHERE u.unit_id = p.unit_id)',
        [day],
      )
      expect(lost).toEqual([])
    }
    const kinds = await rowsOf<{ kind: string }>(
      `SELECT DISTINCT p.kind FROM posts_on($1) p JOIN unit u ON u.id = p.unit_id WHERE u.code = 'S117'`,
      [today],
    )
    expect(kinds).toEqual([{ kind: 'concurrent' }])
  })

  test('three posts of heads are vacant today, and one is looked after by another head', async () => {
    const rows = await rowsOf<{ code: string; acting: boolean }>(
      `SELECT u.code, a.person_id IS NOT NULL AS acting FROM units_on($1) u
       LEFT JOIN unit_heads_on($1) h ON h.unit_id = u.unit_id AND h.kind = 'head'
       LEFT JOIN unit_heads_on($1) a ON a.unit_id = u.unit_id AND a.kind = 'acting'
       WHERE u.confirms AND h.person_id IS NULL ORDER BY u.code`,
      [today],
    )
    expect(rows).toEqual([
      { code: 'S050', acting: false },
      { code: 'S073', acting: true },
      { code: 'S087-04', acting: false },
      { code: 'S108-05', acting: false },
    ])
  })
})

describe('staffing', () => {
  test('as many left, joined, moved and were reappointed as the timeline counts', async () => {
    let before = '2026-04-01'
    for (const { on, left, joined, transferred, reappointed } of timeline.staffing) {
      const [found] = await rowsOf(
        `WITH was AS (SELECT person_id FROM employments_on($1) WHERE employment_type <> 'fiscal_year'),
              now_in AS (SELECT person_id FROM employments_on($2) WHERE employment_type <> 'fiscal_year')
         SELECT (SELECT count(*)::int FROM was w WHERE NOT EXISTS (SELECT 1 FROM now_in n WHERE n.person_id = w.person_id)) AS left,
                (SELECT count(*)::int FROM now_in n WHERE NOT EXISTS (SELECT 1 FROM was w WHERE n.person_id = w.person_id)) AS joined,
                (SELECT count(*)::int FROM posts_on($2::date - 1) a JOIN posts_on($2) b USING (person_id)
                  WHERE a.kind = 'primary' AND b.kind = 'primary' AND a.unit_id <> b.unit_id) AS transferred,
                (SELECT count(*)::int FROM employments_on($2::date - 1) a JOIN employments_on($2) b USING (person_id)
                  WHERE a.employment_type = 'permanent' AND b.employment_type = 'reappointed') AS reappointed`,
        [before, on],
      )
      expect(found).toEqual({ left, joined, transferred, reappointed })
      before = on
    }
  })

  test.each(timeline.onLeave)('on $on $count people are on leave', async ({ on, count }) => {
    expect(await numberOf('SELECT count(*)::int AS n FROM leaves_on($1)', [on])).toBe(count)
  })

  test('two sections are called 経営管理課, names keep their kanji, and some people have a former name', async () => {
    expect(await numberOf("SELECT count(*)::int AS n FROM units_on($1) WHERE name = '経営管理課'", [today])).toBe(2)
    for (const kanji of ['髙', '﨑', '𠮷']) {
      expect(
        await numberOf('SELECT count(*)::int AS n FROM particulars_on($1) WHERE strpos(name, $2) > 0', [today, kanji]),
      ).toBeGreaterThan(0)
    }
    expect(
      await numberOf('SELECT count(*)::int AS n FROM particulars_on($1) WHERE former_name IS NOT NULL', [today]),
    ).toBe(28)
  })

  test('numbers have six digits with leading zeros, outside the ranges of the import files', async () => {
    expect(await numberOf("SELECT count(*)::int AS n FROM person_number WHERE number !~ '^00[0-9]{4}$'")).toBe(0)
  })

  test('the order that came late was entered on 18 April and counts from 20 March', async () => {
    const rows = await rowsOf<{ left: string; known: string; voided: string }>(
      `SELECT new.valid_to::text AS left, (new.recorded_at AT TIME ZONE 'Asia/Tokyo')::date::text AS known,
              (old.voided_at AT TIME ZONE 'Asia/Tokyo')::date::text AS voided
       FROM employment new JOIN employment old ON old.person_id = new.person_id AND old.voided_at IS NOT NULL
       WHERE new.voided_at IS NULL`,
    )
    expect(rows).toEqual([{ left: '2028-03-20', known: '2028-04-18', voided: '2028-04-18' }])
  })
})

describe('roles', () => {
  test('the certificate events are those of the timeline', async () => {
    const rows = await rowsOf<{ on: string; role: string; event: string; count: number }>(
      `SELECT effective_on::text AS on, role, event, count(*)::int AS count FROM certificate_event GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    )
    // That a limit passed, and that a leader counts as master, follows from the others.
    const expected = timeline.certificateEvents
      .filter(({ event }) => event !== 'expire' && event !== 'promote')
      .map(({ on, role, event, count }) => ({ on, role, event, count }))
    const inOrder = (list: typeof rows) => list.map((row) => `${row.on} ${row.role} ${row.event} ${row.count}`).sort()
    expect(inOrder(rows)).toEqual(inOrder(expected))
  })

  test('on the last day of R9 30 leaders and 2 masters, today 40 and 3, in 33 sections', async () => {
    const counted = async (day: string) => {
      const careers = await careersOf(db)
      return (['DX_LEADER', 'DX_MASTER'] as const).map((role) => holdersOn(careers, role, cityDate(day)).length)
    }
    expect(await counted('2028-03-31')).toEqual([30, 2])
    expect(await counted(today)).toEqual([40, 3])
    expect(await holders('2028-03-31')).toEqual({
      DATA_SPECIALIST: 2,
      DX_LEADER: 30,
      DX_MASTER: 2,
      PROVISIONAL_MENTOR: 12,
      TECH_OFFICER: 1,
    })
    expect(await holders(today)).toEqual({
      DATA_SPECIALIST: 3,
      // The master who was a leader keeps that certificate too, and counts as master only.
      DX_LEADER: 41,
      DX_MASTER: 3,
      PROVISIONAL_MENTOR: 10,
      TECH_OFFICER: 1,
    })
    for (const { asOf, 'SUP-SECTION-LEADER': sections } of timeline.supporting) {
      expect(
        await numberOf(
          `SELECT count(DISTINCT l.ancestor_id)::int AS n FROM role_holders_on($1) r
           JOIN posts_on($1) p ON p.person_id = r.person_id AND p.kind = 'primary'
           JOIN unit_lines_on($1) l ON l.unit_id = p.unit_id AND l.ancestor_kind = 'section' WHERE r.role IN ('DX_LEADER', 'DX_MASTER')`,
          [asOf],
        ),
      ).toBe(sections)
    }
  })

  test('candidates and those who mentor them are as many as the timeline counts', async () => {
    const rows = await rowsOf('SELECT role, count(*)::int AS n FROM candidates_on($1) GROUP BY role ORDER BY role', [
      today,
    ])
    expect(rows).toEqual([
      { role: 'DATA_SPECIALIST', n: timeline.pipeline.dataSpecialists.candidates },
      { role: 'DX_LEADER', n: timeline.pipeline.leaders.candidates },
      { role: 'DX_MASTER', n: timeline.pipeline.masters.candidates },
    ])
    for (const { asOf, candidatesMentored, assistantMentors } of timeline.mentoring) {
      const [found] = await rowsOf(
        `SELECT count(DISTINCT m.mentee_id) FILTER (WHERE m.kind <> 'assistant_mentor')::int AS mentored,
                (SELECT count(DISTINCT mentor_id)::int FROM mentor_pairs_on($1) WHERE kind = 'assistant_mentor') AS assistants
         FROM candidates_on($1) c JOIN mentor_pairs_on($1) m ON m.mentee_id = c.person_id WHERE c.role = 'DX_LEADER'`,
        [asOf],
      )
      expect(found).toEqual({ mentored: candidatesMentored, assistants: assistantMentors })
    }
  })

  test('leaders had their must-haves on the day of the committee, masters their nine at 3', async () => {
    const levels = (role: string, codes: string[], level: number) =>
      numberOf(
        `SELECT count(*)::int AS n FROM certificate_event e CROSS JOIN unnest($2::text[]) AS x(code)
         JOIN skill s ON s.code = x.code AND s.standard_version_id = standard_in_force(e.effective_on)
         WHERE e.role = $1 AND e.event = 'grant' AND coalesce((
           SELECT c.level FROM confirmation c WHERE c.person_id = e.person_id AND c.skill_id = s.id AND c.confirmed_on <= e.effective_on
           ORDER BY c.confirmed_on DESC, c.id DESC LIMIT 1), -1) < $3`,
        [role, codes, level],
      )
    expect(await levels('DX_LEADER', ['BPR-ASI', 'BPR-TOB', 'AUT-OPS', 'SEC-BAS', 'SEC-PRV'], 2)).toBe(0)
    const nine = ['BPR-TOB', 'AUT-OPS', 'SYS-REQ', 'SYS-PJM', 'SYS-OPS', 'SEC-DSG', 'SEC-INC', 'LDR-MEN', 'AUT-RPA']
    expect(await levels('DX_MASTER', nine, 3)).toBe(0)
  })
})

describe('what the reference screens show', () => {
  test('石黒 美咲 reaches 22 of the 31 requirements and has 14 of 21 skills in her draft', async () => {
    const [found] = await rowsOf(
      `SELECT cardinality(r.skill_ids) AS asked, (SELECT count(*)::int FROM jsonb_object_keys(d.levels)) AS entered
       FROM particulars_on($1) n JOIN assessment_draft d ON d.person_id = n.person_id
       JOIN round_participant r ON r.round_id = d.round_id AND r.person_id = d.person_id WHERE n.name = '石黒 美咲'`,
      [today],
    )
    expect(found).toEqual({ asked: 21, entered: 14 })
    expect(
      await numberOf(
        `SELECT count(DISTINCT coalesce('any ' || q.any_of_group, s.code))::int AS n FROM particulars_on($1) n
         JOIN role_profile p ON p.code = 'DX_LEADER' JOIN role_requirement q ON q.profile_id = p.id JOIN skill s ON s.id = q.skill_id
         JOIN current_level c ON c.person_id = n.person_id AND c.skill_id = s.id AND c.level >= q.required_level WHERE n.name = '石黒 美咲'`,
        [today],
      ),
    ).toBe(22)
  })

  test('27 people of 介護保険課 wait, and they differ from what is confirmed in 14 places', async () => {
    const [found] = await rowsOf(
      `SELECT count(DISTINCT s.person_id)::int AS people, count(*) FILTER (WHERE a.level <> coalesce(c.level, -1))::int AS places
       FROM submission s JOIN round r ON r.id = s.round_id AND r.state = 'open' JOIN self_assessment a ON a.submission_id = s.id
       JOIN posts_on($1) p ON p.person_id = s.person_id AND p.kind = 'primary' JOIN unit u ON u.id = p.unit_id AND u.code = 'S023'
       LEFT JOIN current_level c ON c.person_id = s.person_id AND c.skill_id = a.skill_id
       WHERE NOT EXISTS (SELECT 1 FROM submission_return t WHERE t.submission_id = s.id)`,
      [today],
    )
    expect(found).toEqual({ people: 27, places: 14 })
  })

  test('the sign-in page offers eleven kinds of person, each with what makes the kind', async () => {
    const rows = await rowsOf<{ kind: string; name: string }>(
      'SELECT d.kind, a.display_name AS name FROM demo_account d JOIN account a ON a.id = d.account_id ORDER BY d.position',
    )
    expect(rows.map((row) => row.kind)).toEqual([
      '職員',
      '所属長',
      '職員課',
      '事務局',
      'リーダー',
      'マスター',
      'デジタル技術官',
      '認定委員',
      '部局長',
      '監査',
      '管理者',
    ])
    expect(rows.slice(0, 2).map((row) => row.name)).toEqual(['石黒 美咲', '中川 誠一'])
  })
})

test('the same city comes out of a second fill', async () => {
  const second = new URL(url)
  second.pathname = '/demo_again'
  await asOwner(url, (one) => one.query('CREATE DATABASE demo_again'))
  await migrate(second.href)
  await fillDemoCity(second.href, { today, say: () => {} })
  const digest = (database: string) =>
    asOwner(database, async (one) => (await one.query<{ digest: string }>(DIGEST)).rows[0]?.digest ?? '')
  expect(await digest(second.href)).toBe(await digest(url))
}, 300_000)

const DIGEST = `
  WITH who AS (SELECT person_id, number FROM person_number), facts AS (
    SELECT format('%s %s %s', w.number, p.name, p.valid_from) AS line FROM person_particulars p JOIN who w USING (person_id)
    UNION ALL SELECT format('%s %s %s %s %s', w.number, u.code, o.title, o.valid_from, o.valid_to) FROM post o JOIN who w USING (person_id) JOIN unit u ON u.id = o.unit_id
    UNION ALL SELECT format('%s %s %s %s %s', w.number, s.code, c.level, c.confirmed_on, b.number) FROM confirmation c
      JOIN who w USING (person_id) JOIN skill s ON s.id = c.skill_id LEFT JOIN who b ON b.person_id = c.confirmed_by_id
    UNION ALL SELECT format('%s %s %s', w.number, a.level, n.submitted_on) FROM self_assessment a JOIN submission n ON n.id = a.submission_id JOIN who w ON w.person_id = a.person_id
    UNION ALL SELECT format('%s %s %s %s', w.number, e.role, e.event, e.effective_on) FROM certificate_event e JOIN who w USING (person_id)
    UNION ALL SELECT format('%s %s %s %s %s', w.number, c.code, s.starts_on, e.state, e.applied_on) FROM enrolment e
      JOIN course_session s ON s.id = e.session_id JOIN course c ON c.id = s.course_id JOIN who w USING (person_id)
    UNION ALL SELECT format('%s %s %s', w.number, c.code, k.completed_on) FROM completion k JOIN course c ON c.id = k.course_id JOIN who w USING (person_id)
    UNION ALL SELECT format('%s %s %s %s', w.number, p.title, e.event, e.effective_on) FROM project_event e
      JOIN improvement_project p ON p.id = e.project_id JOIN project_person m ON m.project_id = p.id JOIN who w USING (person_id)
    UNION ALL SELECT format('%s %s %s', w.number, t.name, k.role) FROM tool_keeper k JOIN inhouse_tool t ON t.id = k.tool_id JOIN who w USING (person_id))
  SELECT md5(string_agg(md5(line), '' ORDER BY line COLLATE "C")) AS digest FROM facts`

async function holders(day: string): Promise<Record<string, number>> {
  const rows = await rowsOf<{ role: string; n: number }>(
    'SELECT role, count(*)::int AS n FROM role_holders_on($1) GROUP BY role ORDER BY role',
    [day],
  )
  return Object.fromEntries(rows.map((row) => [row.role, row.n]))
}

type UnitOfFile = { headcount: number; headcountChanges?: { from: string; headcount: number }[] }

function headcountOn(unit: UnitOfFile, day: string): number {
  return (unit.headcountChanges ?? []).filter((change) => change.from <= day).at(-1)?.headcount ?? unit.headcount
}
