import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { decideImport } from '~/features/imports/decide-import.server'
import { importPage } from '~/features/imports/import.server'
import { startReading } from '~/features/imports/start-reading.server'
import type { UploadedFile } from '~/platform/upload.server'
import { formOf } from '../support/builders'
import { testDatabase } from '../support/database'
import { bringIn, cityWithCourses, cityWithUnits, IMPORT_FOLDER, undoLast } from '../support/imported-files'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
let hr: Visitor

beforeAll(async () => {
  await cityWithUnits(db)
  await cityWithCourses(db)
  await bringIn('staff', 'staff-1-base.csv')
  hr = await signIn(db, null, ['hr_section'])
})

afterEach(async () => {
  await owner.query('DELETE FROM course_alias')
})

function sheet(): UploadedFile {
  const name = 'completions-3-attendance.xlsx'
  return { name, kind: 'xlsx', bytes: readFileSync(path.join(IMPORT_FOLDER, name)) }
}

async function started(file: UploadedFile, provider = ''): Promise<number> {
  const answer = await startReading(hr('/admin/imports', {}), 'completions', file, { provider })
  if ('problem' in answer) throw new Error(answer.problem)
  await isRead(answer.batchId)
  return answer.batchId
}

/** On a busy machine reading takes longer than the answer waits. */
async function isRead(batchId: number): Promise<void> {
  await expect.poll(async () => (await pageOf(batchId)).record.state, { timeout: 60_000 }).not.toBe('reading')
}

function pageOf(batchId: number) {
  return importPage(hr(`/admin/imports/${batchId}`), { batchId, list: 'added', page: 1 })
}

async function decide(batchId: number, fields: Record<string, string>) {
  const decided = await decideImport(hr('/', {}), String(batchId), formOf(fields))
  await isRead(batchId)
  return decided
}

function report(...rows: string[]): UploadedFile {
  const text = ['職員番号,研修名,修了日', ...rows].join('\r\n')
  return { name: 'report.csv', kind: 'text', bytes: Buffer.from(text) }
}

describe('an attendance sheet with two people of one name and a course of its own name', () => {
  test('asks which of them, with section and title, and which course', async () => {
    const batchId = await started(sheet())
    const { preview } = await pageOf(batchId)
    expect(preview?.questions).toMatchObject({
      people: [
        {
          line: 9,
          name: '佐藤 健太',
          candidates: [
            { staffNumber: '080005', unit: '上下水道局 経営管理課' },
            { staffNumber: '080006', unit: '病院事業局 経営管理課' },
          ],
          chosen: null,
        },
      ],
      courses: [{ written: 'BPR研修', rows: 1, course: null }],
    })
    await decide(batchId, { intent: 'discard' })
  })

  test('comes in as it was answered, and the course is known the next time from the same provider only', async () => {
    const batchId = await started(sheet(), '県の研修')
    await decide(batchId, { intent: 'answer', 'person-9': '080005', 'course-bpr研修': 'TRN-501' })
    const page = await pageOf(batchId)
    // Line 9 is the same completion as line 5, with another score: both are named now.
    expect(page.preview?.bad.map(({ line, code }) => ({ line, code }))).toEqual([
      { line: 5, code: 'COMPLETION_TWICE' },
      { line: 9, code: 'COMPLETION_TWICE' },
      { line: 10, code: 'PERSON_UNKNOWN' },
    ])
    expect(page.preview?.questions?.people[0]?.chosen).toBe('080005')
    expect(page.rows?.added.find((row) => row.line === 11)).toMatchObject({ id: '080001' })
    expect(await decide(batchId, { intent: 'commit', rows: 'all_but_bad' })).toMatchObject({
      to: `/admin/imports/${batchId}?done=committed`,
    })
    expect(await undoLast(db)).toBeNull()

    const rows = ['080001,BPR研修,2028-10-01']
    const again = await started(report(...rows), '県の研修')
    expect((await pageOf(again)).preview?.counts).toMatchObject({ new: 1, bad: 0 })
    const other = await started(report(...rows), 'ほかの提供元')
    expect((await pageOf(other)).preview?.counts).toMatchObject({ new: 0, bad: 1 })
    for (const id of [again, other]) await decide(id, { intent: 'discard' })
  })

  test('an answer is taken back, and a person who is no candidate is not credited', async () => {
    const batchId = await started(sheet())
    await decide(batchId, { intent: 'answer', 'person-9': '080001' })
    expect((await pageOf(batchId)).preview?.bad.map((row) => row.line)).toContain(9)
    await decide(batchId, { intent: 'answer', 'person-9': '080006' })
    expect((await pageOf(batchId)).preview?.questions?.people[0]?.chosen).toBe('080006')
    await decide(batchId, { intent: 'answer', 'person-9': '' })
    expect((await pageOf(batchId)).preview?.questions?.people[0]?.chosen).toBeNull()
    await decide(batchId, { intent: 'discard' })
  })
})

test('a course that somebody maps meanwhile shows the new result instead of being taken over', async () => {
  const [one, other] = [
    await started(report('080001,ＢＰＲ入門,2028-10-01')),
    await started(report('080001,BPR入門,2028-10-01')),
  ]
  await decide(one, { intent: 'answer', 'course-bpr入門': 'TRN-301' })
  expect(await decide(other, { intent: 'commit', rows: 'all_but_bad' })).toEqual({
    to: `/admin/imports/${other}?done=again`,
  })
  expect((await pageOf(other)).preview?.counts).toMatchObject({ new: 1, bad: 0 })
  for (const id of [one, other]) await decide(id, { intent: 'discard' })
})

test('what stands of somebody else stays: only the office answers', async () => {
  const batchId = await started(report('080001,BPR入門,2028-10-01'))
  const auditor = await signIn(db, null, ['auditor'])
  const attempt = decideImport(
    auditor('/', {}),
    String(batchId),
    formOf({ intent: 'answer', 'course-bpr入門': 'TRN-301' }),
  )
  await expect(attempt).rejects.toMatchObject({ status: 403 })
  await decide(batchId, { intent: 'discard' })
})
