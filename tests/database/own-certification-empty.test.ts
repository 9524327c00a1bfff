import { beforeAll, expect, test } from 'vitest'
import { applicationPage } from '~/features/certification/application-page.server'
import { certificationWaiting } from '~/features/certification/certification-waiting.server'
import { ownCertification, wayOf } from '~/features/certification/own-certification.server'
import { startApplication } from '~/features/certification/start-application.server'
import { formOf } from '../support/builders'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase } from '../support/database'
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
