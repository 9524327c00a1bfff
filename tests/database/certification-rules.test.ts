import { beforeAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { readCourseCatalogue } from '~/domain/course-catalogue'
import { rulesOn } from '~/facts/certification-rules'
import { writeCourses } from '~/facts/write-courses'
import { publishRules } from '~/features/certification-rules/publish-rules.server'
import reference from '../../prisma/demo/certification-rules.json'
import catalogue from '../../prisma/demo/training-catalogue.json'
import { BEGINNING, STAMP } from '../support/city-of'
import { testDatabase } from '../support/database'

const { db } = testDatabase()
const text = JSON.stringify(reference)

beforeAll(async () => {
  const read = readCourseCatalogue(catalogue)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  await writeCourses(
    db,
    read.courses.filter(({ code }) => code !== 'TRN-306'),
    { from: BEGINNING },
    STAMP,
  )
})

test('rules that name a course without a place in the catalogue are refused by name', async () => {
  const refused = await publishRules.byCommandLine({ text, from: '2027-04-01' })
  expect(refused).toEqual({
    ok: false,
    refused: '規則に誤りが 1 件あります。\nrules[0].criteria[3]: 研修「TRN-306」が目録にありません。',
  })
  const read = readCourseCatalogue(catalogue)
  if (read.ok) await writeCourses(db, read.courses, { from: BEGINNING }, STAMP)
})

test('a file that is no JSON, or has mistakes, is refused and nothing is kept', async () => {
  const refused = async (told: string) => {
    const result = await publishRules.byCommandLine({ text: told })
    return !result.ok && 'refused' in result ? result.refused : ''
  }
  expect(await refused('{')).toMatch(/^JSON として読めません/)
  expect(await refused('{"rulesVersion":"1"}')).toContain('rules: この項目がありません。書き足してください。')
  expect(await db.certificationRules.count()).toBe(0)
  expect(await rulesOn(db, cityDate('2028-11-15'))).toBeNull()
})

test('the rules are in force from their day on, kept whole, with an audit entry', async () => {
  const published = await publishRules.byCommandLine({ text, from: '令和9年4月1日' })
  expect(published).toMatchObject({ ok: true, value: { version: '2.0.0', from: '2027-04-01' } })
  expect(await rulesOn(db, cityDate('2027-03-31'))).toBeNull()
  const rules = await rulesOn(db, cityDate('2027-04-01'))
  expect(rules?.version).toBe('2.0.0')
  expect(await rulesOn(db, cityDate('2028-11-15'))).toBe(rules)
  const [row] = await db.certificationRules.findMany()
  expect(row?.content).toEqual(reference)
  expect(await db.auditEntry.count({ where: { action: 'certification-rules.publish' } })).toBe(1)
})

test('a version stays what it is: the same again is refused, and so is an earlier day', async () => {
  const again = await publishRules.byCommandLine({ text, from: '2029-04-01' })
  expect(again).toMatchObject({ ok: false, refused: expect.stringContaining('第 2.0.0 版は公開済みです。') })
  const earlier = await publishRules.byCommandLine({ text, from: '2027-04-01', version: '2.1.0' })
  expect(earlier).toMatchObject({ ok: false, refused: expect.stringContaining('それより後の日にしてください。') })
  await publishRules.byCommandLine({ text, from: '2029-04-01', version: '2.1.0' })
  expect((await rulesOn(db, cityDate('2029-03-31')))?.version).toBe('2.0.0')
  expect((await rulesOn(db, cityDate('2029-04-01')))?.version).toBe('2.1.0')
})
