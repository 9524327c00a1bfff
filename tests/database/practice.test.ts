import { beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { projectEvents, projectFactsOf } from '~/facts/projects'
import { addArtefact } from '~/features/practice/add-artefact.server'
import { editProject } from '~/features/practice/edit-project.server'
import { endPart } from '~/features/practice/end-part.server'
import { givePart } from '~/features/practice/give-part.server'
import { measureEffect } from '~/features/practice/measure-effect.server'
import { ownPractices } from '~/features/practice/own-practices.server'
import { projectPage } from '~/features/practice/project.server'
import { projectEdit } from '~/features/practice/project-edit.server'
import { projectFile } from '~/features/practice/project-file.server'
import { actOnProject } from '~/features/practice/project-intents.server'
import { proposeStep } from '~/features/practice/propose-step.server'
import { recordEvent } from '~/features/practice/record-event.server'
import { reviewProject } from '~/features/practice/review-project.server'
import { takeBackRow } from '~/features/practice/take-back-row.server'
import { testDatabase } from '../support/database'
import { project } from '../support/practice'
import {
  at,
  city,
  elsewhere,
  ids,
  newDepartment,
  number,
  operating,
  proposal,
  proposed,
  section,
  someone,
  TODAY,
  visitors,
} from '../support/practice-city'
import type { Visitor } from '../support/signed-in'

const { db } = testDatabase()

beforeEach(newDepartment)

const running = () => project(db, { unitId: section, by: ids.ishiguro, steps: { start: cityDate('2028-06-01') } })

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
