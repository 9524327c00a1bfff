import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { standardContent } from '~/facts/standard-content'
import { exportFile } from '~/features/standard-export/export-file.server'
import { STANDARD_FORMAT_NAMES } from '~/features/standard-export/export-formats'
import { exportPage } from '~/features/standard-export/export-page.server'
import * as exportStandard from '~/server/commands/export-standard'
import { CommandMistake } from '~/server/portal-command'
import { caseFaults } from '../support/case-schema'
import { BEGINNING, person, standardFrom, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { bringIn } from '../support/imported-files'
import { nextStandardDraft } from '../support/next-standard'
import { signIn, type Visitor } from '../support/signed-in'
import { temporaryFolder } from '../support/temporary-folder'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')
const folder = temporaryFolder('standard-export')
let staff: Visitor
let office: Visitor
let draftId: number

beforeAll(async () => {
  await todayIs(TODAY)
  await standardFrom(db, BEGINNING)
  const section = await unit(db, { code: 'S001', name: '情報システム課' })
  const named = (number: string, name: string) => person(db, { number, name, unitId: section })
  office = await signIn(db, await named('100001', '奥村 亮'), ['dx_office'])
  staff = await signIn(db, await named('100004', '石黒 美咲'))
  draftId = await nextStandardDraft(db)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]): Promise<{ status: number; said: string[] }> {
  const said: string[] = []
  const status = await exportStandard.run({ args, today: TODAY, folder, out: (line) => said.push(line) })
  return { status, said }
}

const draft = () => standardContent(db, draftId)

describe('who may take a version out', () => {
  test('everybody the published ones; the draft only those who work on it', async () => {
    const { version } = (await draft()).standard
    expect((await exportPage(staff('/standard/export'), {})).versions).toHaveLength(1)
    expect((await exportPage(office('/standard/export'), {})).versions).toHaveLength(2)
    await expect(exportPage(staff('/standard/export'), { version })).rejects.toMatchObject({ status: 404 })
    await expect(exportFile(staff('/'), { version, format: 'json' })).rejects.toMatchObject({ status: 404 })
    expect((await exportFile(office('/'), { version, format: 'json' })).name).toContain(version)
  })

  test('a version or a form that is not there is not found', async () => {
    await expect(exportFile(office('/'), { version: '9.9.9', format: 'json' })).rejects.toMatchObject({ status: 404 })
    await expect(exportFile(office('/'), { version: '1.0.0', format: 'pdf' as 'json' })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('the one in force stands first, also while a draft waits', async () => {
    expect((await exportPage(office('/standard/export'), {})).chosen?.isOpen).toBe(false)
  })
})

describe('the command', () => {
  test.each(STANDARD_FORMAT_NAMES)(
    'writes the draft as %s, and that file changes nothing when it comes in',
    async (format) => {
      const content = await draft()
      const file = path.join(folder, `draft.${format}`)
      const { status, said } = await run('--version', content.standard.version, '--format', format, file)
      expect(status).toBe(0)
      expect(said.join()).toContain(content.standard.version)
      const back = await bringIn('standard', file)
      expect(back).toMatchObject({ status: 0, bad: [], counts: { new: 0, changed: 0, missing: 0 } })
      expect(await draft()).toEqual(content)
    },
  )

  test('of CASE writes what is valid against its schema', async () => {
    await run('--format', 'case', 'package.json')
    expect(caseFaults(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')))).toEqual([])
  })

  test('leaves a file that is there, unless it is told to put its own in that place; nothing half lies around', async () => {
    await run('--format', 'csv', 'one.csv')
    const before = readFileSync(path.join(folder, 'one.csv'))
    await expect(run('--format', 'json', 'one.csv')).rejects.toThrow(CommandMistake)
    expect(readFileSync(path.join(folder, 'one.csv'))).toEqual(before)
    expect((await run('--format', 'json', '--overwrite', 'one.csv')).status).toBe(0)
    expect(JSON.parse(readFileSync(path.join(folder, 'one.csv'), 'utf8'))).toHaveProperty('standard')
    await expect(run('--format', 'json', 'no/such/folder.json')).rejects.toThrow('書けません')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('says which versions there are when it is asked for another, and how it is called', async () => {
    await expect(run('--version', '9.9.9', '--format', 'csv', 'x.csv')).rejects.toThrow('1.0.0')
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    expect((await run('--format', 'doc', 'x.doc')).status).toBe(2)
    expect((await run('--format', 'csv')).status).toBe(2)
  })
})
