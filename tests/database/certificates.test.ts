import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate, fiscalYear } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { storeYearEnd } from '~/facts/year-ends'
import { certificatePaperFile } from '~/features/certificates/paper.server'
import { whatFollows } from '~/wiring/consequences'
import {
  answerTo,
  changeEmployment,
  type Fields,
  holder,
  lastEventOf,
  lastStanding,
  ledger,
  list,
  noticesOf,
  officeCity,
  order,
  pageOf,
  press,
  publicly,
} from '../support/certificate-office'
import { testDatabase, todayIs } from '../support/database'
import { signIn, viewerIs } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
const day = cityDate
const TODAY = day('2028-11-15')
const R9 = fiscalYear(2027)

let city: Awaited<ReturnType<typeof officeCity>>

beforeAll(async () => {
  setConsequences(whatFollows)
  city = await officeCity()
})

beforeEach(() => todayIs(TODAY))

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
    const twice = order(ueda.number, 'resume', '2028-11-10')
    const both = await Promise.all([press(city.visitors.事務局, twice), press(city.visitors.職員課, twice)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await db.certificateEvent.count({ where: { personId: ueda.personId } })).toBe(3)
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
    expect((await pageOf(city.visitors.事務局, matsui.number)).fixed).toEqual({ year: '令和9年度', next: '令和10年度' })
  })

  test('a change after it is none', async () => {
    const mori = await holder('森 一樹', {})
    expect(await answerTo(press(city.visitors.職員課, order(mori.number, 'leave', '2028-04-30')))).toBe(
      'done=leave&on=2028-05-01',
    )
  })
})
