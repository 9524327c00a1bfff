import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate, fiscalYear } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { careerOf } from '~/facts/careers'
import { grantCertificate } from '~/facts/change-certificate'
import { ledgersOf } from '~/facts/goals'
import { record, takeBack } from '~/facts/record'
import { storeYearEnd } from '~/facts/year-ends'
import { actOnCertificates } from '~/features/certificates/change-intents.server'
import { certificateCheck } from '~/features/certificates/check.server'
import { certificateHolderPage } from '~/features/certificates/holder.server'
import { certificateHolders } from '~/features/certificates/holders.server'
import { holdersFile } from '~/features/certificates/holders-file.server'
import { holdersParamsOf } from '~/features/certificates/holders-params'
import { certificatePaperFile } from '~/features/certificates/paper.server'
import { resignCertificate } from '~/features/certificates/resign-certificate.server'
import { resignation } from '~/features/certificates/resignation.server'
import { ownCertification } from '~/features/certification/own-certification.server'
import { person as personPage } from '~/features/people/person.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from '../support/builders'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { rulesFrom } from '../support/learning'
import { signIn, type Visitor, viewerIs } from '../support/signed-in'

const { db } = testDatabase()
const day = cityDate
const TODAY = day('2028-11-15')
const R9 = fiscalYear(2027)
const R10 = fiscalYear(2028)
const YEARS = 3

type City = Awaited<ReturnType<typeof smallCity>>
let city: City
let numbered = 200000

beforeAll(async () => {
  setConsequences(whatFollows)
  await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  city = await smallCity()
})

beforeEach(() => todayIs(TODAY))

async function smallCity() {
  const welfare = await unit(db, { code: 'D01', name: '福祉保健部' })
  const care = await unit(db, { code: 'S001', name: '介護保険課', parentId: welfare })
  const named = (number: string, name: string) => person(db, { number, name, unitId: care })
  const [chief, officer, nobody, other] = [
    await named('100001', '中川 誠一'),
    await named('100002', '奥村 亮'),
    await named('100003', '石黒 美咲'),
    await named('100004', '坂井 健'),
  ]
  await head(db, care, chief)
  return {
    care,
    visitors: {
      所属長: await signIn(db, chief),
      事務局: await signIn(db, officer, ['dx_office']),
      職員課: await signIn(db, other, ['hr_section']),
      職員: await signIn(db, nobody),
      監査: await signIn(db, null, ['auditor']),
    } satisfies Record<string, Visitor>,
    officer,
  }
}

type Grant = { role?: CertifiedRole; on?: string; conditionalThrough?: string }

/** Somebody of 介護保険課 with the certificates that were granted on these days. */
async function holder(name: string, ...grants: Grant[]) {
  numbered += 1
  const number = String(numbered)
  const personId = await person(db, { number, name, unitId: city.care })
  const numbers: string[] = []
  for (const { role = 'DX_LEADER', on = '2027-10-19', conditionalThrough } of grants) {
    const granted = await grantCertificate(
      db,
      {
        personId,
        role,
        on: day(on),
        conditionalThrough: conditionalThrough === undefined ? null : day(conditionalThrough),
        years: YEARS,
        applicationId: null,
        note: null,
      },
      { ...STAMP, at: new Date(`${on}T10:00:00+09:00`) },
    )
    if (!granted.ok) throw new Error(granted.why)
    numbers.push(granted.number)
  }
  return { personId, number, certificate: numbers[0] ?? '', certificates: numbers }
}

type Fields = Record<string, string | number>

/** Sends a form of the office's pages; `roles` are ticked besides. */
function press(visitor: Visitor, fields: Fields, roles: readonly CertifiedRole[] = ['DX_LEADER']) {
  const form = formOf(fields)
  for (const role of roles) form.append('roles', role)
  const request = visitor('/certification/holders')
  return actOnCertificates(new Request(request.url, { method: 'POST', headers: request.headers, body: form }))
}

/** What the page answers: the words it goes on with, or why it could not. */
async function answerTo(sending: ReturnType<typeof press>): Promise<string> {
  const result = await sending
  return result.ok ? `${result.done}` : Object.values(result.sent.errors).flat().join(' ')
}

async function statusOf(asking: Promise<unknown>): Promise<number> {
  try {
    await asking
    return 200
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

async function lastStanding(personId: number, role: CertifiedRole = 'DX_LEADER') {
  return (await careerOf(db, personId))?.certificates[role].at(-1)
}

function list(visitor: Visitor, search = '') {
  const request = visitor(`/certification/holders${search}`)
  return certificateHolders(request, holdersParamsOf(request))
}

function pageOf(visitor: Visitor, staffNumber: string) {
  return certificateHolderPage(visitor(`/certification/holders/${staffNumber}`), { staffNumber })
}

async function publicly(number: string) {
  const checked = await certificateCheck(new Request('http://localhost/certificates'), { number })
  return checked.state
}

async function noticesOf(personId: number): Promise<string[]> {
  const notices = await db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' }, select: { title: true } })
  return notices.map(({ title }) => title)
}

async function ledger(role: 'DX_LEADER' | 'DX_MASTER', asOf = '2028-11-15', year = R10) {
  return (await ledgersOf(db, { fiscalYear: year, asOf: day(asOf) })).ledgers[role]
}

async function lastEventOf(personId: number): Promise<number> {
  const event = await db.certificateEvent.findFirst({ where: { personId }, orderBy: { id: 'desc' } })
  return event?.id ?? 0
}

async function changeEmployment(personId: number, validTo: string | null, again?: string): Promise<void> {
  const rows = await db.employment.findMany({ where: { personId, voidedAt: null } })
  await takeBack(
    db,
    'employment',
    rows.map(({ id }) => id),
    STAMP,
  )
  const row = {
    personId,
    employmentType: 'permanent',
    jobCategory: '事務',
    termEndsOn: null,
    retirementFiscalYear: null,
  }
  const since = (from: string, to: string | null, employmentType = 'permanent') => ({
    ...row,
    employmentType,
    validFrom: day(from),
    validTo: to === null ? null : day(to),
  })
  await record(
    db,
    'employment',
    [since(BEGINNING, validTo), ...(again === undefined ? [] : [since(again, null, 'reappointed')])],
    STAMP,
  )
}

async function isAway(personId: number, from: string, to: string | null = null): Promise<void> {
  const leave = { personId, kind: 'childcare', validFrom: day(from), validTo: to === null ? null : day(to) }
  await record(db, 'leave_status', [leave], STAMP)
}

const order = (staffNumber: string, event: string, on: string, more: Fields = {}): Fields => ({
  intent: 'order',
  staffNumber,
  event,
  day: on,
  note: '',
  ...more,
})

describe('leave', () => {
  test('suspends from the day of the order, and extends the term by the months away when it is over', async () => {
    const aoyama = await holder('青山 一郎', { on: '2027-10-19' })
    const 職員課 = city.visitors.職員課
    expect(await answerTo(press(職員課, order(aoyama.number, 'suspend', '令和10年6月1日')))).toContain('on=2028-06-01')
    expect(await publicly(aoyama.certificate)).toBe('expired')
    expect((await ledger('DX_LEADER')).movements.suspended.map(({ personId, on }) => [personId, on])).toContainEqual([
      aoyama.personId,
      '2028-06-01',
    ])
    expect(await answerTo(press(職員課, order(aoyama.number, 'resume', '2028-11-10')))).toContain('done=resume')
    expect(await lastStanding(aoyama.personId)).toMatchObject({ state: 'valid', validThrough: '2032-03-31' })
    expect(await publicly(aoyama.certificate)).toBe('valid')
    expect(await noticesOf(aoyama.personId)).toEqual([
      expect.stringContaining('令和10年6月1日から、止まります'),
      expect.stringContaining('令和10年11月10日から、再開します'),
    ])
  })

  test('holds for both certificates in one press, or for none', async () => {
    const both = await holder('井上 二葉', { on: '2027-10-19' }, { on: '2028-10-17', role: 'DX_MASTER' })
    const roles = ['DX_LEADER', 'DX_MASTER'] as const
    const early = await answerTo(press(city.visitors.事務局, order(both.number, 'suspend', '2028-10-01'), roles))
    expect(early).toContain('DX推進マスター：この日より後の出来事が、もう記録されています。')
    expect(await lastStanding(both.personId)).toMatchObject({ state: 'valid' })
    await press(city.visitors.事務局, order(both.number, 'suspend', '2028-11-01'), roles)
    expect(await lastStanding(both.personId)).toMatchObject({ state: 'suspended', since: '2028-11-01' })
    expect(await lastStanding(both.personId, 'DX_MASTER')).toMatchObject({ state: 'suspended', since: '2028-11-01' })
    expect(await noticesOf(both.personId)).toHaveLength(1)
  })

  test('pressed twice is refused the second time, and nothing is lost of what was written', async () => {
    const ueda = await holder('上田 三枝', {})
    const asked = order(ueda.number, 'suspend', '2028-11-01', { note: '発令 第 7 号' })
    await press(city.visitors.事務局, asked)
    const again = await press(city.visitors.事務局, asked)
    expect(again).toMatchObject({
      ok: false,
      sent: {
        form: 'suspend',
        values: { note: '発令 第 7 号', day: '2028-11-01' },
        roles: ['DX_LEADER'],
        errors: { '': ['DX推進リーダー：有効な認定証ではありません。'] },
      },
    })
    expect(await db.certificateEvent.count({ where: { personId: ueda.personId, event: 'suspend' } })).toBe(1)
  })

  test('a day that is none, or that nobody can know yet, is told at its field', async () => {
    const eguchi = await holder('江口 四郎', {})
    const send = (on: string, roles?: CertifiedRole[]) =>
      press(city.visitors.事務局, order(eguchi.number, 'suspend', on), roles)
    expect(await send('令和10年13月1日')).toMatchObject({ ok: false, sent: { errors: { day: [expect.any(String)] } } })
    expect(await send('')).toMatchObject({ ok: false, sent: { errors: { day: ['日付を入れてください。'] } } })
    expect(await send('2028-11-01', [])).toMatchObject({
      ok: false,
      sent: { errors: { roles: ['認定証を選んでください。'] } },
    })
    expect(await answerTo(send('2029-12-01'))).toBe('1 年より先の日は記録できません。')
  })
})

describe('leaving and coming back', () => {
  test('ends on the day after the last one in office; 31 March still counts', async () => {
    const ono = await holder('大野 五月', {})
    await press(city.visitors.職員課, order(ono.number, 'leave', '2028-03-31'))
    expect(await lastStanding(ono.personId)).toMatchObject({ state: 'ended', since: '2028-04-01' })
    expect((await ledger('DX_LEADER', '2028-03-31', R9)).closing).toContain(ono.personId)
    expect((await ledger('DX_LEADER', '2028-04-01')).closing).not.toContain(ono.personId)
  })

  test('再任用 restarts it from the appointment, or from the day of asking where that comes late; the limit stays', async () => {
    const [soon, late] = [await holder('河野 六郎', {}), await holder('木村 七海', {})]
    for (const { personId, number } of [soon, late]) {
      await press(city.visitors.職員課, order(number, 'leave', '2028-03-31'))
      await changeEmployment(personId, '2028-04-01', '2028-10-01')
    }
    const restart = (staffNumber: string, requestedOn: string) =>
      answerTo(
        press(city.visitors.事務局, { intent: 'restart', staffNumber, day: '2028-10-01', requestedOn, note: '' }),
      )
    expect(await restart(soon.number, '2028-10-31')).toContain('on=2028-10-01')
    expect(await restart(late.number, '2028-11-01')).toContain('on=2028-11-01')
    expect(await lastStanding(late.personId)).toMatchObject({ state: 'valid', validThrough: '2031-03-31' })
    const { movements } = await ledger('DX_LEADER')
    expect(movements.revived.map(({ personId, on }) => [personId, on])).toEqual(
      expect.arrayContaining([
        [soon.personId, '2028-10-01'],
        [late.personId, '2028-11-01'],
      ]),
    )
  })

  test('nobody restarts who is not in office, has given it back, or asks on a day to come', async () => {
    const [gone, resigned] = [await holder('久保 八重', {}), await holder('近藤 九', {})]
    const restart = (staffNumber: string, more: Fields = {}) =>
      answerTo(
        press(city.visitors.事務局, {
          intent: 'restart',
          staffNumber,
          day: '2028-10-01',
          requestedOn: '2028-10-01',
          note: '',
          ...more,
        }),
      )
    await press(city.visitors.職員課, order(gone.number, 'leave', '2028-03-31'))
    await changeEmployment(gone.personId, '2028-04-01')
    expect(await restart(gone.number)).toContain('在職していません')
    await press(city.visitors.事務局, { intent: 'resign', staffNumber: resigned.number, day: '2028-05-01', note: '' })
    expect(await restart(resigned.number)).toContain('退職などで終わった認定証だけを再開できます。')
    expect(await restart(resigned.number, { requestedOn: '2028-11-16' })).toBe('きょうまでの日を入れてください。')
  })
})

describe('a condition', () => {
  test('that was met brings back the whole term, with what it was checked by', async () => {
    const sato = await holder('佐藤 十', { on: '2028-02-22', conditionalThrough: '2028-12-31' })
    const meet = (more: Fields) =>
      press(city.visitors.事務局, { intent: 'condition_met', staffNumber: sato.number, day: '2028-11-10', ...more })
    expect(await meet({ checked: '' })).toMatchObject({
      ok: false,
      sent: { errors: { checked: ['何で確かめたかを書いてください。'] } },
    })
    expect(await answerTo(meet({ checked: 'TRN-307 の修了記録' }))).toContain('done=condition_met')
    expect(await lastStanding(sato.personId)).toMatchObject({ conditionalThrough: null, validThrough: '2031-03-31' })
    const { history } = await pageOf(city.visitors.職員課, sato.number)
    expect(history[0]).toMatchObject({ what: '条件の達成', note: 'TRN-307 の修了記録' })
    expect(history[0]?.entered).toContain('奥村 亮')
  })

  test('that was met too late is not met', async () => {
    const shimizu = await holder('清水 葵', { on: '2028-02-22', conditionalThrough: '2028-09-30' })
    const late = { intent: 'condition_met', staffNumber: shimizu.number, day: '2028-10-01', checked: '修了記録' }
    expect(await answerTo(press(city.visitors.事務局, late))).toContain('条件の期限を過ぎています。')
    const { history, certificates } = await pageOf(city.visitors.事務局, shimizu.number)
    expect(history[0]).toMatchObject({ on: '2028-10-01', what: '失効', entered: '日付から決まる', mayTakeBack: false })
    expect(certificates[0]?.says).toEqual(['令和11年9月30日 までに本人が申請して決定を受ければ、復活できます。'])
  })
})

describe('a leader who became master', () => {
  test('counts once, and as leader again from the day on which the master’s certificate is revoked', async () => {
    const both = await holder('鈴木 一花', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' })
    const isCounted = async (asOf: string) => [
      (await ledger('DX_LEADER', asOf)).closing.includes(both.personId),
      (await ledger('DX_MASTER', asOf)).closing.includes(both.personId),
    ]
    expect(await isCounted('2028-05-15')).toEqual([true, false])
    expect(await isCounted('2028-11-15')).toEqual([false, true])
    const revoke = (roles: CertifiedRole[], kept: string) =>
      press(city.visitors.事務局, { intent: 'revoke', staffNumber: both.number, day: '2028-11-14', kept }, roles)
    expect(await revoke(['DX_MASTER'], ' ')).toMatchObject({
      ok: false,
      sent: { errors: { kept: ['理由を保管している場所を書いてください。'] } },
    })
    expect(await answerTo(revoke(['DX_MASTER'], '総務 第 123 号'))).toContain('done=revoke')
    expect(await isCounted('2028-11-13')).toEqual([false, true])
    expect(await isCounted('2028-11-14')).toEqual([true, false])
    const { movements } = await ledger('DX_LEADER')
    expect(movements.returned.map(({ personId, on }) => [personId, on])).toContainEqual([both.personId, '2028-11-14'])
    expect((await ledger('DX_MASTER')).movements.revoked.map(({ personId }) => personId)).toContain(both.personId)
    const { history } = await pageOf(city.visitors.事務局, both.number)
    expect(history.map(({ on, what, role, eventId }) => [on, what, role, eventId !== null])).toEqual([
      ['2028-11-14', 'リーダーへ戻り', 'DX推進リーダーの人数へ', false],
      ['2028-11-14', '取消', 'DX推進マスター', true],
      ['2028-05-16', 'マスターへ昇格', 'DX推進リーダーの人数から', false],
      ['2028-05-16', '認定', 'DX推進マスター', true],
      ['2027-10-19', '認定', 'DX推進リーダー', true],
    ])
    expect(history.at(-1)?.number).toBe(both.certificate)
    const [leader = '', master = ''] = both.certificates
    expect([await publicly(leader), await publicly(master)]).toEqual(['valid', 'revoked'])
  })

  test('returns on the day after giving the master’s certificate back', async () => {
    const both = await holder('高木 二郎', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' })
    const asked = { intent: 'resign', staffNumber: both.number, day: '2028-11-01', note: '' }
    await press(city.visitors.事務局, asked, ['DX_MASTER'])
    const { movements } = await ledger('DX_LEADER')
    expect(movements.returned.map(({ personId, on }) => [personId, on])).toContainEqual([both.personId, '2028-11-02'])
  })
})

describe('取消', () => {
  test('counts nowhere from its day, is shown by number, and leaves no paper and no rights', async () => {
    const both = await holder('田村 三郎', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' })
    const own = await signIn(db, both.personId)
    expect((await viewerIs(db, own)).roles).toContain('DX_MASTER')
    const roles = ['DX_LEADER', 'DX_MASTER'] as const
    const asked = { intent: 'revoke', staffNumber: both.number, day: '2028-11-15', kept: '総務 第 124 号' }
    await press(city.visitors.事務局, asked, roles)
    expect((await viewerIs(db, own)).roles).toEqual([])
    for (const role of roles) {
      expect((await ledger(role)).closing).not.toContain(both.personId)
      expect((await ledger(role, '2028-11-14')).closing.includes(both.personId)).toBe(role === 'DX_MASTER')
    }
    for (const number of both.certificates) {
      expect(await publicly(number)).toBe('revoked')
      expect(await statusOf(certificatePaperFile(own('/paper'), { number }))).toBe(404)
    }
    expect((await list(city.visitors.事務局, '?state=revoked&q=田村')).rows.map(({ role }) => role)).toEqual([
      'DX_LEADER',
      'DX_MASTER',
    ])
    expect((await pageOf(city.visitors.事務局, both.number)).changes).toEqual([])
    const detail = await db.auditEntry.findMany({
      where: { action: 'certificate.revoke', subjectPersonId: both.personId },
    })
    expect(detail).toHaveLength(2)
    expect(JSON.stringify(detail.map((one) => one.detail))).not.toContain('総務')
  })

  test('is no matter of 職員課, nor is anything else that no order asks for', async () => {
    const nakano = await holder('中野 四葉', { on: '2028-02-22', conditionalThrough: '2028-12-31' })
    const 職員課 = city.visitors.職員課
    const asked = { staffNumber: nakano.number, day: '2028-11-01', requestedOn: '2028-11-01', note: '' }
    const others: Fields[] = [
      { intent: 'revoke', kept: '総務' },
      { intent: 'condition_met', checked: '修了記録' },
      { intent: 'resign' },
      { intent: 'restart' },
    ]
    for (const more of others) {
      expect(await statusOf(press(職員課, { ...asked, ...more })), String(more.intent)).toBe(404)
    }
    expect((await pageOf(職員課, nakano.number)).changes.map(({ event }) => event)).toEqual(['suspend', 'leave'])
  })
})

describe('a wrong entry', () => {
  const takeBackOf = (visitor: Visitor, staffNumber: string, eventId: number) =>
    answerTo(press(visitor, { intent: 'take_back', staffNumber, eventId }, []))

  test('is taken back, stays to be seen, and the person is told', async () => {
    const nishi = await holder('西 五郎', {})
    await press(city.visitors.職員課, order(nishi.number, 'suspend', '2028-11-01'))
    const eventId = await lastEventOf(nishi.personId)
    expect(await takeBackOf(city.visitors.職員課, nishi.number, eventId)).toBe('done=take_back')
    expect(await lastStanding(nishi.personId)).toMatchObject({ state: 'valid' })
    const { history } = await pageOf(city.visitors.事務局, nishi.number)
    expect(history.find((row) => row.eventId === eventId)?.takenBack).toBe('令和10年11月15日に坂井 健が取り消した')
    expect((await noticesOf(nishi.personId)).at(-1)).toContain('誤りだったので、取り消されました')
    expect(await takeBackOf(city.visitors.職員課, nishi.number, eventId)).toContain('もう取り消されています')
  })

  test('is not taken back while others build on it; they are named in the order to go by', async () => {
    const hara = await holder('原 六花', {})
    await press(city.visitors.事務局, order(hara.number, 'suspend', '2028-06-01'))
    const suspended = await lastEventOf(hara.personId)
    await press(city.visitors.事務局, order(hara.number, 'resume', '2028-10-01'))
    await press(city.visitors.事務局, order(hara.number, 'leave', '2028-10-31'))
    expect(await takeBackOf(city.visitors.事務局, hara.number, suspended)).toBe(
      'この停止の上に、「終了（退職など）」（令和10年11月1日）、「再開」（令和10年10月1日）が記録されています。新しいものから順に取り消してください。',
    )
    const { history } = await pageOf(city.visitors.事務局, hara.number)
    expect(history.map(({ what, mayTakeBack, first }) => [what, mayTakeBack, first])).toEqual([
      ['終了（退職など）', true, null],
      ['再開', false, '「終了（退職など）」が先'],
      ['停止', false, '「終了（退職など）」が先'],
      ['認定', false, null],
    ])
  })

  test('a grant is no entry of the office: only a decision undoes it', async () => {
    const fujii = await holder('藤井 七', {})
    const granted = await lastEventOf(fujii.personId)
    expect(await takeBackOf(city.visitors.事務局, fujii.number, granted)).toContain('申請の決定によるものです')
  })

  test('of 事務局 is not for 職員課 to take back, nor somebody else’s by another number', async () => {
    const [hirata, maeda] = [await holder('平田 八', {}), await holder('前田 九美', {})]
    await press(city.visitors.事務局, { intent: 'resign', staffNumber: hirata.number, day: '2028-11-01', note: '' })
    const resigned = await lastEventOf(hirata.personId)
    expect(await takeBackOf(city.visitors.職員課, hirata.number, resigned)).toContain('事務局に頼んでください')
    expect(await takeBackOf(city.visitors.事務局, maeda.number, resigned)).toContain('もう取り消されています')
    expect(await lastStanding(hirata.personId)).toMatchObject({ state: 'ended' })
  })
})

describe('a year whose end is fixed', () => {
  test('stays as it was: an order within it is an adjustment of the next one, and the page says so', async () => {
    const matsui = await holder('松井 十美', {})
    await todayIs(day('2028-04-10'))
    const at = new Date('2028-04-10T10:00:00+09:00')
    await storeYearEnd(db, { fiscalYear: R9, fixedOn: day('2028-04-10') }, { at, by: null })
    await todayIs(TODAY)
    const before = { year: await ledger('DX_LEADER', '2028-03-31', R9), now: await ledger('DX_LEADER') }
    expect(before.year.closing).toContain(matsui.personId)
    const late = await answerTo(press(city.visitors.職員課, order(matsui.number, 'leave', '2028-02-29')))
    expect(late).toBe('done=leave&on=2028-03-01&adjusts=2027')
    const after = { year: await ledger('DX_LEADER', '2028-03-31', R9), now: await ledger('DX_LEADER') }
    expect(after.year).toEqual(before.year)
    expect(after.now.opening).toEqual(before.now.opening)
    expect(after.now.adjustment.removed).toEqual(
      [...before.now.adjustment.removed, matsui.personId].sort((a, b) => a - b),
    )
    expect(after.now.movements).toEqual(before.now.movements)
    const eventId = await lastEventOf(matsui.personId)
    await press(city.visitors.職員課, { intent: 'take_back', staffNumber: matsui.number, eventId }, [])
    expect(await ledger('DX_LEADER')).toEqual(before.now)
    expect((await pageOf(city.visitors.事務局, matsui.number)).fixed).toBe('令和9年度')
  })

  test('a change after it is none', async () => {
    const mori = await holder('森 一樹', {})
    expect(await answerTo(press(city.visitors.職員課, order(mori.number, 'leave', '2028-04-30')))).toBe(
      'done=leave&on=2028-05-01',
    )
  })
})

describe('the list', () => {
  test('shows everybody who holds or held one, by state, role and how soon it runs out', async () => {
    const office = city.visitors.事務局
    const all = await list(office)
    const sum = all.counts.filter(({ state }) => state !== 'conditional').reduce((n, one) => n + one.certificates, 0)
    expect(all.total).toBe(sum)
    for (const { state, certificates } of all.counts) {
      expect((await list(office, `?state=${state}`)).total, state).toBe(certificates)
    }
    await holder('安田 二子', { on: '2028-02-22', conditionalThrough: '2028-12-14' })
    const within = async (days: string) => (await list(office, `?within=${days}`)).rows.map(({ name }) => name)
    expect(await within('30')).toEqual(['安田 二子'])
    expect((await list(office, '?role=DATA_SPECIALIST')).total).toBe(0)
    await holder('矢野 三枝', { role: 'DATA_SPECIALIST', on: '2028-06-01' })
    expect((await list(office, '?role=DATA_SPECIALIST')).rows).toMatchObject([
      { name: '矢野 三枝', number: expect.stringMatching(/^R10-D-/), state: 'valid', place: '福祉保健部 介護保険課' },
    ])
    expect((await list(office, '?q=矢野')).total).toBe(1)
    expect((await list(office, '?state=nonsense&page=0')).total).toBe((await list(office)).total)
  })

  test('the workbook has the same rows, and a look at people is logged once', async () => {
    const office = city.visitors.事務局
    const request = office('/certification/holders.xlsx?role=DX_MASTER')
    const { sheets } = await holdersFile(request, holdersParamsOf(request))
    expect((sheets[0]?.rows.length ?? 0) - 1).toBe((await list(office, '?role=DX_MASTER')).total)
    expect(await db.look.count({ where: { page: { startsWith: '/certification/holders.xlsx' } } })).toBe(1)
  })

  test('is for 事務局 and 職員課; a person of whom there is nothing answers like none', async () => {
    const { 職員, 所属長, 監査, 職員課 } = city.visitors
    const some = await holder('山口 四織', {})
    for (const visitor of [職員, 所属長, 監査]) {
      expect(await statusOf(list(visitor))).toBe(403)
      expect(await statusOf(pageOf(visitor, some.number))).toBe(404)
      expect(await statusOf(press(visitor, order(some.number, 'suspend', '2028-11-01')))).toBe(404)
      const back = { intent: 'take_back', staffNumber: some.number, eventId: await lastEventOf(some.personId) }
      expect(await statusOf(press(visitor, back, []))).toBe(404)
    }
    expect(await statusOf(list(職員課))).toBe(200)
    expect(await statusOf(pageOf(職員課, '100003'))).toBe(404)
    expect(await statusOf(pageOf(職員課, '999999'))).toBe(404)
    expect(await statusOf(press(職員課, order('999999', 'suspend', '2028-11-01')))).toBe(404)
  })

  test('nobody in the office changes their own', async () => {
    const personId = city.officer
    const grant = { personId, role: 'DX_LEADER' as const, on: day('2028-10-17'), conditionalThrough: null }
    await grantCertificate(db, { ...grant, years: YEARS, applicationId: null, note: null }, STAMP)
    const own = await pageOf(city.visitors.事務局, '100002')
    expect(own).toMatchObject({ isSelf: true, changes: [], proposals: [] })
    expect(await answerTo(press(city.visitors.事務局, order('100002', 'suspend', '2028-11-01')))).toContain(
      '自分の認定証は、自分では変えられません。',
    )
  })
})

describe('what the orders ask for', () => {
  test('is proposed with its day, done in one press, and gone afterwards', async () => {
    const office = city.visitors.事務局
    const [away, back, gone, again] = [
      await holder('吉田 休', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' }),
      await holder('渡辺 復', {}),
      await holder('和田 退', {}),
      await holder('若林 再', {}),
    ]
    await isAway(away.personId, '2028-09-01')
    await isAway(back.personId, '2028-06-01', '2028-11-01')
    await press(office, order(back.number, 'suspend', '2028-06-01'))
    await changeEmployment(gone.personId, '2028-10-01')
    await press(office, order(again.number, 'leave', '2028-03-31'))
    await changeEmployment(again.personId, '2028-04-01', '2028-11-01')
    const numbers = [away, back, gone, again].map(({ number }) => number)
    const proposed = async (visitor: Visitor) =>
      (await list(visitor)).proposals.filter(({ staffNumber }) => numbers.includes(staffNumber))
    const proposals = await proposed(office)
    expect(proposals.map(({ name, event, day: on, roleWords }) => [name, event, on, roleWords])).toEqual([
      ['吉田 休', 'suspend', '2028-09-01', 'DX推進リーダーとDX推進マスター'],
      ['和田 退', 'leave', '2028-09-30', 'DX推進リーダー'],
      ['渡辺 復', 'resume', '2028-11-01', 'DX推進リーダー'],
      ['若林 再', 'restart', '2028-11-01', 'DX推進リーダー'],
    ])
    expect((await proposed(city.visitors.職員課)).map(({ event }) => event)).toEqual(['suspend', 'leave', 'resume'])
    for (const { event, staffNumber, day: on, roles } of proposals) {
      const fields: Fields =
        event === 'restart'
          ? { intent: 'restart', staffNumber, day: on, requestedOn: TODAY }
          : { intent: 'order', event, staffNumber, day: on }
      expect((await press(office, fields, roles)).ok, event).toBe(true)
    }
    expect(await proposed(office)).toEqual([])
    expect(await lastStanding(away.personId, 'DX_MASTER')).toMatchObject({ state: 'suspended', since: '2028-09-01' })
    expect(await lastStanding(back.personId)).toMatchObject({ state: 'valid', since: '2028-11-01' })
    expect(await lastStanding(gone.personId)).toMatchObject({ state: 'ended', since: '2028-10-01' })
    expect(await lastStanding(again.personId)).toMatchObject({ state: 'valid', since: '2028-11-01' })
  })
})

describe('返上 by oneself', () => {
  const resign = (visitor: Visitor, role: string) => resignCertificate(visitor('/'), formOf({ role }))

  test('takes effect on the day after, and is said on one’s own pages', async () => {
    const some = await holder('江藤 花', { on: '2027-10-19' }, { on: '2028-05-16', role: 'DX_MASTER' })
    const own = await signIn(db, some.personId)
    const asked = await resignation(own('/me/certification/resignation'), { role: 'DX_MASTER' })
    expect(asked).toMatchObject({ mayResign: true, from: '令和10年11月16日', resignedFrom: null })
    expect(asked.means.join()).toContain('リーダーの認定証は残るので、その日からリーダーとして数えます。')
    expect(await resign(own, 'DX_MASTER')).toMatchObject({ ok: true, value: { on: '2028-11-16' } })
    expect(await resign(own, 'DX_MASTER')).toMatchObject({
      ok: false,
      refused: expect.stringContaining('DX推進マスター'),
    })
    expect((await ledger('DX_MASTER')).closing).toContain(some.personId)
    expect((await resignation(own('/'), { role: 'DX_MASTER' })).resignedFrom).toBe('令和10年11月16日')
    const page = await ownCertification(own('/me/certification'), { role: 'DX_MASTER', view: 'chart', ticked: null })
    expect(page.certificate).toMatchObject({
      state: 'valid',
      resign: null,
      says: ['令和10年11月16日 から変わります（終了（返上））。'],
    })
    expect((await pageOf(city.visitors.事務局, some.number)).certificates[1]?.says).toEqual([
      '令和10年11月16日から終わります（返上）。もう記録してあります。',
    ])
    await todayIs(day('2028-11-16'))
    expect((await ledger('DX_MASTER', '2028-11-16')).closing).not.toContain(some.personId)
    expect((await ledger('DX_LEADER', '2028-11-16')).closing).toContain(some.personId)
    expect((await resignation(own('/'), { role: 'DX_MASTER' })).mayResign).toBe(false)
  })

  test('is for one’s own valid certificate only', async () => {
    expect(await statusOf(resignation(city.visitors.職員('/'), { role: 'DX_LEADER' }))).toBe(404)
    expect(await resign(city.visitors.職員, 'DX_LEADER')).toMatchObject({ ok: false, refused: expect.any(String) })
    expect(await resign(city.visitors.職員, 'TECH_OFFICER')).toMatchObject({ ok: false, invalid: expect.anything() })
    expect(await statusOf(resign(city.visitors.監査, 'DX_LEADER'))).toBe(403)
    const away = await holder('遠藤 休子', {})
    await press(city.visitors.事務局, order(away.number, 'suspend', '2028-11-01'))
    const own = await signIn(db, away.personId)
    expect(await resign(own, 'DX_LEADER')).toMatchObject({
      ok: false,
      refused: expect.stringContaining('有効な認定証'),
    })
  })
})

test('the paper is linked on the person’s page, for those who may have it and while it was not revoked', async () => {
  const some = await holder('太田 紙', {})
  const papers = async (visitor: Visitor) =>
    (await personPage(visitor(`/people/${some.number}`), { staffNumber: some.number })).roles.map(({ paper }) => paper)
  const own = await signIn(db, some.personId)
  const link = `/certificates/${some.certificate}/paper.pdf`
  expect(await papers(own)).toEqual([link])
  expect(await papers(city.visitors.職員課)).toEqual([link])
  expect(await papers(city.visitors.所属長)).toEqual([null])
  const asked = { intent: 'revoke', staffNumber: some.number, day: '2028-11-15', kept: '総務 第 125 号' }
  await press(city.visitors.事務局, asked)
  expect(await papers(own)).toEqual([null, null])
})
