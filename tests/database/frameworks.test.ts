import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { type StoredFramework, wholeFrameworks } from '~/facts/frameworks'
import * as exportFramework from '~/server/commands/export-framework'
import * as importFramework from '~/server/commands/import-framework'
import type { PortalCommand } from '~/server/portal-command'
import { testDatabase } from '../support/database'
import { undoLast } from '../support/imported-files'

const { db } = testDatabase()
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../frameworks')
const made = mkdtempSync(path.join(tmpdir(), 'frameworks-'))
afterAll(() => rmSync(made, { recursive: true, force: true }))

type Told = {
  counts: { new: number; changed: number; unchanged: number; missing: number; bad: number }
  bad: { code: string }[]
}

async function run(
  command: Pick<PortalCommand, 'run'>,
  ...args: string[]
): Promise<{ status: number; said: string[] }> {
  const said: string[] = []
  const out = (line: string) => said.push(line)
  return { status: await command.run({ args, today: cityDate('2028-11-15'), folder, out }), said }
}

async function bringIn(...args: string[]): Promise<{ status: number; told: Told[] }> {
  const { status, said } = await run(importFramework, ...args, '--json')
  return { status, told: said.map((one) => JSON.parse(one)) }
}

const DIGCOMP = [
  '--code',
  'digcomp3',
  '--version',
  '3.0',
  '--name',
  'DigComp 3.0',
  '--language',
  'en',
  '--licence',
  'CC BY 4.0',
]
const PARTS = ['core-framework', 'levels', 'statements', 'statement-levels'].map((name) => `digcomp-3.0/${name}.en.csv`)

/** Every framework as it stands, without keys that a table gives. */
async function standing(): Promise<object[]> {
  return (await wholeFrameworks(db)).map(({ id: _id, recordedAt: _at, ...framework }: StoredFramework) => framework)
}

describe('DigComp 3.0', () => {
  test('comes in file after file, is the same the second time, and is undone file by file to what was before', async () => {
    const states = [await standing()]
    for (const part of PARTS) {
      expect(await bringIn(part, ...DIGCOMP)).toMatchObject({ status: 0, told: [{ counts: { bad: 0 } }] })
      states.push(await standing())
    }
    const whole = (await wholeFrameworks(db))[0]
    expect(whole?.items).toHaveLength(5 + 21 + 8 + 362)
    expect(whole?.items.filter((item) => item.kind === 'statement' && item.level !== null)).toHaveLength(362)
    const again = await bringIn(...PARTS, ...DIGCOMP)
    expect(again.told.map(({ counts }) => [counts.new, counts.changed, counts.unchanged, counts.missing])).toEqual([
      [0, 0, 26, 370],
      [0, 0, 8, 388],
      [0, 0, 362, 34],
      [0, 0, 362, 34],
    ])
    for (const _part of PARTS) expect(await undoLast(db)).toBeNull()
    for (const state of states.reverse()) {
      expect(await standing()).toEqual(state)
      if (state.length > 0) expect(await undoLast(db)).toBeNull()
    }
  })

  test('can be tried out as a whole, and nothing is stored', async () => {
    const tried = await bringIn(...PARTS, ...DIGCOMP, '--dry-run')
    expect(tried).toMatchObject({ status: 0 })
    expect(tried.told.map(({ counts }) => [counts.new, counts.changed])).toEqual([
      [26, 0],
      [8, 0],
      [362, 0],
      [0, 362],
    ])
    expect(await standing()).toEqual([])
  })

  test('an earlier file is not undone before a later one', async () => {
    await bringIn(...PARTS.slice(0, 2), ...DIGCOMP)
    const [first] = await db.importBatch.findMany({ where: { state: 'committed' }, orderBy: { id: 'asc' } })
    expect(await undoLast(db, first?.id)).toBe(
      '取り消せません。あとの取込み「levels.en.csv」が同じ枠組みを変えています。先にそちらを取り消してください。',
    )
    for (const _each of [1, 2]) expect(await undoLast(db)).toBeNull()
    expect(await standing()).toEqual([])
  })

  test('statements without their competences do not come in', async () => {
    const refused = await bringIn('digcomp-3.0/statements.en.csv', ...DIGCOMP)
    expect(refused).toMatchObject({ status: 1, told: [{ counts: { bad: 362 } }] })
    expect(refused.told[0]?.bad[0]).toMatchObject({ code: 'PARENT_UNKNOWN', line: 2 })
    expect(await standing()).toEqual([])
  })

  test('a file of columns known from before is read as then, without being told again', async () => {
    await bringIn(PARTS[0] ?? '', ...DIGCOMP)
    expect(await bringIn(PARTS[1] ?? '')).toMatchObject({ status: 0, told: [{ counts: { new: 8 } }] })
    expect(await wholeFrameworks(db)).toHaveLength(1)
    for (const _each of [1, 2]) expect(await undoLast(db)).toBeNull()
  })
})

describe.each([
  { name: 'DigComp 3.0', files: PARTS, args: DIGCOMP, code: 'digcomp3', items: 396 },
  {
    name: 'the IT solution architect',
    files: ['it-solution-architect/cfpackage.json'],
    args: ['--code', 'itsa'],
    code: 'itsa',
    items: 45,
  },
])('$name', ({ files, args, code, items }) => {
  test('written as CASE and brought in again is the same', async () => {
    await bringIn(...files, ...args)
    const [before] = await standing()
    const file = path.join(made, `${code}.json`)
    expect(await run(exportFramework, code, '--format', 'case', file)).toMatchObject({
      status: 0,
    })
    await db.$executeRaw`DELETE FROM framework`
    expect(await bringIn(file)).toMatchObject({ status: 0, told: [{ counts: { new: items, bad: 0 } }] })
    const [after] = await standing()
    const { document } = JSON.parse(readFileSync(file, 'utf8'))
    expect(after).toEqual({ ...before, changedAt: document.lastChangeDateTime })
    await db.$executeRaw`DELETE FROM framework`
  })
})

test('a table of columns unknown so far asks which is which, and is read once that is said', async () => {
  const file = path.join(made, 'own.csv')
  writeFileSync(file, 'Ref,Text\nA,甲\nB,乙\n')
  expect(await bringIn(file)).toMatchObject({
    status: 1,
    told: [{ bad: [{ code: 'FRAMEWORK_OPEN', column: '列の対応' }] }],
  })
  const said = ['--code', 'own', '--version', '1', '--name', '表', '--columns', 'code=Ref,title=Text']
  expect(await bringIn(file, ...said)).toMatchObject({ status: 0, told: [{ counts: { new: 2 } }] })
  expect(await undoLast(db)).toBeNull()
})
