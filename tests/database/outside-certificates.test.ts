import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { outsideCertificateFile } from '~/features/completions/certificate-file.server'
import { certificates } from '~/features/completions/certificates.server'
import { checkCertificate } from '~/features/completions/check-certificate.server'
import { decideOwnCertificate } from '~/features/completions/decide-own-certificate.server'
import { learningWaiting } from '~/features/completions/learning-waiting.server'
import { ownCertificates } from '~/features/completions/own-certificates.server'
import { takeBackCheck } from '~/features/completions/take-back-check.server'
import { whatFollows } from '~/wiring/consequences'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { cityWithCourses } from '../support/imported-files'
import { signIn, type Visitor } from '../support/signed-in'

const { db, owner } = testDatabase()
let misaki: Visitor
let kenta: Visitor
let hr: Visitor
let office: Visitor
let misakiId = 0

beforeAll(async () => {
  setConsequences(whatFollows)
  await cityWithCourses(db)
  await standardFrom(db, BEGINNING)
  const department = await unit(db, { code: 'D01', name: '福祉保健部' })
  const section = await unit(db, { code: 'S001', name: '介護保険課', parentId: department })
  misakiId = await person(db, { number: '100001', name: '石黒 美咲', unitId: section })
  misaki = await signIn(db, misakiId)
  kenta = await signIn(db, await person(db, { number: '100002', name: '坂井 健', unitId: section }))
  hr = await signIn(db, await person(db, { number: '100003', name: '浅野 由紀', unitId: section }), ['hr_section'])
  office = await signIn(db, null, ['dx_office'])
})

beforeEach(async () => {
  await owner.query('DELETE FROM outside_certificate; DELETE FROM completion; DELETE FROM notice')
})

const GIVEN = { intent: 'submit', course: 'TRN-106', completedOn: 'R10.10.1', issuer: '情報処理推進機構' }

function post(visitor: Visitor, fields: Record<string, string>, file?: { name: string; content: string }) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new File([file.content], file.name))
  const { headers } = visitor('/me/training/certificates')
  const request = new Request('http://localhost/me/training/certificates', { method: 'POST', headers, body: form })
  return decideOwnCertificate(request)
}

async function submitted(visitor: Visitor): Promise<number> {
  const done = await post(visitor, GIVEN, { name: '合格証.pdf', content: '%PDF-1.7 合格' })
  expect(done).toEqual({ done: 'submitted' })
  const last = await db.outsideCertificate.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return last.id
}

function check(visitor: Visitor, certificate: number, verdict: 'accept' | 'refuse', reason = '') {
  return checkCertificate(visitor('/training/certificates', {}), { certificate, verdict, reason })
}

async function ownState(visitor: Visitor) {
  const { certificates: own } = await ownCertificates(visitor('/me/training/certificates'), {})
  return own.map(({ state, comment }) => ({ state, comment }))
}

describe('a certificate from elsewhere', () => {
  test('waits for the office, and accepted it is a completion of its day that the person hears of', async () => {
    const certificate = await submitted(misaki)
    expect(await ownState(misaki)).toEqual([{ state: 'waiting', comment: null }])
    const { waiting } = await certificates(hr('/training/certificates'), {})
    expect(waiting).toMatchObject([
      {
        name: '石黒 美咲',
        unitName: '介護保険課',
        courseCode: 'TRN-106',
        completedOn: '2028-10-01',
        fileName: '合格証.pdf',
      },
    ])
    expect(await check(hr, certificate, 'accept')).toMatchObject({ ok: true })
    const completion = await db.completion.findFirstOrThrow()
    expect(completion).toMatchObject({ personId: misakiId, source: 'certificate', voidedAt: null })
    expect(await db.outsideCertificate.findUniqueOrThrow({ where: { id: certificate } })).toMatchObject({
      state: 'accepted',
      completionId: completion.id,
    })
    expect(await db.notice.findMany({ select: { personId: true, href: true } })).toEqual([
      { personId: misakiId, href: '/me/training' },
    ])
  })

  test('refused it is none, and the person is told why', async () => {
    const certificate = await submitted(misaki)
    expect(await check(office, certificate, 'refuse')).toMatchObject({
      ok: false,
      invalid: { reason: [expect.any(String)] },
    })
    expect(await check(office, certificate, 'refuse', '氏名が読めません。')).toMatchObject({ ok: true })
    expect(await ownState(misaki)).toEqual([{ state: 'refused', comment: '氏名が読めません。' }])
    expect(await db.completion.count()).toBe(0)
    const told = await db.notice.findFirstOrThrow()
    expect(told).toMatchObject({ personId: misakiId, href: '/me/training/certificates' })
  })

  test('is decided once, whoever presses', async () => {
    const certificate = await submitted(misaki)
    const both = await Promise.all([check(hr, certificate, 'accept'), check(office, certificate, 'accept')])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(await db.completion.count()).toBe(1)
  })

  test('can be taken back while it waits, and its file goes; not by somebody else, nor once checked', async () => {
    const certificate = await submitted(misaki)
    const withdraw = (visitor: Visitor) => post(visitor, { intent: 'withdraw', certificate: String(certificate) })
    expect(await withdraw(kenta)).toMatchObject({ errors: { '': [expect.stringContaining('見つかりません')] } })
    expect(await withdraw(misaki)).toEqual({ done: 'withdrawn' })
    const kept = await owner.query('SELECT f.bytes FROM outside_certificate o JOIN stored_file f ON f.id = o.file_id')
    expect(kept.rows).toEqual([{ bytes: null }])
    expect(await check(hr, certificate, 'accept')).toMatchObject({ ok: false })
    const other = await submitted(misaki)
    await check(hr, other, 'accept')
    const late = await post(misaki, { intent: 'withdraw', certificate: String(other) })
    expect(late).toMatchObject({ errors: { '': [expect.stringContaining('取り下げられません')] } })
  })

  test('checked by mistake waits again: its completion goes and the person hears of it, until it is evidence', async () => {
    const certificate = await submitted(misaki)
    const takenBack = (visitor: Visitor) => takeBackCheck(visitor('/training/certificates', {}), { certificate })
    expect(await takenBack(hr)).toMatchObject({ refused: expect.stringContaining('まだ') })
    await check(hr, certificate, 'accept')
    expect(await takenBack(office)).toMatchObject({ ok: true })
    expect(await db.completion.count({ where: { voidedAt: null } })).toBe(0)
    expect(await ownState(misaki)).toEqual([{ state: 'waiting', comment: null }])
    expect(await db.notice.findFirstOrThrow({ orderBy: { id: 'desc' } })).toMatchObject({ personId: misakiId })
    await check(hr, certificate, 'refuse', '氏名が読めません。')
    expect(await takenBack(hr)).toMatchObject({ ok: true })
    await check(hr, certificate, 'accept')
    await owner.query(
      `INSERT INTO evidence (person_id, skill_id, title, detail, completion_id, recorded_at)
       SELECT person_id, (SELECT min(id) FROM skill), '研修', '', id, now() FROM completion WHERE voided_at IS NULL`,
    )
    expect(await takenBack(hr)).toMatchObject({ refused: expect.stringContaining('証跡') })
    expect(await db.completion.count({ where: { voidedAt: null } })).toBe(1)
    await owner.query('DELETE FROM evidence')
    await expect(takenBack(kenta)).rejects.toMatchObject({ status: 403 })
  })

  test('of what stands already points to that completion, and nobody is told twice', async () => {
    const certificate = await submitted(misaki)
    const [course] = await db.course.findMany({ where: { code: 'TRN-106' } })
    await owner.query(
      `INSERT INTO completion (person_id, course_id, completed_on, source, recorded_at) VALUES ($1, $2, '2028-10-01', 'import', now())`,
      [misakiId, course?.id],
    )
    expect(await check(hr, certificate, 'accept')).toMatchObject({ ok: true })
    expect(await db.completion.count()).toBe(1)
    expect(await db.notice.count()).toBe(0)
  })
})

describe('what is given', () => {
  test.each([
    ['neither file nor link', { ...GIVEN }, 'file'],
    ['a link that is none', { ...GIVEN, url: 'javascript:alert(1)' }, 'url'],
    ['a day that is none', { ...GIVEN, url: 'https://example.jp/x', completedOn: '2028-02-30' }, 'completedOn'],
    ['no issuer', { ...GIVEN, url: 'https://example.jp/x', issuer: ' ' }, 'issuer'],
    ['a day to come', { ...GIVEN, url: 'https://example.jp/x', completedOn: '2028-11-16' }, ''],
    ['a course that there is not', { ...GIVEN, url: 'https://example.jp/x', course: 'TRN-999' }, ''],
  ])('%s is told at its field, and what was written is kept', async (_what, fields, field) => {
    const answer = await post(misaki, fields)
    expect(answer).toMatchObject({ values: fields, errors: { [field]: [expect.any(String)] } })
    expect(await db.outsideCertificate.count()).toBe(0)
  })

  test('twice while it waits is given once', async () => {
    await submitted(misaki)
    const again = await post(misaki, { ...GIVEN, url: 'https://example.jp/x' })
    expect(again).toMatchObject({ errors: { '': [expect.stringContaining('確認待ち')] } })
  })
})

describe('who sees and decides', () => {
  test('nobody checks their own, which does not count as waiting for them', async () => {
    const own = await submitted(hr)
    expect(await check(hr, own, 'accept')).toMatchObject({
      ok: false,
      refused: expect.stringContaining('自分の修了証'),
    })
    expect(await learningWaiting(hr('/'), {})).toEqual({ certificates: 0, statements: 0 })
    expect(await learningWaiting(office('/'), {})).toEqual({ certificates: 1, statements: 0 })
    expect(await check(office, own, 'accept')).toMatchObject({ ok: true })
  })

  test('the file is the person’s and the office’s, whose look is logged; for others there is none', async () => {
    const certificateId = await submitted(misaki)
    const address = `/training/certificates/${certificateId}/file`
    const file = await outsideCertificateFile(misaki(address), { certificateId })
    expect([file.name, Buffer.from(file.bytes).toString()]).toEqual(['合格証.pdf', '%PDF-1.7 合格'])
    await outsideCertificateFile(office(address), { certificateId })
    expect(await db.look.findFirst({ where: { page: address } })).toMatchObject({ personIds: [misakiId] })
    await expect(outsideCertificateFile(kenta(address), { certificateId })).rejects.toMatchObject({ status: 404 })
  })

  test('the list and the decision are the office’s', async () => {
    const certificate = await submitted(misaki)
    await expect(certificates(kenta('/training/certificates'), {})).rejects.toMatchObject({ status: 403 })
    await expect(check(kenta, certificate, 'accept')).rejects.toMatchObject({ status: 403 })
    await expect(ownCertificates(office('/me/training/certificates'), {})).rejects.toMatchObject({ status: 403 })
  })
})
