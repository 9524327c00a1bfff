import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { storePublication } from '~/facts/publication'
import { takeBack } from '~/facts/record'
import { storeRoundSnapshot } from '~/facts/round-snapshot'
import { ensureSkillMapDay, forgetSkillMapDays } from '~/facts/skill-map-counts'
import { confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db, owner } = testDatabase()
const today = cityDate('2028-11-15')
const closing = cityDate('2028-08-18')

let skills = new Map<string, number>()
const units: Record<string, number> = {}
let core = 0
let extended = 0
let closedRound = 0
let mover = 0

beforeAll(async () => {
  skills = await standardFrom(db, cityDate('2026-10-01'))
  core = skills.get('LIT-OFC') ?? 0
  extended = skills.get('AUT-RPA') ?? 0
  units.welfare = await unit(db, { code: 'D01', name: '福祉保健部' })
  units.large = await unit(db, { code: 'D01-01', name: '生活支援課', parentId: units.welfare })
  units.middle = await unit(db, { code: 'D01-02', name: '障害福祉課', parentId: units.welfare })
  units.small = await unit(db, { code: 'D01-03', name: '福祉政策課', parentId: units.welfare })
  units.other = await unit(db, { code: 'D02', name: '財務部' })
  units.tax = await unit(db, { code: 'D02-01', name: '市民税課', parentId: units.other })
  units.desk = await unit(db, { code: 'D02-01-1', name: '第一係', parentId: units.tax, kind: 'subunit' })
  await peopled('large', 9, 6)
  await peopled('middle', 7, 5)
  mover = (await peopled('small', 6, 3))[0] ?? 0
  await peopled('desk', 8, 8)
  closedRound = await roundClosedOn(closing)
})

describe('the publication of a closed round', () => {
  let publication = 0
  beforeAll(async () => {
    publication = await publish(closedRound)
  })

  test('shows departments, sections and the city, each with its people', async () => {
    expect(await shown(publication)).toMatchObject({
      市全体: { kind: 'city', people: 30 },
      福祉保健部: { kind: 'department', people: 22 },
      生活支援課: { kind: 'section', people: 9 },
      市民税課: { kind: 'section', people: 8 },
    })
    expect(Object.keys(await shown(publication))).not.toContain('第一係')
  })

  test('hides the section of three assessed people and the one that would give it away, and keeps the totals', async () => {
    const found = await shown(publication)
    expect(found.福祉政策課).toMatchObject({ assessed_core: null, at_level: [], met: null })
    expect(found.障害福祉課).toMatchObject({ assessed_core: null, at_level: [], met: null })
    expect(found.生活支援課).toMatchObject({ assessed_core: 6, at_level: [0, 0, 6, 0, 0] })
    expect(found.福祉保健部).toMatchObject({ assessed_core: 14, at_level: [0, 0, 14, 0, 0] })
    expect(found.市全体).toMatchObject({ assessed_core: 22, at_level: [0, 0, 22, 0, 0], required: 30, met: 22 })
  })

  test('hides a whole tier in which nobody is assessed', async () => {
    const found = await shown(publication, extended)
    expect(found.市全体).toMatchObject({ assessed_extended: null, at_level: [] })
  })

  test('does not change when an order recorded today takes effect before the round closed, as last month’s map does', async () => {
    const before = await shown(publication)
    const snapshot = await snapshotOf(closedRound)
    await ensureSkillMapDay(db, closing)
    const map = await liveCount(units.other ?? 0)
    await db.$transaction(async (sql) => {
      await transfer(sql, mover, units.tax ?? 0, cityDate('2028-08-01'))
      await forgetSkillMapDays(sql, cityDate('2028-08-01'))
    })
    await ensureSkillMapDay(db, closing)
    expect(await liveCount(units.other ?? 0)).toBe(map + 1)
    expect(await shown(publication)).toEqual(before)
    expect(await snapshotOf(closedRound)).toEqual(snapshot)
  })

  test('published only after that order, it still shows the round as it closed', async () => {
    expect(await shown(await publish(closedRound))).toEqual(await shown(publication))
  })

  test('a level taken back after closing stays in it', async () => {
    const { rows } = await owner.query('SELECT id FROM confirmation WHERE person_id = $1 AND skill_id = $2', [
      mover,
      core,
    ])
    await takeBack(db, 'confirmation', [rows[0].id], STAMP)
    expect((await shown(await publish(closedRound))).福祉保健部).toMatchObject({ at_level: [0, 0, 14, 0, 0] })
  })

  test('cannot be changed by the app', async () => {
    await expect(db.$executeRaw`UPDATE publication_cell SET met = 0`).rejects.toThrow('permission denied')
    await expect(db.$executeRaw`DELETE FROM publication_unit`).rejects.toThrow('permission denied')
  })
})

test('a round that is still open is not published', async () => {
  const { rows } = await owner.query(
    `INSERT INTO round (name, fiscal_year, kind, tiers, department_codes, standard_version_id, opens_on, self_due_on, confirm_due_on, state)
     SELECT '秋', 2028, 'annual', '{core}', '{}', id, '2028-11-01', '2028-11-20', '2028-11-30', 'open' FROM standard_version RETURNING id`,
  )
  expect(await storePublication(db, { roundId: rows[0].id, day: today, title: '秋', stamp: STAMP })).toBeNull()
})

async function peopled(place: string, people: number, assessed: number): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < people; at += 1) {
    ids.push(await person(db, { number: `${place}${at}`, name: '職員', unitId: units[place] ?? 0 }))
  }
  const rows = ids.slice(0, assessed).map((id) => confirmed(id, core, 2, cityDate('2028-07-20')))
  await db.$transaction((sql) => recordConfirmations(sql, rows, STAMP, today))
  return ids
}

async function roundClosedOn(day: string): Promise<number> {
  const { rows } = await owner.query(
    `INSERT INTO round (name, fiscal_year, kind, tiers, department_codes, standard_version_id, opens_on, self_due_on, confirm_due_on, state, closed_on)
     SELECT '令和10年度', 2028, 'annual', '{core,extended}', '{}', id, '2028-06-01', '2028-06-30', '2028-07-31', 'closed', $1 FROM standard_version RETURNING id`,
    [day],
  )
  await owner.query(
    `INSERT INTO round_participant (round_id, person_id, rule, modes, skill_ids, self_due_on, state)
     SELECT $1, person_id, 'POP-1', '{self}', '{}', '2028-06-30', 'confirmed' FROM posts_on($2::date) WHERE kind = 'primary'`,
    [rows[0].id, day],
  )
  await storeRoundSnapshot(db, rows[0].id, cityDate(day))
  return rows[0].id
}

async function publish(roundId: number): Promise<number> {
  const id = await db.$transaction((sql) =>
    storePublication(sql, { roundId, day: today, title: '令和10年8月（年次）', stamp: STAMP }),
  )
  if (id === null) throw new Error('not published')
  return id
}

async function shown(publicationId: number, skillId = core) {
  const { rows } = await owner.query(
    `SELECT u.name, u.kind, u.people, u.assessed_core, u.assessed_extended, c.at_level, c.required, c.met
     FROM publication_unit u JOIN publication_cell c USING (publication_id, unit_id) WHERE publication_id = $1 AND skill_id = $2`,
    [publicationId, skillId],
  )
  return Object.fromEntries(rows.map(({ name, ...row }) => [name, row]))
}

async function snapshotOf(roundId: number) {
  const { rows } = await owner.query('SELECT * FROM round_snapshot WHERE round_id = $1 ORDER BY person_id', [roundId])
  return rows
}

async function liveCount(unitId: number): Promise<number> {
  const { rows } = await owner.query(
    'SELECT at_level[3] AS n FROM skill_map_count WHERE as_of = $1 AND unit_id = $2 AND skill_id = $3',
    [closing, unitId, core],
  )
  return rows[0]?.n ?? 0
}
