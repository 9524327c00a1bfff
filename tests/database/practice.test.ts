import { beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { practiceByFiscalYear } from '~/facts/practice-figures'
import { projectEvents, projectFactsOf, projectsForEvidence } from '~/facts/projects'
import { addArtefact } from '~/features/practice/add-artefact.server'
import { editProject } from '~/features/practice/edit-project.server'
import { endPart } from '~/features/practice/end-part.server'
import { givePart } from '~/features/practice/give-part.server'
import { measureEffect } from '~/features/practice/measure-effect.server'
import { ownPractices } from '~/features/practice/own-practices.server'
import { practices } from '~/features/practice/practices.server'
import { practicesParamsOf } from '~/features/practice/practices-params'
import { projectPage } from '~/features/practice/project.server'
import { projectEdit } from '~/features/practice/project-edit.server'
import { projectFile } from '~/features/practice/project-file.server'
import { actOnProject } from '~/features/practice/project-intents.server'
import { proposeStep } from '~/features/practice/propose-step.server'
import { recordEvent } from '~/features/practice/record-event.server'
import { reviewProject } from '~/features/practice/review-project.server'
import { takeBackRow } from '~/features/practice/take-back-row.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from '../support/builders'
import { person, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { project } from '../support/practice'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let number = 400000
let city = 0
let department: number
let section: number
let elsewhere: number
let ids: Record<'director' | 'chief' | 'ishiguro' | 'mizuno' | 'takashima', number>
let visitors: Record<'director' | 'chief' | 'ishiguro' | 'mizuno' | 'master' | 'office' | 'auditor', Visitor>

const someone = (name: string, unitId: number) => {
  number += 1
  return person(db, { number: String(number), name, unitId })
}
const listing = (filters: Record<string, string>) => {
  const request = visitors.mizuno(`/practices?${new URLSearchParams({ unit: `PD${city}`, ...filters })}`)
  return practices(request, practicesParamsOf(request))
}
const at = (projectId: number) => `/practices/${projectId}`

setConsequences(whatFollows)

beforeEach(async () => {
  city += 1
  await todayIs(TODAY)
  department = await unit(db, { code: `PD${city}`, name: `福祉部${city}` })
  section = await unit(db, { code: `PS${city}`, name: '介護保険課', parentId: department })
  elsewhere = await unit(db, { code: `PX${city}`, name: '障害福祉課', parentId: department })
  ids = {
    director: await someone(`部長 太郎${city}`, department),
    chief: await someone(`中川 誠一${city}`, section),
    ishiguro: await someone(`石黒 美咲${city}`, section),
    mizuno: await someone(`水野 啓介${city}`, elsewhere),
    takashima: await someone(`高島 直樹${city}`, elsewhere),
  }
  await head(db, department, ids.director)
  await head(db, section, ids.chief)
  await db.certificateEvent.create({
    data: {
      personId: ids.takashima,
      role: 'DX_MASTER',
      event: 'grant',
      effectiveOn: new Date('2028-07-10'),
      state: 'valid',
      recordedAt: new Date('2028-07-10'),
    },
  })
  visitors = {
    director: await signIn(db, ids.director),
    chief: await signIn(db, ids.chief),
    ishiguro: await signIn(db, ids.ishiguro),
    mizuno: await signIn(db, ids.mizuno),
    master: await signIn(db, ids.takashima),
    office: await signIn(db, await someone('事務局 花子', elsewhere), ['dx_office']),
    auditor: await signIn(db, null, ['auditor']),
  }
})

const proposal = (more: Record<string, string> = {}) =>
  formOf({
    title: '住宅改修費の申請書を読み取る',
    unit: `PS${city}`,
    process: '住宅改修費の支給',
    asIs: '紙の申請書を、職員が表計算に打ち直していた。',
    toBe: '',
    tools: 'AI-OCR、表計算',
    plannedHours: '１，２００',
    on: '令和10年11月1日',
    ...more,
  })

async function proposed(by: Visitor, more: Record<string, string> = {}): Promise<number> {
  const step = await proposeStep(by('/practices/new', {}), proposal({ go: 'propose', ...more }))
  if (!('proposed' in step)) throw new Error(JSON.stringify(step))
  return step.proposed
}

const running = () => project(db, { unitId: section, by: ids.ishiguro, steps: { start: cityDate('2028-06-01') } })
const operating = () =>
  project(db, {
    unitId: section,
    by: ids.ishiguro,
    steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
  })

describe('a proposal', () => {
  test('makes whoever proposes the lead, takes full-width figures and eras, and stays in the audit log', async () => {
    const projectId = await proposed(visitors.ishiguro)
    const page = await projectPage(visitors.ishiguro(at(projectId)), { id: projectId })
    expect(page).toMatchObject({ state: 'proposed', plannedHours: 1200, steps: ['start', 'retire'] })
    expect(page.people).toMatchObject([{ personId: ids.ishiguro, role: 'lead', since: '2028-11-01' }])
    expect(
      await db.auditEntry.count({
        where: { action: 'project.propose', subjectId: String(projectId), actedAs: 'self' },
      }),
    ).toBe(1)
  })

  test('shows what is much like it first, and goes through on the second press', async () => {
    const first = await proposed(visitors.ishiguro)
    const again = await proposeStep(visitors.mizuno('/practices/new', {}), proposal({ unit: `PX${city}`, go: 'check' }))
    if (!('similar' in again)) throw new Error('nothing similar')
    expect(again.similar.map(({ projectId }) => projectId)).toContain(first)
    expect(again.kept.values).toMatchObject({ title: '住宅改修費の申請書を読み取る' })
    expect(await proposed(visitors.mizuno)).toBeGreaterThan(first)
  })

  test('of a day to come, of nobody, or by somebody who is no staff is not taken', async () => {
    const late = await proposeStep(
      visitors.ishiguro('/practices/new', {}),
      proposal({ go: 'propose', on: 'R10.11.16' }),
    )
    expect(late).toMatchObject({ kept: { errors: { '': [expect.stringContaining('きょうか')] } } })
    const empty = await proposeStep(
      visitors.ishiguro('/practices/new', {}),
      proposal({ title: ' ', plannedHours: '多い' }),
    )
    expect(empty).toMatchObject({
      kept: { errors: { title: [expect.any(String)], plannedHours: [expect.any(String)] } },
    })
    await expect(
      proposeStep(visitors.auditor('/practices/new', {}), proposal({ go: 'propose' })),
    ).rejects.toMatchObject({ status: 403 })
  })
})

describe('who may do what', () => {
  test.each([
    ['chief', 'head'],
    ['ishiguro', 'one of its people'],
    ['office', '事務局'],
  ] as const)('%s edits it as %s', async (who, _as) => {
    const projectId = await running()
    const request = visitors[who](`${at(projectId)}/edit`)
    expect(await projectEdit(request, { id: projectId })).toMatchObject({ projectId })
    expect((await projectPage(request, { id: projectId })).may.edit).toBe(true)
  })

  test.each(['director', 'mizuno', 'master', 'auditor'] as const)('%s reads it and changes nothing', async (who) => {
    const projectId = await running()
    const request = visitors[who](at(projectId))
    expect((await projectPage(request, { id: projectId })).may.edit).toBe(false)
    await expect(projectEdit(request, { id: projectId })).rejects.toMatchObject({ status: 403 })
    const event = { project: projectId, event: 'operate' as const, on: '2028-11-01' }
    await expect(recordEvent(visitors[who](at(projectId), {}), event)).rejects.toMatchObject({ status: 403 })
  })

  test('a project that there is not answers 404', async () => {
    await expect(projectPage(visitors.ishiguro('/practices/9'), { id: 2147483647 })).rejects.toMatchObject({
      status: 404,
    })
    const event = { project: 2147483647, event: 'start' as const, on: '2028-11-01' }
    await expect(recordEvent(visitors.office('/', {}), event)).rejects.toMatchObject({ status: 404 })
  })

  test('somebody who takes part no longer changes nothing either', async () => {
    const projectId = await running()
    const given = { project: projectId, who: `水野 啓介${city}`, role: 'member' as const, from: '2028-07-01' }
    expect(await givePart(visitors.chief(at(projectId), {}), given)).toMatchObject({ ok: true })
    expect(await db.notice.count({ where: { personId: ids.mizuno, href: at(projectId) } })).toBe(1)
    expect((await projectPage(visitors.mizuno(at(projectId)), { id: projectId })).may.edit).toBe(true)
    const ending = { project: projectId, person: ids.mizuno, from: '2028-11-15' }
    expect(await endPart(visitors.mizuno(at(projectId), {}), ending)).toMatchObject({ ok: true })
    expect((await projectPage(visitors.mizuno(at(projectId)), { id: projectId })).may.edit).toBe(false)
  })

  test('the last one cannot leave a project that goes on', async () => {
    const projectId = await running()
    const ending = { project: projectId, person: ids.ishiguro, from: '2028-11-15' }
    expect(await endPart(visitors.ishiguro(at(projectId), {}), ending)).toMatchObject({
      refused: expect.stringContaining('だれもいなくなります'),
    })
  })

  test('two of one name are told apart by their numbers', async () => {
    const projectId = await running()
    await someone(`同名 花${city}`, section)
    await someone(`同名 花${city}`, elsewhere)
    const given = { project: projectId, who: `同名花${city}`, role: 'member' as const, from: '2028-11-01' }
    expect(await givePart(visitors.chief(at(projectId), {}), given)).toMatchObject({
      refused: expect.stringContaining(String(number)),
    })
    expect(await givePart(visitors.chief(at(projectId), {}), { ...given, who: String(number) })).toMatchObject({
      ok: true,
    })
  })
})

describe('a change that met another one', () => {
  test('is told with what is kept now, and nothing of either is lost', async () => {
    const projectId = await proposed(visitors.ishiguro)
    const edit = (who: Visitor, more: Record<string, string>) =>
      editProject(who(`${at(projectId)}/edit`, {}), proposal({ project: String(projectId), revision: '1', ...more }))
    expect(await edit(visitors.ishiguro, { toBe: '読み取って取り込む' })).toMatchObject({ ok: true })
    expect(await edit(visitors.chief, { toBe: '別の案' })).toMatchObject({
      conflict: { toBe: '読み取って取り込む', revision: '2' },
    })
    expect((await projectPage(visitors.chief(at(projectId)), { id: projectId })).toBe).toBe('読み取って取り込む')
  })
})

describe('what is recorded of it', () => {
  test('As-Is and To-Be are evidence from the day on which both are written', async () => {
    const projectId = await proposed(visitors.ishiguro)
    const evidence = async () => (await projectFactsOf(db, ids.ishiguro, TODAY))[0]?.evidence
    expect(await evidence()).toEqual([])
    const edit = (revision: string, toBe: string) =>
      editProject(visitors.ishiguro('/', {}), proposal({ project: String(projectId), revision, toBe }))
    await edit('1', '読み取る')
    expect(await evidence()).toEqual(['as_is_to_be'])
    await edit('2', '')
    expect(await evidence()).toEqual([])
  })

  test('events entered late keep the state in step, and a wrong one is taken back with a reason', async () => {
    const projectId = await running()
    const record = (event: 'operate' | 'complete' | 'retire', on: string) =>
      recordEvent(visitors.ishiguro(at(projectId), {}), { project: projectId, event, on })
    expect(await record('operate', '令和10年9月1日')).toMatchObject({ ok: true })
    expect(await record('retire', '2028-08-01')).toMatchObject({ refused: expect.stringContaining('順番') })
    expect(await record('complete', '2028-11-16')).toMatchObject({ refused: expect.stringContaining('まだ来ていない') })
    expect(await projectFactsOf(db, ids.ishiguro, TODAY)).toMatchObject([
      { role: 'lead', status: 'operating', operatingSince: '2028-09-01' },
    ])
    const [proposedFirst, , operate] = await projectEvents(db, projectId)
    const back = (row: number | undefined, reason: string) =>
      takeBackRow(visitors.chief(at(projectId), {}), { project: projectId, what: 'event', row, reason })
    expect(await back(operate?.eventId, '')).toMatchObject({ invalid: { reason: [expect.any(String)] } })
    expect(await back(proposedFirst?.eventId, '誤り')).toMatchObject({ refused: expect.any(String) })
    expect(await back(operate?.eventId, '日付の誤り')).toMatchObject({ ok: true })
    expect((await projectPage(visitors.chief(at(projectId)), { id: projectId })).state).toBe('running')
    expect(await back(operate?.eventId, '二度目')).toMatchObject({ refused: expect.stringContaining('取り消されて') })
    const entry = await db.auditEntry.findFirst({
      where: { action: 'project.take-back', subjectId: String(projectId) },
    })
    expect(entry?.detail).toMatchObject({ takenBack: 'event', reason: '日付の誤り' })
  })

  test('two at once take only one step', async () => {
    const projectId = await running()
    const operate = (who: Visitor) =>
      recordEvent(who(at(projectId), {}), { project: projectId, event: 'operate', on: '2028-11-01' })
    const results = await Promise.all([operate(visitors.ishiguro), operate(visitors.chief)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('an effect is measured once it operates, with at least one figure', async () => {
    const projectId = await operating()
    const measure = (more: object) =>
      measureEffect(visitors.ishiguro(at(projectId), {}), {
        project: projectId,
        on: '2028-10-01',
        how: '計った',
        ...more,
      })
    expect(await measure({})).toMatchObject({ invalid: { hours: [expect.any(String)] } })
    expect(await measure({ hours: '40', on: '2028-08-31' })).toMatchObject({ refused: expect.stringContaining('運用') })
    expect(await measure({ hours: '40時間' })).toMatchObject({ ok: true })
    expect((await ownPractices(visitors.ishiguro('/me/practices'), {})).projects[0]).toMatchObject({
      measuredHours: 40,
      evidence: ['as_is_to_be', 'effect_measurement'],
    })
  })
})

describe('a file', () => {
  const uploading = (projectId: number, bytes: Uint8Array<ArrayBuffer>, name = '設計書.pdf') => {
    const form = new FormData()
    for (const [field, value] of Object.entries({
      intent: 'artefact',
      kind: 'specification',
      title: '設計書',
      url: '',
    }))
      form.set(field, value)
    form.set('file', new File([bytes], name, { type: 'application/pdf' }))
    const { headers } = visitors.ishiguro(at(projectId))
    const cookie = { Cookie: headers.get('Cookie') ?? '' }
    return new Request(`http://localhost${at(projectId)}`, { method: 'POST', headers: cookie, body: form })
  }
  const pdf = (size: number) => new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size)]))

  test('is kept and opened by staff, not by somebody from outside', async () => {
    const projectId = await running()
    expect(await actOnProject(uploading(projectId, pdf(100)), String(projectId))).toMatchObject({ ok: true })
    const { artefacts } = await projectPage(visitors.mizuno(at(projectId)), { id: projectId })
    const artefactId = artefacts.find(({ fileName }) => fileName !== null)?.artefactId ?? 0
    expect(await projectFile(visitors.mizuno('/'), { id: projectId, artefactId })).toMatchObject({
      name: '設計書.pdf',
      mediaType: 'application/pdf',
    })
    await expect(projectFile(visitors.auditor('/'), { id: projectId, artefactId })).rejects.toMatchObject({
      status: 403,
    })
    const other = await running()
    await expect(projectFile(visitors.mizuno('/'), { id: other, artefactId })).rejects.toMatchObject({ status: 404 })
  })

  test('of more than 10 MB or of a kind that runs is refused, the rest of the form is kept', async () => {
    const projectId = await running()
    const large = await actOnProject(uploading(projectId, pdf(10 * 1_048_576)), String(projectId))
    expect(large).toMatchObject({
      ok: false,
      kept: { values: { title: '設計書' }, errors: { file: [expect.stringContaining('10 MB')] } },
    })
    const program = new Uint8Array(Buffer.from('MZ\u0000\u0003', 'latin1'))
    expect(await actOnProject(uploading(projectId, program, 'a.pdf'), String(projectId))).toMatchObject({
      kept: { errors: { file: [expect.stringContaining('受け取れません')] } },
    })
    expect(await db.projectArtefact.count({ where: { projectId, kind: 'specification' } })).toBe(0)
  })

  test('or a link there must be, and a link is one to the web', async () => {
    const projectId = await running()
    const add = (url: string) =>
      addArtefact(visitors.ishiguro(at(projectId), {}), { project: projectId, kind: 'artifact', title: '画面', url })
    expect(await add('')).toMatchObject({ refused: expect.stringContaining('どちらか') })
    expect(await add('javascript:alert(1)')).toMatchObject({ invalid: { url: [expect.any(String)] } })
    expect(await add('https://example.jp/form')).toMatchObject({ ok: true })
  })
})

describe('a review', () => {
  const review = (who: Visitor, projectId: number) => reviewProject(who(at(projectId), {}), { project: projectId })

  test.each(['chief', 'master'] as const)('is made by the %s, and its people are told', async (who) => {
    const projectId = await operating()
    expect(await review(visitors[who], projectId)).toMatchObject({ ok: true })
    expect((await projectPage(visitors.ishiguro(at(projectId)), { id: projectId })).review).toMatchObject({ on: TODAY })
    expect(await db.notice.count({ where: { personId: ids.ishiguro, href: at(projectId) } })).toBe(1)
  })

  test('is not made by anybody who takes or took part, even as head or master', async () => {
    const projectId = await project(db, {
      unitId: section,
      by: ids.chief,
      people: { [ids.takashima]: 'adviser' },
      steps: { start: cityDate('2028-06-01') },
    })
    const ending = { project: projectId, person: ids.takashima, from: '2028-11-01' }
    expect(await endPart(visitors.chief(at(projectId), {}), ending)).toMatchObject({ ok: true })
    for (const who of [visitors.chief, visitors.master]) {
      expect(await review(who, projectId)).toMatchObject({ refused: expect.stringContaining('自分が加わった') })
      expect((await projectPage(who(at(projectId)), { id: projectId })).may.review).toBe(false)
    }
  })

  test.each(['ishiguro', 'mizuno', 'director', 'office', 'auditor'] as const)('is not for %s', async (who) => {
    await expect(review(visitors[who], await operating())).rejects.toMatchObject({ status: 403 })
  })

  test('waits until there is something to review', async () => {
    const projectId = await proposed(visitors.ishiguro)
    expect(await review(visitors.chief, projectId)).toMatchObject({
      refused: expect.stringContaining('実施をはじめて'),
    })
  })
})

describe('a search', () => {
  const found = async (q: string, more: Record<string, string> = {}) =>
    (await listing({ q, ...more })).projects.map(({ title }) => title)

  beforeEach(async () => {
    await project(db, { unitId: section, by: ids.ishiguro, title: '髙齢者の転記作業をＲＰＡに', tools: ['RPA'] })
    await project(db, {
      unitId: elsewhere,
      by: ids.mizuno,
      title: '窓口予約システム',
      asIs: '電話で受けていた',
      steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
      specifiedOn: TODAY,
      measured: { on: cityDate('2028-10-01'), hours: 120 },
    })
  })

  test.each([
    ['転記', '髙齢者の転記作業をＲＰＡに'],
    ['高齢者', '髙齢者の転記作業をＲＰＡに'],
    ['rpa　作業', '髙齢者の転記作業をＲＰＡに'],
    ['ｼｽﾃﾑ', '窓口予約システム'],
    ['しすてむ', '窓口予約システム'],
    ['予約', '窓口予約システム'],
    ['窓口の予約システム', '窓口予約システム'],
  ])('for %s finds %s', async (q, title) => {
    expect((await found(q))[0]).toBe(title)
  })

  test('for a word that stands nowhere finds nothing, and a sign of a pattern is only a sign', async () => {
    expect(await found('給食')).toEqual([])
    expect(await found('%')).toEqual([])
    expect(await found('転記 給食')).toEqual([])
  })

  test('is narrowed by department, tool, state and specification', async () => {
    expect(await found('', { state: 'operating' })).toEqual(['窓口予約システム'])
    expect(await found('', { tool: 'RPA' })).toEqual(['髙齢者の転記作業をＲＰＡに'])
    expect(await found('', { specified: '1' })).toEqual(['窓口予約システム'])
    expect(await found('')).toHaveLength(2)
    const other = await unit(db, { code: `PO${city}`, name: '土木部' })
    expect(other).toBeGreaterThan(0)
    expect(await found('', { unit: `PO${city}` })).toEqual([])
  })

  test('puts a word in the title before one in the text, and says whom to ask and what it saves', async () => {
    await project(db, { unitId: section, by: ids.ishiguro, title: '別の改善', asIs: '窓口予約を紙で受けていた' })
    const { projects } = await listing({ q: '窓口予約' })
    expect(projects.map(({ title }) => title)).toEqual(['窓口予約システム', '別の改善'])
    expect(projects[0]).toMatchObject({
      measuredHours: 120,
      specified: true,
      ask: { name: `水野 啓介${city}`, unitName: '障害福祉課' },
    })
  })
})

test('a list of more than fifty goes on over pages, each project once', async () => {
  for (let each = 0; each < 52; each += 1)
    await project(db, { unitId: section, by: ids.ishiguro, title: `改善${each}` })
  const page = (number: number) => listing({ page: String(number) })
  const [first, second] = [await page(1), await page(2)]
  expect([first.total, first.projects.length, second.projects.length]).toEqual([52, 50, 2])
  expect(new Set([...first.projects, ...second.projects].map(({ projectId }) => projectId)).size).toBe(52)
})

test('figures of a fiscal year count what was proposed and delivered in it, and the hours as they stand at its end', async () => {
  const before = await practiceByFiscalYear(db, TODAY)
  const of = (years: typeof before, year: number) => years.find(({ fiscalYear }) => fiscalYear === year)
  const last = await project(db, {
    unitId: section,
    by: ids.ishiguro,
    on: cityDate('2027-06-01'),
    steps: { start: cityDate('2027-07-01'), operate: cityDate('2028-02-01'), retire: cityDate('2028-10-01') },
    measured: { on: cityDate('2028-03-01'), hours: 100 },
  })
  await project(db, {
    unitId: section,
    by: ids.ishiguro,
    steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
    measured: { on: cityDate('2028-10-01'), hours: 30 },
    specifiedOn: TODAY,
  })
  expect(last).toBeGreaterThan(0)
  const after = await practiceByFiscalYear(db, TODAY)
  const added = (year: number) => {
    const [now, then] = [of(after, year), of(before, year)]
    const keys = [
      'proposed',
      'completedOrOperating',
      'retired',
      'specifications',
      'operating',
      'hoursSavedPerYear',
    ] as const
    return Object.fromEntries(keys.map((key) => [key, (now?.[key] ?? 0) - (then?.[key] ?? 0)]))
  }
  expect(added(2027)).toEqual({
    proposed: 1,
    completedOrOperating: 1,
    retired: 0,
    specifications: 0,
    operating: 1,
    hoursSavedPerYear: 100,
  })
  expect(added(2028)).toEqual({
    proposed: 1,
    completedOrOperating: 1,
    retired: 1,
    specifications: 1,
    operating: 1,
    hoursSavedPerYear: 30,
  })
})

test('projects that operate are offered as evidence to those who did the work, not to a member', async () => {
  const projectId = await project(db, {
    unitId: section,
    by: ids.ishiguro,
    people: { [ids.mizuno]: 'main_developer', [ids.takashima]: 'member' },
    steps: { start: cityDate('2028-06-01'), operate: cityDate('2028-09-01') },
  })
  const offered = async (personId: number, on = TODAY) =>
    (await projectsForEvidence(db, personId, on)).map((one) => one.projectId)
  expect(await offered(ids.ishiguro)).toEqual([projectId])
  expect(await offered(ids.mizuno)).toEqual([projectId])
  expect(await offered(ids.takashima)).toEqual([])
  expect(await offered(ids.ishiguro, cityDate('2028-08-31'))).toEqual([])
})
