import { beforeEach, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { record } from '~/facts/record'
import { sectionSkills } from '~/features/section/section.server'
import { sectionSheets } from '~/features/section/section-sheet'
import { sectionView } from '~/features/section/section-view'
import { handIn, head } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, transfer, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let number = 400000
let city = 0
let skills: Map<string, number>
let department: number
let section: number
let ids: { chief: number; mizuno: number; inagaki: number }
let chief: Visitor

const skill = (code: string) => skills.get(code) ?? 0
const someone = (name: string, unitId: number, title = '主事') => {
  number += 1
  return person(db, { number: String(number), name, unitId, title })
}
const page = (visitor: Visitor, asOf?: string) =>
  sectionSkills(visitor(`/sections/S${city}`), { code: `S${city}`, asOf })

beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  city += 1
  department = await unit(db, { code: `D${city}`, name: `福祉保健部${city}` })
  section = await unit(db, { code: `S${city}`, name: '介護保険課', parentId: department })
  ids = {
    chief: await someone('中川 誠一', section, '課長'),
    mizuno: await someone('水野 啓介', section),
    inagaki: await someone('稲垣 玲子', section),
  }
  await head(db, section, ids.chief)
  chief = await signIn(db, ids.chief)
  await recordConfirmations(
    db,
    [
      confirmed(ids.mizuno, skill('LIT-DXB'), 2, cityDate('2028-07-10')),
      confirmed(ids.inagaki, skill('LIT-DXB'), 0, cityDate('2027-07-10')),
    ],
    STAMP,
    TODAY,
  )
})

test('needs and people reconcile: who needs a skill by role, who reaches it, on whom it hangs', async () => {
  const shown = await page(chief)
  const need = shown.needs.find((each) => each.skillId === skill('LIT-DXB'))
  expect(need).toEqual({ skillId: skill('LIT-DXB'), tier: 'core', needed: 3, reached: 1, carriers: 1 })
  const thin = shown.thin.find((each) => each.skillId === skill('LIT-DXB'))
  expect(thin).toMatchObject({ carrier: { name: '水野 啓介', level: 2 }, nearest: null })
  expect(shown.needs.filter((each) => each.tier === 'core')).toHaveLength(11)
  expect(shown.needs.find((each) => each.skillId === skill('LDR-STR'))).toMatchObject({ needed: 1, reached: 0 })
})

test('not assessed stays apart from level 0, and an old level is marked', async () => {
  const { rows, skills: columns } = await page(chief)
  const at = columns.findIndex((each) => each.code === 'LIT-DXB')
  const byName = new Map(rows.map((row) => [row.name, row]))
  expect(byName.get('稲垣 玲子')?.levels[at]).toBe(0)
  expect(byName.get('稲垣 玲子')?.freshness[at]).toBe('older_than_a_year')
  expect(byName.get('中川 誠一')?.levels[at]).toBeNull()
})

test('self-assessed values are for the confirmer alone: 事務局 and 職員課 see confirmed ones', async () => {
  await handIn(db, ids.inagaki, null, TODAY, new Map([[skill('LIT-DXB'), 2]]))
  const claimed = async (visitor: Visitor) =>
    (await page(visitor)).rows.flatMap((row) => row.claimed).filter((level) => level !== null)
  expect(await claimed(chief)).toEqual([2])
  expect(await claimed(await signIn(db, null, ['dx_office']))).toEqual([])
  const hr = await signIn(db, null, ['hr_section'])
  expect(await claimed(hr)).toEqual([])
  expect((await page(hr)).seesRound).toBe(false)
})

test('people on leave are shown and not counted, concurrent ones counted where their primary post is', async () => {
  await record(db, 'leave_status', [{ personId: ids.mizuno, kind: 'leave', validFrom: TODAY, validTo: null }], STAMP)
  const elsewhere = await unit(db, { code: `E${city}`, name: '長寿福祉課', parentId: department })
  const sakai = await someone('坂井 健', elsewhere)
  await record(
    db,
    'post',
    [{ personId: sakai, unitId: section, title: '主事', kind: 'concurrent', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  const shown = await page(chief)
  expect(shown.counts).toMatchObject({ counted: 2, onLeave: 1 })
  expect(shown.concurrent).toEqual([{ name: '坂井 健', primaryUnit: '長寿福祉課' }])
  expect(shown.rows.find((row) => row.name === '水野 啓介')?.standing).toEqual({ kind: 'on_leave' })
  expect(shown.needs.find((each) => each.skillId === skill('LIT-DXB'))).toMatchObject({ needed: 2, carriers: 0 })
})

test('a past day shows by name whom one knows today, and the others as a number', async () => {
  const elsewhere = await unit(db, { code: `E${city}`, name: '市民課', parentId: department })
  await transfer(db, ids.mizuno, elsewhere, cityDate('2028-10-01'))
  const past = await page(chief, '令和10年9月30日')
  expect(past.rows.map((row) => row.name)).toEqual(['中川 誠一', '稲垣 玲子'])
  expect(past.others).toBe(1)
  expect(past.rows.flatMap((row) => row.claimed).every((level) => level === null)).toBe(true)
  const office = await page(await signIn(db, null, ['dx_office']), '2028-09-30')
  expect(office.rows.map((row) => row.name)).toContain('水野 啓介')
})

test('a section without primary staff says so', async () => {
  const empty = await unit(db, { code: `Z${city}`, name: '公平委員会事務局', parentId: department })
  await record(
    db,
    'post',
    [{ personId: ids.mizuno, unitId: empty, title: '書記', kind: 'concurrent', validFrom: BEGINNING, validTo: null }],
    STAMP,
  )
  const office = await signIn(db, null, ['dx_office'])
  const shown = await sectionSkills(office(`/sections/Z${city}`), { code: `Z${city}` })
  expect(shown.counts.counted).toBe(0)
  expect(shown.concurrent.map((each) => each.name)).toEqual(['水野 啓介'])
})

test('who has nothing to do with a section does not learn of it', async () => {
  const stranger = await signIn(db, ids.mizuno)
  await expect(page(stranger)).rejects.toMatchObject({ status: 404 })
  await expect(sectionSkills(chief('/sections/NONE'), { code: 'NONE' })).rejects.toMatchObject({ status: 404 })
})

test('a ward of many is shown fifty at a time, in the order asked for', async () => {
  for (let index = 0; index < 55; index += 1) await someone(`看護 ${index}`, section)
  const shown = await page(chief)
  const view = sectionView(shown, { sort: 'short', group: null, page: '2', skill: null }).view
  expect(view.total).toBe(58)
  expect(view.rows).toHaveLength(8)
  expect(view.rows.at(-1)?.name).toBe('水野 啓介')
  expect(view.columns).toHaveLength(11)
})

test('the workbook holds what the page shows, and no self-assessed value', async () => {
  await handIn(db, ids.inagaki, null, TODAY, new Map([[skill('LIT-DXB'), 4]]))
  const [levels, needs] = sectionSheets(await page(chief))
  expect(levels?.rows).toHaveLength(4)
  expect(levels?.rows.find((row) => row[1] === '稲垣 玲子')?.[4]).toBe(0)
  expect(levels?.rows.flat()).not.toContain(4)
  expect(needs?.rows.find((row) => row[0] === 'DXの基礎理解')?.slice(1, 4)).toEqual([3, 1, 1])
})

test('looking at a section is written down for each of its people', async () => {
  await page(chief)
  const look = await db.look.findFirst({ where: { page: `/sections/S${city}` } })
  expect(look?.personIds).toEqual([ids.mizuno, ids.inagaki].sort((a, b) => a - b))
})
