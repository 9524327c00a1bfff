import { beforeAll, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { type CityDate, cityDate } from '~/domain/calendar'
import type { SkillLevel } from '~/domain/skill-standard'
import { countFates } from '~/domain/standard-effect'
import { recordConfirmations } from '~/facts/confirmed-levels'
import { currentLevelDifferences, rebuildCurrentLevels } from '~/facts/current-levels'
import { personAssessment } from '~/facts/person-assessment'
import { ensureSkillMapDay } from '~/facts/skill-map-counts'
import { standardInForce } from '~/facts/standard'
import { versionInWork } from '~/facts/standard-effect'
import { decideLevel } from '~/features/confirmation/decide-level.server'
import { sectionConfirm } from '~/features/confirmation/section-confirm.server'
import { undoEdit } from '~/features/standard-draft/undo-edit.server'
import { decideOrigin } from '~/features/standard-publication/decide-origin.server'
import { dropSkill } from '~/features/standard-publication/drop-skill.server'
import { effect } from '~/features/standard-publication/effect.server'
import { effectFile } from '~/features/standard-publication/effect-file.server'
import { effectTables } from '~/features/standard-publication/effect-shown'
import { followStandard } from '~/features/standard-publication/follow-standard.server'
import { type LoadedEffect, loadEffect } from '~/features/standard-publication/load-effect.server'
import { origins } from '~/features/standard-publication/origins.server'
import { publication } from '~/features/standard-publication/publication.server'
import { publishStandard } from '~/features/standard-publication/publish-standard.server'
import { undropSkill } from '~/features/standard-publication/undrop-skill.server'
import { whatFollows } from '~/wiring/consequences'
import { handIn, head, roundFor } from '../support/builders'
import { BEGINNING, confirmed, person, STAMP, standardFrom } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { nextStandardDraft, nothingLeftToReview } from '../support/next-standard'
import { type RandomCity, randomCity } from '../support/random-city'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')
const IN_FORCE = cityDate('2028-12-01')
const EFFECT = '/standard/draft/effect'

let old: Map<string, number>
let city: RandomCity
let versionId = 0
let office: Visitor
let hr: Visitor
let anybody: Visitor

setConsequences(whatFollows)

beforeAll(async () => {
  await todayIs(TODAY)
  old = await standardFrom(db, BEGINNING)
  city = await randomCity(db, old, 11)
  await db.$transaction((sql) => rebuildCurrentLevels(sql, TODAY))
  office = await signIn(db, null, ['dx_office'])
  hr = await signIn(db, null, ['hr_section'])
  anybody = await signIn(db, city.people[0] ?? 0)
  versionId = await nextStandardDraft(db)
})

const refusedText = async (result: ReturnType<typeof publishStandard>) => {
  const answer = await result
  return answer.ok || !('refused' in answer) ? '' : answer.refused
}
const originOf = async (code: string) => {
  const page = await origins(office('/standard/draft/origins'), { skill: code })
  if (page.show !== 'origins') throw new Error(page.show)
  const row = page.skills.find((one) => one.code === code)
  if (!row) throw new Error(`no ${code}`)
  return { page, row }
}
const historyOf = (subject: string) =>
  db.standardEdit.findMany({
    where: { standardVersionId: versionId, subject },
    orderBy: { id: 'asc' },
    select: { field: true, before: true, after: true },
  })

describe('where results come from', () => {
  test('is decided skill by skill, kept in the history, and nothing is written twice', async () => {
    const { row } = await originOf('AIX-AGT')
    const form = { version: versionId, code: 'AIX-AGT', kind: 'reassess' as const, from: ['AIX-IMP'], was: row.was }
    expect(await decideOrigin(office('/', {}), form)).toMatchObject({ ok: true })
    expect(await decideOrigin(office('/', {}), form)).toMatchObject({ ok: true })
    expect((await originOf('AIX-AGT')).row.origin).toEqual({ kind: 'reassess', from: ['AIX-IMP'] })
    expect(await historyOf('skill:AIX-AGT')).toEqual([
      { field: 'origin', before: null, after: { kind: 'reassess', from: ['AIX-IMP'] } },
    ])
  })

  test('whoever decides on what somebody else has changed is told, and nothing is overwritten', async () => {
    const { row } = await originOf('AIX-AGT')
    const back = { version: versionId, code: 'AIX-AGT', kind: 'new' as const, from: [], was: row.was }
    expect(await decideOrigin(office('/', {}), back)).toMatchObject({ ok: true })
    const late = await decideOrigin(office('/', {}), { ...back, kind: 'carry', from: ['AIX-IMP'] })
    expect(late).toEqual({ ok: false, conflict: { origin: { kind: 'new' } } })
    expect((await originOf('AIX-AGT')).row.origin).toEqual({ kind: 'new' })
  })

  test('what does not fit is refused with what to do', async () => {
    const form = { version: versionId, code: 'AIX-AGT', was: '{"kind":"new"}' }
    const sent = (more: { kind: 'carry' | 'merge_lower' | 'new'; from: string[] }) =>
      decideOrigin(office('/', {}), { ...form, ...more })
    expect(await sent({ kind: 'carry', from: [] })).toMatchObject({
      invalid: { from: [expect.stringContaining('1 つ')] },
    })
    expect(await sent({ kind: 'merge_lower', from: ['AIX-IMP'] })).toMatchObject({
      invalid: { from: [expect.stringContaining('2 つ以上')] },
    })
    expect(await sent({ kind: 'new', from: ['AIX-IMP'] })).toMatchObject({ invalid: { from: expect.anything() } })
    expect(await sent({ kind: 'carry', from: ['NO-SUCH'] })).toMatchObject({
      refused: expect.stringContaining('NO-SUCH'),
    })
  })

  test('a skill that nobody takes over is asked about until it ends for a reason', async () => {
    const back = await undropSkill(office('/', {}), { version: versionId, code: 'AUT-OCR' })
    expect(back).toMatchObject({ ok: true })
    const { page } = await originOf('SYS-PRC')
    expect(page.questions).toMatchObject([{ code: 'AUT-OCR', about: 'before' }])
    expect(await dropSkill(office('/', {}), { version: versionId, code: 'AUT-OCR', reason: ' ' })).toMatchObject({
      invalid: { reason: [expect.stringContaining('理由')] },
    })
    expect(await dropSkill(office('/', {}), { version: versionId, code: 'SYS-PRC', reason: '要らない' })).toMatchObject(
      {
        refused: expect.stringContaining('引き継ぎ'),
      },
    )
    const dropped = await dropSkill(office('/', {}), { version: versionId, code: 'AUT-OCR', reason: '使う場面がない' })
    expect(dropped).toMatchObject({ ok: true })
    expect((await originOf('SYS-PRC')).page.questions).toEqual([])
    expect((await historyOf('skill:AUT-OCR')).map(({ after }) => after)).toEqual([null, '使う場面がない'])
  })

  test('is taken back in the history of the draft, as every other edit', async () => {
    const lastOf = async (subject: string) =>
      (await db.standardEdit.findFirstOrThrow({ where: { subject }, orderBy: { id: 'desc' } })).id
    const undo = async (subject: string) =>
      undoEdit(office('/', {}), { version: versionId, edit: await lastOf(subject) })
    const { row } = await originOf('AIX-AGT')
    const form = { version: versionId, code: 'AIX-AGT', kind: 'carry' as const, from: ['AIX-IMP'], was: row.was }
    expect(await decideOrigin(office('/', {}), form)).toMatchObject({ ok: true })
    expect(await undo('skill:AIX-AGT')).toMatchObject({ ok: true })
    expect((await originOf('AIX-AGT')).row.origin).toEqual({ kind: 'new' })
    expect(await undo('skill:AUT-OCR')).toMatchObject({ ok: true })
    expect((await originOf('SYS-PRC')).page.questions).toMatchObject([{ code: 'AUT-OCR' }])
    expect(await undo('skill:AUT-OCR')).toMatchObject({ ok: true })
    expect((await originOf('SYS-PRC')).page.questions).toEqual([])
  })

  test('only 事務局 decides; 職員課 reads; others do not come in', async () => {
    const form = { version: versionId, code: 'AIX-AGT', kind: 'new' as const, from: [], was: '' }
    await expect(decideOrigin(hr('/', {}), form)).rejects.toMatchObject({ status: 403 })
    expect(await origins(hr('/standard/draft/origins'), { skill: '' })).toMatchObject({ mayEdit: false })
    await expect(origins(anybody('/standard/draft/origins'), { skill: '' })).rejects.toMatchObject({ status: 403 })
    await expect(effect(anybody(EFFECT), { from: '', page: 1 })).rejects.toMatchObject({ status: 403 })
  })
})

describe('before it is published', () => {
  test('the page and the command line name what is still missing', async () => {
    await db.standardComment.create({
      data: { standardVersionId: versionId, skillCode: 'AIX-AGT', body: '例を足してください', recordedAt: STAMP.at },
    })
    const text = await refusedText(publishStandard.byCommandLine({ from: IN_FORCE }))
    expect(text).toContain('コメントが 1 件')
    expect(text).toContain('職員課の承認')
    const page = await publication(office('/standard/draft/publish'), { from: IN_FORCE })
    expect(page.show === 'publication' && page.checks.map(({ id, ok }) => `${id} ${ok}`)).toEqual([
      'contents true',
      'questions true',
      'comments false',
      'approvals false',
    ])
    await nothingLeftToReview(db, versionId, hr.accountId)
  })

  test('in review nothing is decided any more', async () => {
    const form = {
      version: versionId,
      code: 'AIX-AGT',
      kind: 'carry' as const,
      from: ['AIX-IMP'],
      was: '{"kind":"new"}',
    }
    expect(await decideOrigin(office('/', {}), form)).toMatchObject({ refused: expect.stringContaining('レビュー中') })
  })

  test('it takes 事務局, the effect looked at, a day after the version before, and the contents as shown', async () => {
    await expect(publishStandard(hr('/', {}), { from: IN_FORCE })).rejects.toMatchObject({ status: 403 })
    const asked = { from: IN_FORCE, version: '1.1.0' }
    expect(await refusedText(publishStandard(office('/', {}), asked))).toContain('影響を確かめました')
    const lastEdit = (await versionInWork(db))?.lastEdit ?? 0
    const stale = { ...asked, seen: 'on' as const, seenEdit: lastEdit - 1 }
    expect(await refusedText(publishStandard(office('/', {}), stale))).toContain('内容が変わりました')
    expect(await refusedText(publishStandard.byCommandLine({ from: BEGINNING }))).toContain('それより後の日')
    expect(await refusedText(publishStandard.byCommandLine({ from: '来年' }))).toContain('公開日')
  })
})

describe('the effect', () => {
  let loaded: LoadedEffect
  beforeAll(async () => {
    loaded = await effectFrom(IN_FORCE)
  })

  test('of a skill comes to everybody in office, and so do the departments', () => {
    const tables = effectTables(loaded)
    for (const { keeps, lowered, reassess, none } of tables.skills) {
      expect(keeps + lowered + reassess + none).toBe(tables.people)
    }
    expect(tables.departments.reduce((sum, { people }) => sum + people, 0)).toBe(tables.people)
    const lowered = tables.departments.reduce((sum, one) => sum + one.lowered, 0)
    expect(lowered).toBe(tables.gravest.lowered)
    expect(countFates(loaded.people.map(({ gravest }) => gravest))).toEqual(tables.gravest)
  })

  test('opens each number into its people, whose looks are logged', async () => {
    const row = effectTables(loaded).skills.find(({ code }) => code === 'AIX-IMP')
    const page = await effect(office(EFFECT), { from: IN_FORCE, behind: 'skill.AIX-IMP.lowered', page: 1 })
    expect(page).toMatchObject({ show: 'people', total: row?.lowered })
    expect(row?.lowered).toBeGreaterThan(0)
    if (page.show !== 'people') throw new Error(page.show)
    expect(page.people.every(({ changes }) => changes.some((change) => change.includes('→ 2')))).toBe(true)
    expect(await db.look.count()).toBeGreaterThan(0)
  })

  test('is a workbook, too, with everybody of whom something changes by name', async () => {
    const { sheets } = await effectFile(hr('/standard/draft/effect.xlsx'), { from: IN_FORCE, page: 1 })
    expect(sheets.map(({ name }) => name)).toEqual(['概要', 'スキル', '部局', '役割', '認定', '変わる人'])
    const changed = loaded.people.filter(({ fates, ended }) => {
      const all = [...fates.values()]
      return ended.length > 0 || all.includes('lowered') || all.includes('reassess')
    })
    expect(sheets.at(-1)?.rows).toHaveLength(changed.length + 1)
  })

  test('is, to the person, what publishing then does', async () => {
    const published = await publishStandard.byCommandLine({ from: IN_FORCE, version: '1.1.0' })
    expect(published).toMatchObject({ ok: true, value: { version: '1.1.0', from: IN_FORCE } })
    const told = loaded.people.flatMap(({ personId, after }) =>
      [...after].map(([code, level]) => `${personId} ${code} ${level}`),
    )
    expect(told.length).toBeGreaterThan(500)
    expect(await levelsOn(IN_FORCE)).toEqual(told.sort())
    const askedAnew = loaded.people.filter(({ gravest }) => gravest === 'reassess').map(({ personId }) => personId)
    const notices = await db.notice.findMany({ where: { title: { contains: '再評価' } }, orderBy: { personId: 'asc' } })
    expect(notices.map(({ personId }) => personId)).toEqual(askedAnew)
    expect(askedAnew.length).toBeGreaterThan(0)
  })
})

describe('once it is published', () => {
  test('nothing is changed before its day; on its day today’s levels are those of the new version', async () => {
    expect((await standardInForce(db, TODAY))?.version).toBe('1.0.0')
    expect(await currentLevelDifferences(db, TODAY)).toBe(0)
    expect(await followStandard.byCommandLine({})).toMatchObject({ ok: false })
    await todayIs(IN_FORCE)
    expect(await followStandard.byCommandLine({})).toMatchObject({ ok: true })
    expect(await followStandard.byCommandLine({})).toMatchObject({ ok: false })
    expect(await currentLevelDifferences(db, IN_FORCE)).toBe(0)
  })

  test('a map of an earlier day shows the old standard, and one of its day the new', async () => {
    const skillsOf = async (day: CityDate) => {
      await ensureSkillMapDay(db, day)
      const rows = await db.$queryRaw<{ version: string }[]>`
        SELECT DISTINCT v.version FROM skill_map_count c JOIN skill s ON s.id = c.skill_id
        JOIN standard_version v ON v.id = s.standard_version_id WHERE c.as_of = ${day}::date`
      return rows.map(({ version }) => version)
    }
    expect(await skillsOf(cityDate('2028-11-30'))).toEqual(['1.0.0'])
    expect(await skillsOf(IN_FORCE)).toEqual(['1.1.0'])
  })

  test('a round in progress is finished on its own version, and its results reach the new one', async () => {
    const [personId = 0, chief = 0] = [await newcomer('390001'), await newcomer('390002')]
    await head(db, city.sections[0] ?? 0, chief)
    const skillId = old.get('AIX-IMP') ?? 0
    await confirmIn('1.0.0', personId, 'AIX-IMP', 1)
    const roundId = await roundFor(
      db,
      { opensOn: cityDate('2028-11-01'), dueOn: cityDate('2028-12-20') },
      [personId],
      [skillId],
    )
    const own = await personAssessment(db, personId, IN_FORCE)
    expect(own.rounds).toHaveLength(1)
    expect(own.levels.find(([id]) => id === skillId)?.[1]).toBe(1)
    const { claims } = await handIn(db, personId, roundId, IN_FORCE, new Map([[skillId, 0]]))
    const visitor = await signIn(db, chief)
    const claim = claims.get(skillId) ?? 0
    const board = await sectionConfirm(visitor('/sections/D1S1/confirm'), { code: 'D1S1' })
    expect(board).toMatchObject({ columns: [{ code: 'AIX-IMP' }], claims: [{ claimed: 0, confirmed: 1 }] })
    expect(await decideLevel(visitor('/', {}), { claim, level: 0 })).toMatchObject({ ok: true })
    expect(await levelOn(IN_FORCE, personId, 'AIX-IMP')).toBe(0)
    expect(await currentLevelDifferences(db, IN_FORCE)).toBe(0)
  })

  test('it is not published again, and never changes', async () => {
    expect(await refusedText(publishStandard.byCommandLine({ from: '2029-04-01' }))).toContain('下書きがありません')
    const again = { from: '2029-04-01', version: '1.1.0', seen: 'on' as const }
    expect(await refusedText(publishStandard(office('/', {}), again))).toContain('もう公開されています')
    await expect(
      db.$executeRaw`UPDATE skill SET name = 'ほかの名前' WHERE standard_version_id = ${versionId}`,
    ).rejects.toThrow('never changes')
  })
})

async function effectFrom(day: CityDate): Promise<LoadedEffect> {
  const version = await versionInWork(db)
  const loaded = version && (await loadEffect(db, version, day, TODAY))
  if (!loaded) throw new Error('no effect')
  return loaded
}

async function levelsOn(day: CityDate): Promise<string[]> {
  const rows = await db.$queryRaw<{ personId: number; code: string; level: SkillLevel }[]>`
    SELECT l.person_id AS "personId", s.code, l.level::int AS level FROM levels_on(${day}::date) l JOIN skill s ON s.id = l.skill_id`
  return rows.map(({ personId, code, level }) => `${personId} ${code} ${level}`).sort()
}

async function levelOn(day: CityDate, personId: number, code: string): Promise<number | null> {
  const found = (await levelsOn(day)).find((one) => one.startsWith(`${personId} ${code} `))
  return found === undefined ? null : Number(found.split(' ')[2])
}

function newcomer(number: string): Promise<number> {
  return person(db, { number, name: `新人 ${number}`, unitId: city.sections[0] ?? 0 })
}

async function confirmIn(version: string, personId: number, code: string, level: SkillLevel): Promise<void> {
  const skill = await db.skill.findFirstOrThrow({ where: { code, standardVersion: { version } } })
  const row = confirmed(personId, skill.id, level, cityDate('2028-11-20'))
  await db.$transaction((sql) => recordConfirmations(sql, [row], STAMP, IN_FORCE))
}
