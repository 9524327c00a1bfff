import { beforeAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES, isValidOn } from '~/domain/certificate'
import { judgementsOf } from '~/domain/certification'
import { fateOf } from '~/domain/standard-migration'
import { candidatesToday } from '~/facts/candidates'
import { careersOf } from '~/facts/careers'
import { certificationFacts, ruleGround } from '~/facts/certification-facts'
import { currentLevelDifferences } from '~/facts/current-levels'
import { versionInWork } from '~/facts/standard-effect'
import { approvalState, openPoints } from '~/facts/standard-review'
import { effectTables } from '~/features/standard-publication/effect-shown'
import { type LoadedEffect, loadEffect } from '~/features/standard-publication/load-effect.server'
import { publishStandard } from '~/features/standard-publication/publish-standard.server'
import { testDatabase } from '../support/database'
import { demoCity } from '../support/demo-city'
import { nothingLeftToReview } from '../support/next-standard'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let loaded: LoadedEffect

beforeAll(demoCity)

test('version 1.1 is in review: everything is decided, 職員課 has approved, the デジタル技術官 has a comment', async () => {
  const version = await inWork()
  expect(version).toMatchObject({ version: '1.1.0', state: 'review', before: { version: '1.0.0' } })
  expect(await openPoints(db, version)).toEqual({ faults: [], questions: [] })
  expect((await approvalState(db, version, TODAY)).missing).toEqual(['technical_officer'])
  const kinds = await db.skillOrigin.groupBy({ by: ['kind'], where: { skill: { standardVersionId: version.id } } })
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(
    ['carry', 'carry_capped', 'merge_higher', 'merge_lower', 'new', 'reassess', 'split'].sort(),
  )
})

test('its effect shows something of everything, and each figure is made of the fates of people', async () => {
  const effect = await loadEffect(db, await inWork(), TODAY, TODAY)
  if (!effect) throw new Error('no effect')
  loaded = effect
  const { gravest, people, ended, skills } = effectTables(loaded)
  expect(people).toBeGreaterThan(3900)
  expect(Math.min(gravest.keeps, gravest.lowered, gravest.reassess, gravest.none)).toBeGreaterThan(0)
  expect(ended).toMatchObject([{ code: 'AUT-OCR' }])
  expect(loaded.cases.length).toBeGreaterThan(0)
  for (const { code, origin } of loaded.origins) {
    const lowered = loaded.people.filter(({ before }) => fateOf(origin, before) === 'lowered').length
    expect(skills.find((one) => one.code === code)?.lowered).toBe(lowered)
  }
})

test('publishing does what its effect said, to the person: levels, and whose certificate or application it touches', async () => {
  const before = await judgedNow()
  const account = await db.account.findFirstOrThrow({ select: { id: true } })
  await nothingLeftToReview(db, (await inWork()).id, account.id)
  const published = await publishStandard.byCommandLine({ from: TODAY, version: '1.1.0' })
  expect(published).toMatchObject({ ok: true })

  const told = loaded.people.flatMap(({ personId, after }) =>
    [...after].map(([code, level]) => `${personId} ${code} ${level}`),
  )
  const staff = new Set(loaded.people.map(({ personId }) => personId))
  const rows = await db.$queryRaw<{ personId: number; code: string; level: number }[]>`
    SELECT l.person_id AS "personId", s.code, l.level::int AS level FROM levels_on(${TODAY}::date) l JOIN skill s ON s.id = l.skill_id`
  const done = rows.filter(({ personId }) => staff.has(personId))
  expect(done.map(({ personId, code, level }) => `${personId} ${code} ${level}`).sort()).toEqual(told.sort())
  expect(await currentLevelDifferences(db, TODAY)).toBe(0)

  const asked = loaded.people.filter(({ gravest }) => gravest === 'reassess').map(({ personId }) => personId)
  const row = await db.auditEntry.findFirstOrThrow({ where: { action: 'standard.publish' }, select: { detail: true } })
  expect(row.detail).toMatchObject({ askedAnew: asked.length })

  const after = await judgedNow()
  const changed = [...after].filter(([criterion, met]) => before.get(criterion) !== met)
  const foretold = loaded.cases.flatMap(({ personId, role, as, falls, stands }) => [
    ...falls.map(({ id }) => [`${personId} ${role} ${as} ${id}`, false]),
    ...stands.map(({ id }) => [`${personId} ${role} ${as} ${id}`, true]),
  ])
  expect(changed.sort()).toEqual(foretold.sort())
})

async function inWork() {
  const version = await versionInWork(db)
  if (!version) throw new Error('no version in work')
  return version
}

/** Whether each criterion of levels is met, of every holder and candidate, by what is confirmed now. */
async function judgedNow(): Promise<Map<string, boolean | null>> {
  const [careers, candidates] = await Promise.all([careersOf(db, TODAY), candidatesToday(db, TODAY)])
  const met = new Map<string, boolean | null>()
  for (const role of CERTIFIED_ROLES) {
    const holders = careers.filter((one) => isValidOn(one.certificates[role], TODAY))
    const some = [
      { as: 'holder', stage: 'renewal', ids: holders.map(({ personId }) => personId) },
      {
        as: 'candidate',
        stage: 'certification',
        ids: candidates.filter((one) => one.role === role).map((one) => one.personId),
      },
    ] as const
    for (const { as, stage, ids } of some) {
      const ground = await ruleGround(db, role, stage, TODAY)
      const facts = await certificationFacts(db, { personIds: ids, role, day: TODAY, evaluatedOn: TODAY })
      for (const [personId, own] of facts) {
        const judged = ground ? judgementsOf(ground, own, { stage, on: TODAY, evaluatedOn: TODAY }) : []
        for (const { id, type, met: is } of judged) {
          if (type === 'confirmed_levels' || type === 'profile_coverage') met.set(`${personId} ${role} ${as} ${id}`, is)
        }
      }
    }
  }
  return met
}
