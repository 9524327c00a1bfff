import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { latestVersionOf, standardInForce } from '~/facts/standard'
import { publishStandard } from '~/features/standard-publication/publish-standard.server'
import reference from '../../prisma/demo/skill-standard.json'
import { testDatabase } from '../support/database'
import { bringIn, undoLast } from '../support/imported-files'

const { db } = testDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'standard-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: unknown): string {
  const full = path.join(folder, name)
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content))
  return full
}

const whole = file('standard.json', reference)
const items = reference.skills.length + reference.categories.length + reference.roles.length + 1

test('comes in as a draft, is the same the second time, and is in force once it is published', async () => {
  expect(await bringIn('standard', whole)).toMatchObject({ status: 0, counts: { new: items, changed: 0, bad: 0 } })
  expect(await standardInForce(db, cityDate('2028-11-15'))).toBeNull()
  expect((await bringIn('standard', whole)).counts).toMatchObject({ new: 0, changed: 0, unchanged: items })

  const published = await publishStandard.byCommandLine({ from: 'R10.4.1' })
  expect(published).toMatchObject({ ok: true, value: { version: '1.0.0', from: '2028-04-01' } })
  expect((await standardInForce(db, cityDate('2028-04-01')))?.skills).toHaveLength(reference.skills.length)
  expect(await standardInForce(db, cityDate('2028-03-31'))).toBeNull()
  expect((await bringIn('standard', whole)).counts).toMatchObject({ unchanged: items, bad: 0 })
})

test('a published version cannot be undone nor changed', async () => {
  const first = await db.importBatch.findFirstOrThrow({ where: { kind: 'standard' }, orderBy: { id: 'asc' } })
  const changed = structuredClone(reference)
  const [skill] = changed.skills
  if (skill) skill.definition = 'ほかの定義'
  const outcome = await bringIn('standard', file('changed.json', changed))
  expect(outcome).toMatchObject({ status: 1, bad: [{ column: 'standard.version', value: '1.0.0' }] })
  expect(await undoLast(db, first.id)).toContain('公開済み')
})

test('a newer draft replaces the one before, and gives way to it again when it is undone', async () => {
  const next = structuredClone(reference)
  next.standard.version = '1.1.0'
  await bringIn('standard', file('next.json', next))
  const after = structuredClone(next)
  after.standard.version = '1.2.0'
  const [skill] = after.skills
  if (skill) skill.definition = 'ほかの定義'
  expect((await bringIn('standard', file('after.json', after))).counts).toMatchObject({ changed: 2 })
  expect((await latestVersionOf(db, next.standard.code))?.version).toBe('1.2.0')
  expect(await undoLast(db)).toBeNull()
  expect((await latestVersionOf(db, next.standard.code))?.version).toBe('1.1.0')
  expect(await undoLast(db)).toBeNull()
  expect((await latestVersionOf(db, next.standard.code))?.state).toBe('published')
})

test('faults are told by their place in the file, and nothing comes in', async () => {
  const broken = structuredClone(reference) as unknown as { skills: { levels: { indicator: unknown }[] }[] }
  const [, second] = broken.skills
  if (second?.levels[1]) second.levels[1].indicator = 3
  const outcome = await bringIn('standard', file('broken.json', broken), '--skip-bad-rows')
  expect(outcome).toMatchObject({ status: 1, bad: [{ column: 'skills[1].levels[1].indicator', value: '3' }] })
  const cut = await bringIn('standard', file('cut.json', '{ "standard": '))
  expect(cut).toMatchObject({ status: 1, fault: { code: 'FILE_UNREADABLE' } })
})

test('a standard without roles says so', async () => {
  const { roles: _roles, ...alone } = structuredClone(reference)
  alone.standard.version = '2.0.0'
  const outcome = await bringIn('standard', file('alone.json', alone), '--dry-run')
  expect(outcome).toMatchObject({
    status: 0,
    notes: expect.arrayContaining([expect.stringContaining('役割プロファイル')]),
  })
})
