import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { currentLevelDifferences, rebuildCurrentLevels } from '~/facts/current-levels'
import { record } from '~/facts/record'
import { publishStandard, storeStandardDraft } from '~/facts/standard-draft'
import reference from '../../prisma/demo/skill-standard.json'
import { confirmed, person, STAMP, unit } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db, owner } = testDatabase()
const first = read(reference)
let versionId = 0

beforeAll(async () => {
  const draft = await storeStandardDraft(db, first, STAMP)
  versionId = draft.stored ? draft.versionId : 0
})

describe('a skill standard', () => {
  test('comes in as a draft with all that its file says', async () => {
    const [row] = await db.$queryRaw<Record<string, number>[]>`
      SELECT (SELECT count(*)::int FROM skill WHERE standard_version_id = ${versionId}) AS skills,
        (SELECT count(*)::int FROM skill_level l JOIN skill s ON s.id = l.skill_id WHERE s.standard_version_id = ${versionId}) AS levels,
        (SELECT count(*)::int FROM role_profile WHERE standard_version_id = ${versionId}) AS roles,
        (SELECT count(*)::int FROM tool WHERE standard_version_id = ${versionId}) AS tools,
        (SELECT count(*)::int FROM role_requirement r JOIN role_profile p ON p.id = r.profile_id
          WHERE p.standard_version_id = ${versionId} AND p.code = 'DX_LEADER') AS leader,
        (SELECT count(*)::int FROM role_requirement r JOIN role_profile p ON p.id = r.profile_id
          WHERE p.standard_version_id = ${versionId} AND p.code = 'DX_LEADER' AND r.any_of_group = 1) AS pair`
    expect(row).toEqual({ skills: 39, levels: 195, roles: 6, tools: 6, leader: 32, pair: 2 })
  })

  test('is in force on no day while it is a draft', async () => {
    expect(await inForce('2026-10-01')).toBeNull()
  })

  test('a second file replaces the draft, so that there is one only', async () => {
    const again = await storeStandardDraft(db, first, STAMP)
    expect(again.stored && again.versionId).not.toBe(versionId)
    const drafts = await db.standardVersion.findMany({ where: { code: 'CITY-ITSS' } })
    expect(drafts.map((draft) => draft.state)).toEqual(['draft'])
    versionId = again.stored ? again.versionId : 0
  })

  test('is in force from the day from which it was published', async () => {
    await publishStandard(db, versionId, cityDate('2026-10-01'), STAMP)
    expect(await inForce('2026-09-30')).toBeNull()
    expect(await inForce('2026-10-01')).toBe(versionId)
  })

  test('the same version again is refused in plain words once it is published', async () => {
    expect(await storeStandardDraft(db, first, STAMP)).toEqual({
      stored: false,
      reason: '第 1.0.0 版は公開済みで、もう変わりません。standard.version を上げてください。',
    })
  })

  test('once published it cannot be changed, not even by the owner', async () => {
    await expect(
      owner.query('UPDATE skill SET name = $1 WHERE standard_version_id = $2', ['x', versionId]),
    ).rejects.toThrow('a published standard never changes')
  })

  test('a new version carries confirmed levels, with their day and confirmer, to the skills of the same code', async () => {
    const department = await unit(db, { code: 'D01', name: '企画部' })
    const tanaka = await person(db, { number: '000001', name: '田中 一', unitId: department })
    const sato = await person(db, { number: '000002', name: '佐藤 二', unitId: department })
    const office = await skillId(versionId, 'LIT-OFC')
    const rpa = await skillId(versionId, 'AUT-RPA')
    const by = { ...confirmed(tanaka, office, 2, cityDate('2027-07-20')), confirmedById: sato, confirmedAs: 'head' }
    await record(db, 'confirmation', [by, confirmed(tanaka, rpa, 1, cityDate('2027-07-20'))], STAMP)

    const next = structuredClone(first)
    next.standard.version = '2.0.0'
    next.skills = next.skills.filter((skill) => skill.code !== 'AUT-RPA')
    next.roles = []
    const draft = await storeStandardDraft(db, next, STAMP)
    const nextId = draft.stored ? draft.versionId : 0
    expect(await publishStandard(db, nextId, cityDate('2028-04-01'), STAMP)).toBe(1)

    expect(await levelsOn('2028-03-31', tanaka)).toEqual([
      { skillId: office, level: 2, on: '2027-07-20' },
      { skillId: rpa, level: 1, on: '2027-07-20' },
    ])
    expect(await levelsOn('2028-04-01', tanaka)).toEqual([
      { skillId: await skillId(nextId, 'LIT-OFC'), level: 2, on: '2027-07-20' },
    ])
  })

  test('publishing what is no draft changes nothing', async () => {
    expect(await publishStandard(db, versionId, cityDate('2028-10-01'), STAMP)).toBeNull()
  })
})

describe('the projection of today’s levels', () => {
  test('is found different where a level is missing, and right after it was rebuilt', async () => {
    const today = cityDate('2028-11-15')
    await db.$transaction((sql) => rebuildCurrentLevels(sql, today))
    expect(await currentLevelDifferences(db, today)).toBe(0)
    await owner.query('UPDATE current_level SET level = 4')
    expect(await currentLevelDifferences(db, today)).toBe(1)
    expect(await db.$transaction((sql) => rebuildCurrentLevels(sql, today))).toBe(1)
    expect(await currentLevelDifferences(db, today)).toBe(0)
  })
})

function read(file: unknown): SkillStandardFile {
  const answer = readSkillStandard(file)
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults))
  return answer.standard
}

async function inForce(day: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ id: number | null }[]>`SELECT standard_in_force(${day}::date) AS id`
  return row?.id ?? null
}

async function skillId(version: number, code: string): Promise<number> {
  const skill = await db.skill.findUniqueOrThrow({
    where: { standardVersionId_code: { standardVersionId: version, code } },
  })
  return skill.id
}

async function levelsOn(day: string, personId: number) {
  return db.$queryRaw`
    SELECT l.skill_id AS "skillId", l.level::int AS level, l.confirmed_on::text AS on
    FROM levels_on(${day}::date) l WHERE l.person_id = ${personId} ORDER BY l.skill_id`
}
