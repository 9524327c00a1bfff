import { beforeAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { imports } from '~/features/imports/imports.server'
import * as functions from '~/server/commands/functions'
import * as grantFunction from '~/server/commands/grant-function'
import * as withdrawFunction from '~/server/commands/withdraw-function'
import type { PortalCommand } from '~/server/portal-command'
import { testDatabase } from '../support/database'
import { bringIn, cityWithUnits, undoLast } from '../support/imported-files'
import { signIn } from '../support/signed-in'

const { db } = testDatabase()

beforeAll(async () => {
  await cityWithUnits(db)
  await bringIn('staff', 'staff-1-base.csv')
})

test('the operator gives a function, sees who holds which, and takes it away: from then on its pages are shut', async () => {
  expect(await said(functions)).toContain('まだだれも')
  await said(grantFunction, '職員課', '080001')
  await said(grantFunction, 'auditor', '--name', '監査　太郎')
  expect(await said(functions)).toMatch(/職員課（hr_section） {2}080001 {2}髙橋　美咲 {2}2028-11-15 から/)
  expect(await said(functions)).toMatch(/監査（auditor） {2}職員でない人 {2}監査　太郎/)
  const number = await db.personNumber.findFirstOrThrow({ where: { number: '080001', voidedAt: null } })
  const visitor = await signIn(db, number.personId)
  expect((await imports(visitor('/admin/imports'), { page: 1 })).mayStart).toBe(true)
  await expect(undoLast(db)).resolves.toContain('機能')

  expect(await said(withdrawFunction, 'hr_section', '０８０００１')).toContain('外しました')
  await expect(imports(visitor('/admin/imports'), { page: 1 })).rejects.toMatchObject({ status: 403 })
  expect(await said(functions, '--json')).not.toContain('hr_section')
})

test('what somebody does not hold cannot be taken away', async () => {
  await expect(said(withdrawFunction, 'hr_section', '080002')).rejects.toThrow('いま職員課ではありません')
  await expect(said(withdrawFunction, 'auditor', '--name', '別の人')).rejects.toThrow('ではありません')
  await expect(said(withdrawFunction, 'auditor')).rejects.toThrow('使い方')
})

test('a function held before keeps its days; one taken away the day it was given was never there', async () => {
  const number = await db.personNumber.findFirstOrThrow({ where: { number: '080003', voidedAt: null } })
  const { accountId } = await signIn(db, number.personId, ['dx_office'])
  await said(withdrawFunction, 'dx_office', '080003')
  const held = await db.functionGrant.findMany({ where: { accountId, voidedAt: null } })
  expect(held.map(({ validTo }) => validTo?.toISOString().slice(0, 10))).toEqual(['2028-11-15'])
  await said(grantFunction, 'dx_office', '080004')
  await said(withdrawFunction, 'dx_office', '080004')
  const fourth = await db.functionGrant.findMany({ where: { function: 'dx_office', voidedAt: null } })
  expect(fourth.map((grant) => grant.accountId)).toEqual([accountId])
})

async function said(command: PortalCommand, ...args: string[]): Promise<string> {
  const lines: string[] = []
  await command.run({ args, today: cityDate('2028-11-15'), folder: '.', out: (line) => lines.push(line) })
  return lines.join('\n')
}
