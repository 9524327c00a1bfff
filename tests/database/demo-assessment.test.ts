import { beforeAll, describe, expect, test } from 'vitest'
import { type CityDate, cityDate } from '~/domain/calendar'
import { confirmingPlaceOf, type Organisation } from '~/domain/organisation'
import { currentLevelDifferences } from '~/facts/current-levels'
import { organisationOn } from '~/facts/organisation'
import { peopleForRound } from '~/facts/round-participants'
import timeline from '../../prisma/demo/timeline.json'
import { numberOf, rowsOf, testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'

const { db } = testDatabase()
const today = '2028-11-15'

beforeAll(demoCity)

describe('rounds', () => {
  test.each(timeline.rounds)('$name asks, receives and confirms as many as the timeline counts', async (round) => {
    const [found] = await rowsOf(
      `SELECT count(*)::int AS population, count(*) FILTER (WHERE p.state IN ('submitted', 'confirmed'))::int AS submitted,
              count(*) FILTER (WHERE p.state = 'confirmed')::int AS confirmed
       FROM round r JOIN round_participant p ON p.round_id = r.id WHERE r.name = $1`,
      [round.name],
    )
    expect(found).toEqual({ population: round.population, submitted: round.submitted, confirmed: round.confirmed })
  })

  test('the state of each participant follows from what was handed in, sent back and confirmed', async () => {
    const wrong = await rowsOf(
      `WITH open_entry AS (
         SELECT s.round_id, s.person_id, count(a.id) AS claims, count(c.id) AS decided FROM submission s
         JOIN self_assessment a ON a.submission_id = s.id
         LEFT JOIN confirmation c ON c.self_assessment_id = a.id AND c.voided_at IS NULL
         WHERE NOT EXISTS (SELECT 1 FROM submission_return t WHERE t.submission_id = s.id) AND s.round_id IS NOT NULL
         GROUP BY s.id)
       SELECT p.state, o.claims, o.decided FROM round_participant p
       LEFT JOIN open_entry o ON o.round_id = p.round_id AND o.person_id = p.person_id
       WHERE (p.state = 'confirmed') IS DISTINCT FROM coalesce(o.claims = o.decided, false)
          OR (p.state = 'submitted') IS DISTINCT FROM coalesce(o.claims > o.decided, false)`,
    )
    expect(wrong).toEqual([])
  })

  test.each(timeline.proxyEntries)(
    '$count entries of $roundId were made by somebody named for it',
    async ({ roundId, count }) => {
      const name = timeline.rounds.find((round) => round.id === roundId)?.name ?? ''
      const [found] = await rowsOf(
        `SELECT count(*)::int AS entries, count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM delegations_on(s.submitted_on) d WHERE d.person_id = s.entered_by_id AND d.kind = 'proxy'))::int AS named
       FROM submission s JOIN round r ON r.id = s.round_id
       WHERE r.name = $1 AND s.mode = 'proxy' AND NOT EXISTS (SELECT 1 FROM submission_return t WHERE t.submission_id = s.id)`,
        [name],
      )
      expect(found).toEqual({ entries: count, named: count })
    },
  )

  test.each(timeline.offCycleConfirmations)('随時確認 of $fiscalYear came out as the timeline counts', async (year) => {
    const [found] = await rowsOf(
      `SELECT count(*)::int AS requested, count(c.id)::int AS confirmed,
              count(*) FILTER (WHERE t.kind = 'sent_back')::int AS "sentBack", count(*) FILTER (WHERE t.kind = 'withdrawn')::int AS withdrawn,
              count(*) FILTER (WHERE c.id IS NULL AND t.id IS NULL)::int AS pending
       FROM submission s JOIN self_assessment a ON a.submission_id = s.id
       LEFT JOIN confirmation c ON c.self_assessment_id = a.id LEFT JOIN submission_return t ON t.submission_id = s.id
       WHERE s.round_id IS NULL AND fiscal_year_of(s.submitted_on) = $1`,
      [year.fiscalYear],
    )
    expect({ fiscalYear: year.fiscalYear, ...found }).toEqual(year)
  })

  test('the heads of ten sections include a few fiscal-year staff, and no round so far asked any of them', async () => {
    const found = await rowsOf<{ person_id: number }>('SELECT person_id FROM fiscal_year_inclusions_on($1)', [today])
    expect(found.length).toBeGreaterThanOrEqual(10)
    expect(await numberOf("SELECT count(*)::int AS n FROM round_participant WHERE rule = 'POP-7'", [])).toBe(0)
    const asked = await peopleForRound(db, cityDate(today), [])
    expect(asked.filter((person) => person.includedByHead).map((person) => person.personId)).toEqual(
      found.map((row) => row.person_id).sort((a, b) => a - b),
    )
  })

  test('of 4,000 people 3,620 have a confirmed level, and 3,871 know what their data are for', async () => {
    const regular = `employments_on($1) e WHERE e.employment_type <> 'fiscal_year'`
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM ${regular} AND EXISTS (SELECT 1 FROM current_level c WHERE c.person_id = e.person_id)`,
        [today],
      ),
    ).toBe(3620)
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM ${regular} AND EXISTS (SELECT 1 FROM purpose_acknowledgement k WHERE k.person_id = e.person_id)`,
        [today],
      ),
    ).toBe(timeline.purposeAcknowledgements.acknowledged)
  })

  test('nobody handed in before the purpose was told', async () => {
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM submission s WHERE NOT EXISTS (
           SELECT 1 FROM purpose_acknowledgement k WHERE k.person_id = s.person_id AND k.acknowledged_on <= s.submitted_on)`,
      ),
    ).toBe(0)
  })

  test('today’s levels and the snapshots agree with the confirmations', async () => {
    expect(await currentLevelDifferences(db, cityDate(today))).toBe(0)
    const wrong = await rowsOf(
      `SELECT 1 FROM round r JOIN round_snapshot s ON s.round_id = r.id CROSS JOIN LATERAL unnest(s.levels) WITH ORDINALITY AS x(level, place)
       JOIN skill k ON k.standard_version_id = r.standard_version_id AND k.position = x.place - 1
       LEFT JOIN levels_on(r.closed_on) l ON l.person_id = s.person_id AND l.skill_id = k.id
       WHERE r.name = '令和10年度 自己評価' AND x.level <> coalesce(l.level, -1)`,
    )
    expect(wrong).toEqual([])
  })
})

describe('confirmations', () => {
  test('nobody confirmed their own level', async () => {
    expect(await numberOf('SELECT count(*)::int AS n FROM confirmation WHERE confirmed_by_id = person_id')).toBe(0)
  })

  test('each was made by the delegate in whose scope the person was, or by whom the domain names for that day', async () => {
    const decided = await rowsOf<{
      day: CityDate
      personId: number
      unitId: number
      byId: number
      as: string
      named: boolean
    }>(
      `SELECT DISTINCT c.confirmed_on::text AS day, c.person_id AS "personId", p.unit_id AS "unitId", c.confirmed_by_id AS "byId",
         c.confirmed_as AS as, EXISTS (
           SELECT 1 FROM delegation g WHERE g.kind = 'delegate' AND g.person_id = c.confirmed_by_id AND c.person_id = ANY (g.person_ids)
             AND g.valid_from <= c.confirmed_on AND g.valid_to > c.confirmed_on) AS named
       FROM confirmation c JOIN post p ON p.person_id = c.person_id AND p.kind = 'primary' AND p.voided_at IS NULL
         AND p.valid_from <= c.confirmed_on AND (p.valid_to IS NULL OR p.valid_to > c.confirmed_on)
       WHERE c.confirmed_as IN ('head', 'acting', 'superior', 'delegate')`,
    )
    const organisations = new Map<CityDate, Organisation>()
    for (const day of new Set(decided.map((one) => one.day))) organisations.set(day, await organisationOn(db, day))
    const wrong = decided.filter((one) => {
      if (one.as === 'delegate') return !one.named
      const organisation = organisations.get(one.day)
      const place = organisation && confirmingPlaceOf(organisation, one)
      return place?.confirmerId !== one.byId || place.as !== one.as
    })
    expect(wrong).toEqual([])
    expect(decided.length).toBeGreaterThan(6000)
  })

  test('department heads are confirmed by whom 事務局 named, never by a head of their own department', async () => {
    const rows = await rowsOf<{ as_whom: string }>(
      `SELECT DISTINCT c.confirmed_as AS as_whom FROM confirmation c
       JOIN unit_head h ON h.person_id = c.person_id AND h.valid_from <= c.confirmed_on AND (h.valid_to IS NULL OR h.valid_to > c.confirmed_on)
       JOIN units_on('2028-11-15') u ON u.unit_id = h.unit_id AND u.kind = 'department'
       WHERE c.level <= 2`,
    )
    expect(rows).toEqual([{ as_whom: 'delegate' }])
  })

  test('a head or delegate confirmed 2 at the most; 3 came from a master who has it, or the officer', async () => {
    const wrong = await rowsOf(
      `SELECT c.id FROM confirmation c WHERE c.level >= 3 AND NOT CASE c.confirmed_as
         WHEN 'technical_officer' THEN EXISTS (SELECT 1 FROM role_holders_on(c.confirmed_on) r WHERE r.person_id = c.confirmed_by_id AND r.role = 'TECH_OFFICER')
         WHEN 'master' THEN c.level = 3
           AND EXISTS (SELECT 1 FROM role_holders_on(c.confirmed_on) r WHERE r.person_id = c.confirmed_by_id AND r.role = 'DX_MASTER')
           AND EXISTS (SELECT 1 FROM confirmation o WHERE o.person_id = c.confirmed_by_id AND o.skill_id = c.skill_id AND o.level >= 3 AND o.confirmed_on <= c.confirmed_on)
         ELSE c.source = 'appointment' END`,
    )
    expect(wrong).toEqual([])
  })

  test('who decided otherwise than claimed said why, and an extended level of 2 or more has evidence', async () => {
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM confirmation c JOIN self_assessment a ON a.id = c.self_assessment_id
         WHERE c.level <> a.level AND c.comment IS NULL`,
      ),
    ).toBe(0)
    expect(
      await numberOf(
        `SELECT count(*)::int AS n FROM confirmation c JOIN self_assessment a ON a.id = c.self_assessment_id JOIN skill s ON s.id = c.skill_id
         WHERE s.tier = 'extended' AND c.level >= 2 AND NOT EXISTS (SELECT 1 FROM evidence_link l WHERE l.self_assessment_id = a.id)`,
      ),
    ).toBe(0)
  })

  test('what waits on a master or the officer was passed on to them', async () => {
    const rows = await rowsOf<{ name: string; waiting: number }>(
      `SELECT n.name, count(*)::int AS waiting FROM review_route r JOIN self_assessment a ON a.id = r.self_assessment_id
       JOIN particulars_on($1) n ON n.person_id = r.reviewer_id JOIN skill s ON s.id = a.skill_id
       JOIN submission b ON b.id = a.submission_id AND b.round_id IS NOT NULL
       WHERE NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = a.id) GROUP BY n.name`,
      [today],
    )
    expect(rows).toEqual([{ name: '大川 徹', waiting: 3 }])
  })
})
