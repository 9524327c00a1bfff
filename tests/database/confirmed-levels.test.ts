import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations, takeBackConfirmations } from '~/facts/confirmed-levels'
import { currentLevelDifferences } from '~/facts/current-levels'
import { ensureSkillMapDay, forgetSkillMapDays } from '~/facts/skill-map-counts'
import { confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db, owner } = testDatabase()
const today = cityDate('2028-11-15')
const yesterday = cityDate('2028-11-14')

let core = 0
let extended = 0
let department = 0
let section = 0
let office = 0
let other = 0
let tanaka = 0
let sato = 0
let helper = 0

beforeAll(async () => {
  const skills = await standardFrom(db, cityDate('2026-10-01'))
  core = skills.get('LIT-OFC') ?? 0
  extended = skills.get('AUT-RPA') ?? 0
  department = await unit(db, { code: 'D01', name: '企画部' })
  section = await unit(db, { code: 'D01-01', name: '企画課', parentId: department })
  office = await unit(db, { code: 'D01-01-1', name: '企画係', parentId: section, kind: 'subunit' })
  other = await unit(db, { code: 'D02', name: '財務部' })
  tanaka = await person(db, { number: '001', name: '田中', unitId: office })
  sato = await person(db, { number: '002', name: '佐藤', unitId: section })
  helper = await person(db, { number: '003', name: '鈴木', unitId: section, employmentType: 'fiscal_year' })
  await ensureSkillMapDay(db, today)
})

describe('a confirmed level', () => {
  test('counts today in the unit and in all above it, and makes the person assessed', async () => {
    await confirm(confirmed(tanaka, core, 2, today))
    for (const unitId of [office, section, department]) {
      expect(await counts(unitId, core)).toMatchObject({ at_level: [0, 0, 1, 0, 0] })
      expect(await assessed(unitId)).toEqual([1, 1, 0])
    }
    expect(await counts(other, core)).toMatchObject({ at_level: [0, 0, 0, 0, 0] })
    await sameAsCountedAnew()
  })

  test('moves from the level before to the new one, without counting the person twice', async () => {
    await confirm(confirmed(tanaka, core, 3, today), confirmed(sato, extended, 0, today))
    expect(await counts(department, core)).toMatchObject({ at_level: [0, 0, 0, 1, 0] })
    expect(await counts(department, extended)).toMatchObject({ at_level: [1, 0, 0, 0, 0] })
    expect(await assessed(department)).toEqual([2, 1, 1])
    await sameAsCountedAnew()
  })

  test('of an earlier day changes the days since then, and not today when a later one stands', async () => {
    await ensureSkillMapDay(db, yesterday)
    expect(await counts(department, core, yesterday)).toMatchObject({ at_level: [0, 0, 0, 0, 0] })
    await confirm(confirmed(tanaka, core, 1, yesterday))
    await ensureSkillMapDay(db, yesterday)
    expect(await counts(department, core, yesterday)).toMatchObject({ at_level: [0, 1, 0, 0, 0] })
    expect(await counts(department, core)).toMatchObject({ at_level: [0, 0, 0, 1, 0] })
    await sameAsCountedAnew()
  })

  test('taken back lets the one before count again, and none at all when there was none', async () => {
    const [first] = await confirm(confirmed(sato, core, 2, yesterday))
    const [second] = await confirm(confirmed(sato, core, 4, today))
    expect(await counts(section, core)).toMatchObject({ at_level: [0, 0, 0, 1, 1] })
    await takeBack(second)
    expect(await counts(section, core)).toMatchObject({ at_level: [0, 0, 1, 1, 0] })
    await takeBack(first)
    expect(await counts(section, core)).toMatchObject({ at_level: [0, 0, 0, 1, 0] })
    await sameAsCountedAnew()
  })

  test('of 会計年度任用 stands in the record and is not counted in the map', async () => {
    await confirm(confirmed(helper, core, 4, today))
    expect(await counts(section, core)).toMatchObject({ at_level: [0, 0, 0, 1, 0] })
    expect(await currentLevelDifferences(db, today)).toBe(0)
    await sameAsCountedAnew()
  })

  test('is counted against what the person’s role requires', async () => {
    const before = await counts(section, core)
    expect(before).toMatchObject({ required: 2, met: 1 })
    await confirm(confirmed(sato, core, 4, today))
    expect(await counts(section, core)).toMatchObject({ required: 2, met: 2 })
    await sameAsCountedAnew()
  })
})

test('two confirmers of one person at once: the person is assessed once, and every count is right', async () => {
  const yamada = await person(db, { number: '004', name: '山田', unitId: office })
  await forgetSkillMapDays(db, today)
  await ensureSkillMapDay(db, today)
  await Promise.all([
    confirm(confirmed(yamada, core, 1, today)),
    confirm(confirmed(yamada, extended, 1, today)),
    confirm(confirmed(tanaka, extended, 2, today)),
    confirm(confirmed(sato, core, 0, today)),
  ])
  await sameAsCountedAnew()
  expect(await assessed(department)).toEqual([3, 3, 3])
})

test('a day counted while something is being recorded waits for it and holds it', async () => {
  await forgetSkillMapDays(db, today)
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const recording = db.$transaction(async (sql) => {
    await recordConfirmations(sql, [confirmed(tanaka, core, 4, today)], STAMP, today)
    await held
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  const counting = ensureSkillMapDay(db, today)
  await new Promise((resolve) => setTimeout(resolve, 100))
  finish()
  await Promise.all([recording, counting])
  expect(await counts(office, core)).toMatchObject({ at_level: [0, 1, 0, 0, 1] })
  await sameAsCountedAnew()
})

test('an order recorded today with effect from last month moves the person in last month’s map', async () => {
  const lastMonth = cityDate('2028-10-20')
  await confirm(confirmed(tanaka, core, 2, cityDate('2028-10-01')))
  await ensureSkillMapDay(db, lastMonth)
  expect(await counts(department, core, lastMonth)).toMatchObject({ at_level: [0, 0, 1, 0, 0] })
  await db.$transaction(async (sql) => {
    await transfer(sql, tanaka, other, cityDate('2028-10-15'))
    await forgetSkillMapDays(sql, cityDate('2028-10-15'))
  })
  await ensureSkillMapDay(db, lastMonth)
  await ensureSkillMapDay(db, cityDate('2028-10-14'))
  expect(await counts(department, core, lastMonth)).toMatchObject({ at_level: [0, 0, 0, 0, 0] })
  expect(await counts(other, core, lastMonth)).toMatchObject({ at_level: [0, 0, 1, 0, 0] })
  expect(await counts(department, core, cityDate('2028-10-14'))).toMatchObject({ at_level: [0, 0, 1, 0, 0] })
  await ensureSkillMapDay(db, today)
  await sameAsCountedAnew()
})

function confirm(...rows: ReturnType<typeof confirmed>[]): Promise<number[]> {
  return db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, today))
}

function takeBack(id: number | undefined): Promise<void> {
  return db.$transaction((sql) => takeBackConfirmations(sql, id === undefined ? [] : [id], STAMP, today))
}

async function counts(unitId: number, skillId: number, day = today) {
  const { rows } = await owner.query(
    'SELECT at_level, required, met FROM skill_map_count JOIN skill_map_day USING (as_of) WHERE as_of = $1 AND unit_id = $2 AND skill_id = $3',
    [day, unitId, skillId],
  )
  return rows[0] ?? { at_level: [0, 0, 0, 0, 0], required: 0, met: 0 }
}

async function assessed(unitId: number): Promise<number[]> {
  const { rows } = await owner.query(
    'SELECT assessed, assessed_core, assessed_extended FROM skill_map_unit WHERE as_of = $1 AND unit_id = $2',
    [today, unitId],
  )
  return Object.values(rows[0] ?? {})
}

/** What followed each confirmation equals what counting the whole day from its facts gives. */
async function sameAsCountedAnew(): Promise<void> {
  const followed = await everything()
  await forgetSkillMapDays(db, today)
  await ensureSkillMapDay(db, today)
  expect(followed).toEqual(await everything())
  expect(await currentLevelDifferences(db, today)).toBe(0)
}

async function everything() {
  const cells = await owner.query(
    "SELECT unit_id, skill_id, at_level, required, met FROM skill_map_count WHERE as_of = $1 AND (at_level <> '{0,0,0,0,0}' OR required > 0) ORDER BY 1, 2",
    [today],
  )
  const units = await owner.query(
    'SELECT unit_id, people, assessed, assessed_core, assessed_extended FROM skill_map_unit WHERE as_of = $1 ORDER BY 1',
    [today],
  )
  return { cells: cells.rows, units: units.rows }
}
