import { beforeAll, describe, expect, test } from 'vitest'
import { type CityDate, cityDate } from '~/domain/calendar'
import { readSkillStandard, type SkillLevel } from '~/domain/skill-standard'
import { migratedLevel, type SkillOrigin, sourcesOf } from '~/domain/standard-migration'
import { recordConfirmations, takeBackConfirmations } from '~/facts/confirmed-levels'
import { currentLevelDifferences, rebuildCurrentLevels } from '~/facts/current-levels'
import { record } from '~/facts/record'
import { publishStandard, storeStandardDraft } from '~/facts/standard-draft'
import { successionOf, writeOrigins } from '~/facts/standard-migration'
import reference from '../../prisma/demo/skill-standard.json'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'

const { db } = testDatabase()
const day = cityDate
const TODAY = day('2029-05-10')
const IN_FORCE = day('2029-04-01')

/** A merge either way, a cap, a split, one to be asked anew; the rest is carried. */
const ORIGINS: Readonly<Record<string, SkillOrigin>> = {
  'AUT-RPA': { kind: 'merge_higher', from: ['AUT-RPA', 'AUT-NCL'] },
  'SYS-REQ': { kind: 'merge_lower', from: ['SYS-REQ', 'SYS-PJM'] },
  'SEC-BAS': { kind: 'carry_capped', from: 'SEC-BAS', cap: 1 },
  'AIX-USE': { kind: 'reassess', from: ['AIX-USE'] },
}

let old: Map<string, number>
let people: number[] = []
let nextId = 0
let skills = new Map<string, number>()

beforeAll(async () => {
  todayIs(TODAY)
  old = await standardFrom(db, BEGINNING)
  const section = await unit(db, { code: 'S001', name: '介護保険課' })
  people = []
  for (let n = 0; n < 40; n += 1) {
    people.push(await person(db, { number: String(100000 + n), name: `職員 ${n}`, unitId: section }))
  }
  await record(db, 'confirmation', levelsOfEverybody(), STAMP)
  nextId = await draftOfNext()
})

/** Some levels of everybody, some confirmed twice, by a rule that leaves gaps. */
function levelsOfEverybody() {
  return people.flatMap((personId, n) =>
    [...old].flatMap(([code, skillId], at) => {
      if ((n + at) % 4 === 0) return []
      const level = ((n * 3 + at) % 5) as SkillLevel
      const first = confirmed(personId, skillId, level, day('2027-07-20'))
      return code.length % 2 === 0 ? [first] : [first, confirmed(personId, skillId, (level + 1) % 5, day('2028-07-20'))]
    }),
  )
}

async function draftOfNext(): Promise<number> {
  const read = readSkillStandard(reference)
  if (!read.ok) throw new Error('the reference cannot be read')
  const file = structuredClone(read.standard)
  file.standard.version = '1.1.0'
  file.skills = file.skills.filter(({ code }) => code !== 'AUT-NCL' && code !== 'SYS-PJM')
  file.roles = []
  const draft = await storeStandardDraft(db, file, STAMP)
  if (!draft.stored) throw new Error(draft.reason)
  const rows = Object.entries(ORIGINS).map(([code, origin]) => ({ code, origin }))
  await writeOrigins(db, draft.versionId, rows)
  const found = await db.skill.findMany({
    where: { standardVersionId: draft.versionId },
    select: { id: true, code: true },
  })
  skills = new Map(found.map(({ id, code }) => [code, id]))
  return draft.versionId
}

describe('publishing a new version of the standard', () => {
  test('does to the person what its preview said, which is what the rules of the domain say', async () => {
    const previewed = await levelsTakenOver(nextId)
    const latest = await levelsOn('2029-03-31')
    const { skills: told } = await successionOf(db, nextId)
    const expected = people.flatMap((personId) => {
      const before = new Map(
        latest.filter((one) => one.personId === personId).map((one) => [codeOf(one.skillId), one.level]),
      )
      return told.flatMap(({ code, origin }) => {
        const level = origin && migratedLevel(origin, before)
        return level === null || origin === null ? [] : [`${personId} ${code} ${level}`]
      })
    })
    expect(previewed.map(({ personId, skillId, level }) => `${personId} ${codeOf(skillId)} ${level}`).sort()).toEqual(
      expected.sort(),
    )
    const published = await publishStandard(db, nextId, IN_FORCE, STAMP)
    expect(published).toBe(previewed.length)
    const after = await levelsOn('2029-04-01')
    expect(after.map(({ personId, skillId, level }) => `${personId} ${codeOf(skillId)} ${level}`).sort()).toEqual(
      expected.sort(),
    )
    await db.$transaction((sql) => rebuildCurrentLevels(sql, TODAY))
  })

  test('leaves what stood before as it was', async () => {
    const before = await levelsOn('2029-03-31')
    expect(before.length).toBeGreaterThan(500)
    expect(before.every(({ skillId }) => [...old.values()].includes(skillId))).toBe(true)
  })

  test('of a capped skill nobody has more, of one to be asked anew nobody has any', async () => {
    const after = await levelsOn('2029-04-01')
    const of = (code: string) => after.filter(({ skillId }) => skillId === skills.get(code)).map(({ level }) => level)
    expect(Math.max(...of('SEC-BAS'))).toBe(1)
    expect(of('AIX-USE')).toEqual([])
  })
})

describe('a round that finishes on the version before', () => {
  test('still reaches the new one, by its rules, from the day of the confirmation', async () => {
    const personId = await newcomer('200001')
    await confirm(personId, 'SEC-BAS', 3, '2029-05-01')
    expect(await levelOn('2029-04-30', personId, 'SEC-BAS')).toBeNull()
    expect(await levelOn('2029-05-01', personId, 'SEC-BAS')).toBe(1)
    expect(await currentLevelDifferences(db, TODAY)).toBe(0)
  })

  test('a merge to the lower one waits for both, and keeps what it was on days past', async () => {
    const personId = await newcomer('200002')
    await confirm(personId, 'SYS-REQ', 3, '2029-05-01')
    expect(await levelOn('2029-05-10', personId, 'SYS-REQ')).toBeNull()
    await confirm(personId, 'SYS-PJM', 2, '2029-05-03')
    await confirm(personId, 'SYS-REQ', 1, '2029-05-05')
    expect(await levelOn('2029-05-03', personId, 'SYS-REQ')).toBe(2)
    expect(await levelOn('2029-05-05', personId, 'SYS-REQ')).toBe(1)
    expect(await currentLevelDifferences(db, TODAY)).toBe(0)
  })

  test('taken back there, it is gone here too', async () => {
    const personId = await newcomer('200003')
    await confirm(personId, 'AUT-RPA', 2, '2029-05-01')
    const later = await confirm(personId, 'AUT-NCL', 3, '2029-05-02')
    expect(await levelOn('2029-05-10', personId, 'AUT-RPA')).toBe(3)
    await db.$transaction((sql) => takeBackConfirmations(sql, later, STAMP, TODAY))
    expect(await levelOn('2029-05-10', personId, 'AUT-RPA')).toBe(2)
    expect(await currentLevelDifferences(db, TODAY)).toBe(0)
  })

  test('what was confirmed in the new version since counts more than an older result of the old one', async () => {
    const personId = await newcomer('200004')
    const own = confirmed(personId, skills.get('SEC-BAS') ?? 0, 2, day('2029-05-08'))
    await db.$transaction((sql) => recordConfirmations(sql, [own], STAMP, TODAY))
    await confirm(personId, 'SEC-BAS', 4, '2029-05-01')
    expect(await levelOn('2029-05-10', personId, 'SEC-BAS')).toBe(2)
  })
})

test('every origin of the draft names skills of the version before', async () => {
  const { before, skills: told } = await successionOf(db, nextId)
  expect(
    told.flatMap(({ origin }) => (origin ? sourcesOf(origin) : ['?'])).filter((code) => !before.includes(code)),
  ).toEqual([])
})

async function newcomer(number: string): Promise<number> {
  const section = await db.unit.findFirstOrThrow({ where: { code: 'S001' } })
  return person(db, { number, name: `新人 ${number}`, unitId: section.id })
}

/** In the version before. */
function confirm(personId: number, code: string, level: SkillLevel, on: string): Promise<number[]> {
  const row = confirmed(personId, old.get(code) ?? 0, level, day(on))
  return db.$transaction((sql) => recordConfirmations(sql, [row], STAMP, TODAY))
}

async function levelOn(on: string, personId: number, code: string): Promise<number | null> {
  const found = await levelsOn(on)
  return found.find((one) => one.personId === personId && one.skillId === skills.get(code))?.level ?? null
}

function levelsOn(on: string): Promise<{ personId: number; skillId: number; level: SkillLevel; on: CityDate }[]> {
  return db.$queryRaw`
    SELECT l.person_id AS "personId", l.skill_id AS "skillId", l.level::int AS level, l.confirmed_on::text AS on FROM levels_on(${on}::date) l`
}

/** By a version, from its day on: the rows that publishing it records. */
function levelsTakenOver(versionId: number): Promise<{ personId: number; skillId: number; level: number }[]> {
  return db.$queryRaw`
    SELECT m.person_id AS "personId", m.skill_id AS "skillId", m.level::int AS level
    FROM migrated_levels(${versionId}::int, ${IN_FORCE}::date, NULL) m`
}

function codeOf(skillId: number): string {
  const found = [...old, ...skills].find(([, id]) => id === skillId)
  if (!found) throw new Error(`no skill ${skillId}`)
  return found[0]
}
