import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { evaluateCertification } from '~/domain/certification'
import { readDossier } from '~/domain/dossier'
import { stageOf } from '~/domain/pipeline'
import { candidatesToday, revivalsAsked } from '~/facts/candidates'
import { certificationFacts, certificationSource, groundFrom } from '~/facts/certification-facts'
import timeline from '../../prisma/demo/timeline.json'
import { testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'

const { db } = testDatabase()
const TODAY = cityDate(timeline.demoDate)

beforeAll(demoCity)

describe('the applications of the demo city', () => {
  test.each(timeline.applications)('$committee $role: as many as the timeline counts', async (told) => {
    const committee = timeline.committees.find(({ id }) => id === told.committee)
    const rows = await db.$queryRaw<{ state: string; count: number }[]>`
      SELECT a.state, count(*)::int AS count FROM application a JOIN committee c ON c.id = a.committee_id
      WHERE a.role = ${told.role} AND c.held_on = ${committee?.heldOn}::date GROUP BY a.state`
    const count = (states: readonly string[]) =>
      rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + row.count, 0)
    expect({
      applied: rows.reduce((sum, row) => sum + row.count, 0),
      certified: count(['certified']),
      refused: count(['refused']),
      withdrawn: count(['withdrawn']),
      pending: count(['submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending']),
    }).toEqual({
      applied: told.applied,
      certified: told.certified,
      refused: told.refused,
      withdrawn: told.withdrawn,
      pending: told.pending,
    })
  })

  test('every certificate comes from an application, in which a dossier can be read', async () => {
    const rows = await db.$queryRaw<{ dossier: unknown }[]>`
      SELECT a.dossier FROM certificate c LEFT JOIN application a ON a.id = c.application_id`
    expect(rows).toHaveLength(52)
    expect(rows.every(({ dossier }) => readDossier(dossier)?.evaluation.criteria.length)).toBe(true)
  })

  test('whoever was certified met what the rules of the day of application ask, and was signed off and recommended', async () => {
    const rows = await db.$queryRaw<{ personId: number; role: CertifiedRole; on: string; decidedOn: string }[]>`
      SELECT a.person_id AS "personId", a.role, a.applied_on::text AS on, d."on"::text AS "decidedOn"
      FROM application a JOIN application_event d ON d.application_id = a.id AND d.event = 'decide' WHERE a.state = 'certified'`
    const failed: string[] = []
    for (const { personId, role, on: applied, decidedOn } of rows) {
      const [on, evaluatedOn] = [cityDate(applied), cityDate(decidedOn)]
      const source = await certificationSource(db, on)
      const ground = source && groundFrom(source, role, 'certification', on)
      const facts = (await certificationFacts(db, { personIds: [personId], role, day: on, evaluatedOn })).get(personId)
      if (!ground || !facts) throw new Error(`person ${personId} cannot be judged on ${on}`)
      const judged = evaluateCertification(ground, facts, { stage: 'certification', on, evaluatedOn })
      if (!judged.eligible) failed.push(`${personId} ${role} ${on}: ${judged.failed.join()}`)
    }
    expect(failed).toEqual([])
    expect(rows).toHaveLength(52)
  })

  test('nobody sat in a decision on somebody of the same section', async () => {
    const [row] = await db.$queryRaw<{ wrong: number; excluded: number }[]>`
      WITH decided AS (
        SELECT a.person_id, e.detail, e."on" AS day FROM application a JOIN application_event e ON e.application_id = a.id
        WHERE e.event = 'decide' AND a.committee_id IS NOT NULL
      ), sections AS (
        SELECT DISTINCT d.day, p.person_id, l.ancestor_id AS section_id FROM (SELECT DISTINCT day FROM decided) d
        CROSS JOIN LATERAL posts_on(d.day) p CROSS JOIN LATERAL unit_lines_on(d.day) l CROSS JOIN LATERAL units_on(d.day) u
        WHERE p.kind = 'primary' AND l.unit_id = p.unit_id AND u.unit_id = l.ancestor_id AND u.kind = 'section'
      )
      SELECT count(*) FILTER (WHERE m.value IN (SELECT jsonb_array_elements(d.detail -> 'tookPart')))::int AS wrong,
        count(*) FILTER (WHERE m.value IN (SELECT jsonb_array_elements(d.detail -> 'excluded')))::int AS excluded
      FROM decided d JOIN sections s ON s.day = d.day AND s.person_id = d.person_id
      JOIN sections o ON o.day = d.day AND o.section_id = s.section_id JOIN account a ON a.person_id = o.person_id
      CROSS JOIN LATERAL (SELECT to_jsonb(a.id) AS value) m`
    expect(row?.wrong).toBe(0)
    expect(row?.excluded).toBeGreaterThan(0)
  })
})

describe('the pipeline to the committee of February', () => {
  test('stands where the timeline counts it', async () => {
    const candidates = await candidatesToday(db, TODAY)
    const count = (role: string, stage?: string) =>
      candidates.filter((one) => one.role === role && (stage === undefined || stageOf(one) === stage)).length
    const { leaders, masters, dataSpecialists, revivalApplied } = timeline.pipeline
    expect({
      candidates: count('DX_LEADER'),
      applied: count('DX_LEADER', 'applied'),
      criteriaMetNotApplied: count('DX_LEADER', 'met'),
      onTrack: count('DX_LEADER', 'under_way'),
      notInTime: count('DX_LEADER', 'no_project'),
    }).toEqual({
      candidates: leaders.candidates,
      applied: leaders.applied,
      criteriaMetNotApplied: leaders.criteriaMetNotApplied,
      onTrack: leaders.onTrack,
      notInTime: leaders.notInTime,
    })
    expect(count('DX_MASTER')).toBe(masters.candidates)
    expect(count('DX_MASTER', 'applied')).toBe(masters.signoffPending)
    expect(count('DATA_SPECIALIST')).toBe(dataSpecialists.candidates)
    expect(await revivalsAsked(db)).toHaveLength(revivalApplied)
  })

  test('the applications under way wait for each of those who decide on them', async () => {
    const rows = await db.$queryRaw<{ state: string; count: number }[]>`
      SELECT a.state, count(*)::int AS count FROM application a WHERE a.role = 'DX_LEADER' AND a.stage = 'certification'
        AND a.state NOT IN ('certified', 'refused', 'withdrawn') GROUP BY a.state`
    expect(Object.fromEntries(rows.map(({ state, count }) => [state, count]))).toEqual(
      timeline.pipeline.leaders.applicationStates,
    )
  })
})
