import { beforeAll, describe, expect, test } from 'vitest'
import { pathOf } from '~/domain/application-path'
import { cityDate, fiscalYear } from '~/domain/calendar'
import { ruleInYear } from '~/domain/certification-rules'
import { applicationById, lockedApplication, openApplicationOf, recordApplicationEvent } from '~/facts/applications'
import { certificateByNumber } from '~/facts/certificates'
import { rulesOn } from '~/facts/certification-rules'
import { changeCertificate, grantCertificate } from '~/facts/change-certificate'
import { application } from '../support/certification'
import { BEGINNING, person, STAMP, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { rulesFrom } from '../support/learning'

const { db } = testDatabase()
const day = cityDate

let unitId: number
let rulesId: number
let path: ReturnType<typeof pathOf>

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  await rulesFrom(db, BEGINNING)
  unitId = await unit(db, { code: 'S001', name: '介護保険課' })
  const published = await rulesOn(db, day('2028-11-15'))
  const rule = published && ruleInYear(published.rules, 'DX_LEADER', fiscalYear(2028))
  if (!published || !rule) throw new Error('no rules')
  rulesId = published.id
  path = pathOf(rule, 'certification')
})

const submitted = (personId: number) =>
  application(db, {
    personId,
    role: 'DX_LEADER',
    startedOn: day('2028-11-01'),
    path,
    events: [{ event: 'submit', on: day('2028-11-10') }],
    frozen: { rulesId, dossier: { kept: 'as it was' } },
  })

describe('an application', () => {
  test('keeps the day, the rules and the dossier of its submission, and waits for whom it lacks', async () => {
    const personId = await person(db, { number: '100001', name: '青山 一郎', unitId })
    const id = await submitted(personId)
    const stored = await lockedApplication(db, id)
    if (!stored) throw new Error('not there')
    const given = { signedOff: true, recommended: false }
    const event = { event: 'accept', on: day('2028-11-12'), given } as const
    const accepted = await recordApplicationEvent(db, stored, path, event, { byPersonId: null }, STAMP)
    expect(accepted).toEqual({ ok: true, state: 'recommendation_pending' })
    expect(await openApplicationOf(db, personId, 'DX_LEADER')).toMatchObject({
      state: 'recommendation_pending',
      appliedOn: '2028-11-10',
      rulesId,
      dossier: { kept: 'as it was' },
      events: [{ event: 'start' }, { event: 'submit' }, { event: 'accept' }],
    })
  })

  test('that somebody moved on in between is not moved by who still sees it as it was', async () => {
    const personId = await person(db, { number: '100002', name: '井上 二葉', unitId })
    const stored = await applicationById(db, await submitted(personId))
    if (!stored) throw new Error('not there')
    const withdraw = { event: 'withdraw', on: day('2028-11-12') } as const
    await recordApplicationEvent(db, stored, path, withdraw, { byPersonId: personId }, STAMP)
    const late = { event: 'accept', on: day('2028-11-12') } as const
    const moved = await recordApplicationEvent(db, stored, path, late, { byPersonId: null }, STAMP)
    expect(moved).toMatchObject({ ok: false, why: expect.stringContaining('ほかの人が進めました') })
    expect(await openApplicationOf(db, personId, 'DX_LEADER')).toBeNull()
  })

  test('of a role is one at a time', async () => {
    const personId = await person(db, { number: '100003', name: '上田 三枝', unitId })
    await submitted(personId)
    await expect(submitted(personId)).rejects.toThrow()
  })
})

describe('a certificate', () => {
  test('gets a number with its grant and changes only by what may follow', async () => {
    const personId = await person(db, { number: '100004', name: '髙橋 﨑子', unitId })
    const common = { personId, role: 'DX_LEADER' as const, years: 3, note: null }
    const on = day('2028-10-17')
    const granted = await grantCertificate(
      db,
      { ...common, on, conditionalThrough: day('2029-06-30'), applicationId: null },
      STAMP,
    )
    if (!granted.ok) throw new Error(granted.why)
    expect(await certificateByNumber(db, granted.number)).toMatchObject({ personId, name: '髙橋 﨑子', grantedOn: on })
    const again = await grantCertificate(db, { ...common, on, conditionalThrough: null, applicationId: null }, STAMP)
    expect(again).toMatchObject({ ok: false })
    const met = await changeCertificate(
      db,
      { ...common, event: { event: 'condition_met', on: day('2028-11-15') } },
      STAMP,
    )
    expect(met).toMatchObject({ ok: true, standing: { conditionalThrough: null, validThrough: '2032-03-31' } })
    const late = await changeCertificate(db, { ...common, event: { event: 'resume', on: day('2028-11-16') } }, STAMP)
    expect(late).toMatchObject({ ok: false, why: '停止中の認定証ではありません。' })
  })
})
