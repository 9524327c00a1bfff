import { beforeAll, expect, test } from 'vitest'
import { applicationPage } from '~/features/certification/application-page.server'
import { certificationWaiting } from '~/features/certification/certification-waiting.server'
import { officeList } from '~/features/certification/office-list.server'
import { officeParams } from '~/features/certification/office-params'
import { ownCertification, wayOf } from '~/features/certification/own-certification.server'
import { startApplication } from '~/features/certification/start-application.server'
import { mentoring } from '~/features/mentoring/mentoring.server'
import { formOf } from '../support/builders'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
import { rulesFrom } from '../support/learning'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()

let visitor: Visitor

beforeAll(async () => {
  await standardFrom(db, BEGINNING)
  const unitId = await unit(db, { code: 'S001', name: '介護保険課' })
  visitor = await signIn(db, await person(db, { number: '100001', name: '青山 一郎', unitId }))
})

test('before there are rules the way says so, and nothing can be begun', async () => {
  const request = visitor('/me/certification')
  expect(await ownCertification(request, wayOf(request))).toMatchObject({
    rulesVersion: null,
    toGo: null,
    renewal: null,
  })
  const page = await applicationPage(visitor('/me/certification/application'), { role: null })
  expect(page).toMatchObject({ application: null, draft: null, whyNotStart: expect.stringContaining('規則') })
  const started = await startApplication(visitor('/me/certification/application', {}), formOf({ role: 'DX_LEADER' }))
  expect(started).toMatchObject({ refused: expect.stringContaining('規則が、まだありません') })
  expect(await certificationWaiting(visitor('/'), {})).toEqual([])
})

test('事務局 is told what is missing: the rules, and whoever mentors', async () => {
  const unitId = await unit(db, { code: 'S002', name: '情報システム課' })
  const office = await signIn(db, await person(db, { number: '100002', name: '奥村 亮', unitId }), ['dx_office'])
  for (const view of ['applications', 'candidates', 'expiring'] as const) {
    const params = officeParams.parse({ view })
    expect(await officeList(office('/certification'), params)).toMatchObject({ hasRules: false, insight: null })
  }
  const { insight, seats } = await mentoring(office('/mentoring'), { open: '', mentee: '' })
  expect(seats.rows).toEqual([])
  expect(insight.point).toBe('メンターも候補も、まだいません。')
  await rulesFrom(db, BEGINNING)
  const page = await officeList(office('/certification'), officeParams.parse({ view: 'candidates' }))
  expect(page).toMatchObject({ hasRules: true, candidates: { total: 0 } })
})
