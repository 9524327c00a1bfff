import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { coursesOn } from '~/facts/courses'
import { addEvidenceTo } from '~/facts/evidence'
import { record } from '~/facts/record'
import { importTemplate } from '~/features/imports/import-template.server'
import reference from '../../prisma/demo/training-catalogue.json'
import { STAMP, standardFrom } from '../support/city-of'
import { testDatabase } from '../support/database'
import { bringIn, cityWithUnits, undoLast, whatStands } from '../support/imported-files'
import { signIn } from '../support/signed-in'

const { db, owner } = testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'courses-'))
let skills = new Map<string, number>()

beforeAll(async () => {
  await cityWithUnits(db)
  skills = await standardFrom(db, cityDate('2026-10-01'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(
  name: string,
  change: (course: (typeof reference.courses)[number], index: number) => void = () => {},
): string {
  const content = structuredClone(reference)
  content.courses.forEach(change)
  const full = path.join(folder, name)
  writeFileSync(full, JSON.stringify(content))
  return full
}

const whole = file('catalogue.json')

describe('a catalogue', () => {
  test('comes in, is the same the second time, and is undone', async () => {
    const before = await whatStands(db)
    expect(await bringIn('courses', whole)).toMatchObject({ status: 0, counts: { new: 25, changed: 0, bad: 0 } })
    expect((await bringIn('courses', whole)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 25 })
    expect(await coursesOn(db, cityDate('2028-11-14'))).toEqual([])
    expect(await coursesOn(db, cityDate('2028-11-15'))).toHaveLength(25)
    for (const _each of [1, 2]) expect(await undoLast(db)).toBeNull()
    expect(await whatStands(db)).toEqual(before)
  })

  test('holds from the day given, and what was before stays so until then', async () => {
    await bringIn('courses', whole, '--from', 'R8.4.1')
    const longer = file('longer.json', (course, index) => {
      if (index === 0) course.hours = 3
    })
    expect((await bringIn('courses', longer, '--from', '2029-04-01')).counts).toMatchObject({
      changed: 1,
      unchanged: 24,
    })
    const hoursOn = async (day: string) => (await coursesOn(db, cityDate(day)))[0]?.hours
    expect([await hoursOn('2026-04-01'), await hoursOn('2029-03-31'), await hoursOn('2029-04-01')]).toEqual([
      1.5, 1.5, 3,
    ])
    expect(await undoLast(db)).toBeNull()
    expect(await hoursOn('2029-04-01')).toBe(1.5)
    expect(await undoLast(db)).toBeNull()
  })

  test('with a skill that the standard in force lacks comes in not at all, however it is asked for', async () => {
    const unknown = file('unknown.json', (course, index) => {
      if (index === 2) course.develops = [{ skill: 'LIT-NEW', toLevel: 1 }]
    })
    expect(await bringIn('courses', unknown, '--skip-bad-rows')).toMatchObject({
      status: 1,
      bad: [{ column: 'courses[2].develops[0].skill', value: 'LIT-NEW' }],
    })
    expect(await coursesOn(db, cityDate('2028-11-15'))).toEqual([])
  })

  test('has a template that can be brought in as it is', async () => {
    const hr = await signIn(db, null, ['hr_section'])
    const { body } = await importTemplate(hr('/'), { file: 'courses.json' })
    writeFileSync(path.join(folder, 'template.json'), body)
    expect(await bringIn('courses', path.join(folder, 'template.json'), '--dry-run')).toMatchObject({ status: 0 })
  })
})

describe('undoing is refused', () => {
  beforeAll(async () => {
    await bringIn('staff', 'staff-1-base.csv')
    await bringIn('courses', whole)
  })

  afterEach(async () => {
    await owner.query(
      'DELETE FROM evidence; DELETE FROM xapi_statement; DELETE FROM outside_certificate; DELETE FROM course_session',
    )
  })

  async function batches(kind: string): Promise<number> {
    return (await db.importBatch.findFirstOrThrow({ where: { kind, state: 'committed' }, orderBy: { id: 'desc' } })).id
  }

  test('of completions that evidence or a statement rests on; what they build on is refused before them', async () => {
    await bringIn('completions', 'completions-4-semicolon.utf8.csv', '--skip-bad-rows')
    const completion = await db.completion.findFirstOrThrow({ where: { voidedAt: null } })
    const given = { personId: completion.personId, skillId: skills.get('LIT-DXB') ?? 0, title: '修了', detail: '' }
    await addEvidenceTo(db, { ...given, url: null, fileId: null, completionId: completion.id }, STAMP)
    expect(await undoLast(db)).toContain('1 件の証跡が使っています')
    await owner.query('DELETE FROM evidence')
    expect(await undoLast(db, await batches('staff'))).toContain('completions-4-semicolon.utf8.csv')
    expect(await undoLast(db, await batches('courses'))).toContain('ほかに 4 件記録')
    expect(await undoLast(db)).toBeNull()
  })

  test('of courses that a session is planned of or that somebody completed', async () => {
    const course = await db.course.findFirstOrThrow({ where: { code: 'TRN-101' } })
    await owner.query(
      `INSERT INTO course_session (course_id, fiscal_year, name, starts_on, ends_on, days, apply_by, quotas, state, revision, recorded_at)
       VALUES ($1, 2028, '第1回', '2028-12-01', '2028-12-01', '[]', '2028-11-20', '[]', 'open', 1, now())`,
      [course.id],
    )
    expect(await undoLast(db)).toContain('実施回が 1 件')
    await owner.query('DELETE FROM course_session')
    const person = await db.person.findFirstOrThrow()
    const row = {
      personId: person.id,
      courseId: course.id,
      completedOn: cityDate('2028-10-01'),
      score: null,
      source: 'session' as const,
    }
    const [id] = await record(db, 'completion', [{ ...row, enrolmentId: null }], STAMP)
    expect(await undoLast(db)).toContain('ほかに 1 件記録')
    await owner.query('DELETE FROM completion WHERE id = $1', [id])
    expect(await undoLast(db)).toBeNull()
  })
})

test('a score that a later file changes names that file, and its undo brings the former score back', async () => {
  await bringIn('courses', whole)
  const scored = (score: string) => {
    const full = path.join(folder, `score-${score}.csv`)
    writeFileSync(full, `職員番号,研修コード,修了日,点数\n080001,TRN-101,2028-10-01,${score}`)
    return full
  }
  await bringIn('completions', scored('80'))
  const first = await db.importBatch.findFirstOrThrow({
    where: { kind: 'completions', state: 'committed' },
    orderBy: { id: 'desc' },
  })
  expect((await bringIn('completions', scored('95'))).counts).toMatchObject({ changed: 1, new: 0 })
  const scores = async () =>
    (await db.completion.findMany({ where: { voidedAt: null } })).map((row) => Number(row.score))
  expect(await scores()).toEqual([95])
  expect(await undoLast(db, first.id)).toContain('score-95.csv')
  expect(await undoLast(db)).toBeNull()
  expect(await scores()).toEqual([80])
  expect(await undoLast(db)).toBeNull()
  expect(await scores()).toEqual([])
})
