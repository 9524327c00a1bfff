import { beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { categoryEntry } from '~/features/assessment/category-entry.server'
import { giveOfferedEvidence } from '~/features/assessment/give-offered-evidence.server'
import { offCyclePage } from '~/features/assessment/off-cycle.server'
import { requestOffCycle } from '~/features/assessment/request-off-cycle.server'
import { roundFor } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { completed, course } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
const TODAY = cityDate('2028-11-15')
const PERIOD = { opensOn: cityDate('2028-11-01'), dueOn: cityDate('2028-11-24') }

let skills: Map<string, number>
let rpaCourse: number
let number = 600000
let round: number
let personId: number
let own: Visitor

const skill = (code: string) => skills.get(code) ?? 0
const evidence = () => db.evidence.findMany({ where: { personId }, orderBy: { id: 'asc' } })
const offersInRound = async () => {
  const page = await categoryEntry(own('/me/skills/AUT'), { category: 'AUT', round: String(round) })
  return page?.skills.find(({ code }) => code === 'AUT-RPA')
}

/** Somebody at level 1 in RPA who has completed the course that supports level 2. */
beforeEach(async () => {
  skills ??= await standardFrom(db, BEGINNING)
  rpaCourse ??= await course(db, { code: 'TRN-302', title: 'RPA開発ハンズオン', develops: { 'AUT-RPA': 2 } })
  number += 10
  await owner.query("UPDATE round SET state = 'closed', closed_on = '2028-11-15' WHERE state = 'open'")
  const department = await unit(db, { code: `D${number}`, name: `部${number}` })
  const section = await unit(db, { code: `S${number}`, name: '課', parentId: department })
  personId = await person(db, { number: `${number}`, name: '石黒 美咲', unitId: section })
  own = await signIn(db, personId)
  await completed(db, rpaCourse, [personId], cityDate('2028-10-20'))
  await recordConfirmations(db, [confirmed(personId, skill('AUT-RPA'), 1, cityDate('2028-07-10'))], STAMP, TODAY)
})

describe('a course completed', () => {
  beforeEach(async () => {
    round = await roundFor(db, PERIOD, [personId], [skill('AUT-RPA'), skill('AUT-NCL')])
  })

  test('proposes its level where the round asks, and one press makes it evidence, once', async () => {
    expect(await offersInRound()).toMatchObject({
      proposed: 2,
      confirmed: 1,
      level: null,
      offers: [{ title: '研修「RPA開発ハンズオン」', note: '令和10年10月20日 修了、レベル 2 を支える' }],
    })
    const offer = (await offersInRound())?.offers[0]?.key ?? ''
    const press = () => giveOfferedEvidence(own('/me/skills/AUT', {}), { round, skill: 'AUT-RPA', offer })
    expect(await press()).toMatchObject({ ok: true })
    expect(await press()).toMatchObject({ ok: true })
    expect(await evidence()).toMatchObject([{ title: '研修「RPA開発ハンズオン」', completionId: expect.any(Number) }])
    expect(await offersInRound()).toMatchObject({ offers: [], proposed: null, level: null })
    const levels = await db.currentLevel.findMany({ where: { personId } })
    expect(levels.map(({ level }) => level)).toEqual([1])
  })

  test('of somebody else cannot be given', async () => {
    const otherId = await person(db, {
      number: `${number + 1}`,
      name: '水野',
      unitId: await unit(db, { code: `D${number}Y`, name: `別${number}` }),
    })
    await completed(db, rpaCourse, [otherId], cityDate('2028-09-01'))
    const theirs = await db.completion.findFirstOrThrow({ where: { personId: otherId } })
    const given = { round, skill: 'AUT-RPA', offer: `completion-${theirs.id}` }
    expect(await giveOfferedEvidence(own('/me/skills/AUT', {}), given)).toMatchObject({ ok: true })
    expect(await evidence()).toEqual([])
  })
})

test('with 随時確認 a ticked completion is the evidence that an extended level needs', async () => {
  const page = await offCyclePage(own('/me/off-cycle'), { skill: 'AUT-RPA' })
  expect(page.chosen).toMatchObject({
    proposed: 2,
    offers: [expect.objectContaining({ title: '研修「RPA開発ハンズオン」' })],
  })
  const ask = (offers: string[]) =>
    requestOffCycle(own('/me/off-cycle', {}), { skill: 'AUT-RPA', level: '2', reason: '転記を自動にした', offers })
  expect(await ask([])).toMatchObject({ ok: false, refused: expect.stringContaining('証跡') })
  expect(await ask(page.chosen?.offers.map(({ key }) => key) ?? [])).toMatchObject({ ok: true })
  expect(await evidence()).toHaveLength(1)
  expect(await db.evidenceLink.count({ where: { selfAssessment: { personId } } })).toBe(1)
})
