import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { commitImport } from '~/features/imports/commit-import.server'
import { discardImport } from '~/features/imports/discard-import.server'
import { previewImport } from '~/features/imports/preview-import.server'
import { startImport } from '~/features/imports/start-import.server'
import * as listImports from '~/server/commands/imports'
import * as undoByCommand from '~/server/commands/undo-import'
import { importCommand } from '~/server/import-command'
import type { PortalCommand } from '~/server/portal-command'
import { handIn, head, roundFor } from '../support/builders'
import { standardFrom } from '../support/city-of'
import { testDatabase } from '../support/database'
import { bringIn, cityWithUnits, IMPORT_FOLDER, undoLast, whatStands } from '../support/imported-files'
import { signIn } from '../support/signed-in'

const { db, owner } = testDatabase()
const today = cityDate('2028-11-15')
let skill = 0

const HEADER = '職員番号,氏名,フリガナ,所属コード,職名,任用形態,採用年月日,発令年月日'

/** A staff file with these rows; whatever a row leaves out is that of 試験　太郎 of 職員課. */
function staffFile(...rows: { number: string; title?: string; unit?: string; ordered?: string; name?: string }[]) {
  const lines = rows.map(({ number, title = '主事', unit = 'S005', ordered = '2028-04-01', name = '試験　太郎' }) =>
    [number, name, 'シケン　タロウ', unit, title, '正規', '2020-04-01', ordered].join(','),
  )
  const bytes = Buffer.from([HEADER, ...lines].join('\r\n'))
  return { name: `${rows.map((row) => row.number).join('-')}.csv`, kind: 'text' as const, bytes }
}

async function previewed(...rows: Parameters<typeof staffFile>): Promise<number> {
  const started = await startImport.byCommandLine({ kind: 'staff', file: staffFile(...rows) })
  if (!started.ok) throw new Error(JSON.stringify(started))
  await previewImport.byCommandLine({ batchId: started.value.batchId })
  return started.value.batchId
}

async function imported(...rows: Parameters<typeof staffFile>): Promise<number> {
  const batchId = await previewed(...rows)
  const result = await commitImport.byCommandLine({ batchId })
  if (!result.ok) throw new Error(JSON.stringify(result))
  return batchId
}

async function personWith(number: string): Promise<number> {
  const found = await db.personNumber.findFirst({ where: { number, voidedAt: null } })
  return found?.personId ?? 0
}

async function unitCalled(code: string): Promise<number> {
  return (await db.unit.findUniqueOrThrow({ where: { code } })).id
}

async function stateOf(batchId: number) {
  return (await db.importBatch.findUniqueOrThrow({ where: { id: batchId } })).state
}

beforeAll(async () => {
  await cityWithUnits(db)
  skill = [...(await standardFrom(db, cityDate('2026-10-01'))).values()][0] ?? 0
})

describe('taking a file over', () => {
  test('twice at the same moment takes it over once', async () => {
    const batchId = await previewed({ number: '100001' })
    const both = await Promise.all([commitImport.byCommandLine({ batchId }), commitImport.byCommandLine({ batchId })])
    expect(both.map((result) => result.ok && result.value.already).sort()).toEqual([false, true])
    expect(await db.personNumber.count({ where: { number: '100001' } })).toBe(1)
    await undoLast(db)
  })

  test('the same file previewed by two offices is taken over by one; the other sees what changed', async () => {
    const [one, other] = [await previewed({ number: '100002' }), await previewed({ number: '100002' })]
    const both = await Promise.all([
      commitImport.byCommandLine({ batchId: one }),
      commitImport.byCommandLine({ batchId: other }),
    ])
    expect(both.filter((result) => result.ok)).toHaveLength(1)
    expect(both.filter((result) => !result.ok && 'conflict' in result)).toHaveLength(1)
    expect(await db.personNumber.count({ where: { number: '100002' } })).toBe(1)
    const late = both[0]?.ok ? other : one
    expect(await stateOf(late)).toBe('previewed')
    await discardImport.byCommandLine({ batchId: late })
    await undoLast(db)
  })

  test('fails as a whole where one row cannot be written, and can be tried again', async () => {
    const before = await whatStands(db)
    await owner.query(`CREATE FUNCTION no_leader() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'power cut'; END $$;
      CREATE TRIGGER no_leader BEFORE INSERT ON unit_head FOR EACH ROW EXECUTE FUNCTION no_leader()`)
    const batchId = await previewed({ number: '100003', title: '課長', unit: 'S005' })
    await expect(commitImport.byCommandLine({ batchId })).rejects.toThrow('power cut')
    expect(await whatStands(db)).toEqual(before)
    expect(await db.account.count({ where: { displayName: '試験　太郎', disabledAt: null } })).toBe(0)
    expect(await stateOf(batchId)).toBe('previewed')
    await owner.query('DROP TRIGGER no_leader ON unit_head; DROP FUNCTION no_leader')
    expect(await commitImport.byCommandLine({ batchId })).toMatchObject({ ok: true })
    await undoLast(db)
    expect(await whatStands(db)).toEqual(before)
  })

  test('is refused while a bad row remains, and leaves the bad rows out when told to', async () => {
    const batchId = await previewed({ number: '100004' }, { number: '100005', unit: 'S999' })
    expect(await commitImport.byCommandLine({ batchId })).toMatchObject({
      ok: false,
      refused: expect.stringContaining('取り込めない行が 1 行'),
    })
    expect(await commitImport.byCommandLine({ batchId, rows: 'all_but_bad' })).toMatchObject({ ok: true })
    expect(await personWith('100004')).toBeGreaterThan(0)
    expect(await personWith('100005')).toBe(0)
    await undoLast(db)
  })

  test('shows a row with what no database can store, and does not stumble over it', async () => {
    const batchId = await previewed({ number: '100007', name: '試験\u0000太郎' })
    expect(await stateOf(batchId)).toBe('previewed')
    expect(await commitImport.byCommandLine({ batchId })).toMatchObject({ ok: false })
    await discardImport.byCommandLine({ batchId })
  })

  test('leaves nothing of a file that was given up', async () => {
    const batchId = await previewed({ number: '100006' })
    await discardImport.byCommandLine({ batchId })
    const batch = await db.importBatch.findUniqueOrThrow({ where: { id: batchId } })
    const file = await db.storedFile.findUniqueOrThrow({ where: { id: batch.fileId ?? 0 } })
    expect([batch.state, batch.plan, file.bytes]).toEqual(['discarded', null, null])
    expect(await commitImport.byCommandLine({ batchId })).toMatchObject({ ok: false })
  })
})

describe('an order in a file', () => {
  test('counts from its own day, also a past one, and the head of the unit follows it', async () => {
    await imported({ number: '200001', title: '課長', unit: 'S005' })
    await imported({ number: '200001', title: '課長', unit: 'S006', ordered: '2028-10-01' })
    const places = await db.$queryRaw<{ day: string; code: string; heads: string[] }[]>`
      SELECT d.day::text, u.code,
        ARRAY(SELECT x.code FROM unit_heads_on(d.day) h JOIN unit x ON x.id = h.unit_id WHERE h.person_id = p.person_id) AS heads
      FROM unnest(ARRAY['2028-09-30', '2028-10-01', '2028-11-15']::date[]) AS d(day)
      JOIN posts_on(d.day) p ON p.person_id = ${await personWith('200001')} JOIN unit u ON u.id = p.unit_id ORDER BY d.day`
    expect(places).toEqual([
      { day: '2028-09-30', code: 'S005', heads: ['S005'] },
      { day: '2028-10-01', code: 'S006', heads: ['S006'] },
      { day: '2028-11-15', code: 'S006', heads: ['S006'] },
    ])
    await undoLast(db)
    await undoLast(db)
  })

  test('is seen on maps that were counted before it, from its own day on', async () => {
    await imported({ number: '200002' })
    const days = ['2028-09-30', '2028-10-31', '2028-11-15']
    for (const day of days) await db.$queryRaw`SELECT ensure_skill_map_day(${day}::date)::text`
    await imported({ number: '200002', unit: 'S006', ordered: '2028-10-01' })
    for (const day of days) await db.$queryRaw`SELECT ensure_skill_map_day(${day}::date)::text`
    const people = await db.$queryRaw<{ day: string; code: string; people: number }[]>`
      SELECT m.as_of::text AS day, u.code, m.people FROM skill_map_unit m JOIN unit u ON u.id = m.unit_id
      WHERE u.code IN ('S005', 'S006') AND m.people > 0 ORDER BY 1`
    expect(people.map(({ code }) => code)).toEqual(['S005', 'S006', 'S006'])
    await undoLast(db)
    await undoLast(db)
  })
})

describe('undoing', () => {
  let batchId = 0
  let taro = 0

  beforeEach(async () => {
    batchId = await imported({ number: '300001' }, { number: '300002' })
    taro = await personWith('300001')
  })

  afterEach(async () => {
    await owner.query(
      'DELETE FROM self_assessment; DELETE FROM submission; DELETE FROM round_participant; DELETE FROM round',
    )
    await owner.query(
      'DELETE FROM delegation; DELETE FROM fiscal_year_inclusion; DELETE FROM certificate_event; DELETE FROM unit_head',
    )
    expect(await undoLast(db, batchId)).toBeNull()
  })

  test('is refused while a round asks the people, and names them', async () => {
    await roundFor(db, { opensOn: today, dueOn: today }, [taro], [skill])
    expect(await undoLast(db, batchId)).toContain('取り込んだ職員 1 人が評価期間の対象')
  })

  test('is refused once somebody has assessed themselves', async () => {
    await handIn(db, taro, null, today, new Map([[skill, 2]]))
    expect(await undoLast(db, batchId)).toContain('自己評価 1 件が出ています')
  })

  test('is refused while one of the people leads a unit by hand', async () => {
    await head(db, await unitCalled('S007'), taro, today)
    expect(await undoLast(db, batchId)).toContain('そのあと決めた長が 1 件')
  })

  test('is refused while somebody is named to confirm for others', async () => {
    const unitId = await unitCalled('S007')
    await owner.query(
      `INSERT INTO delegation (unit_id, person_id, kind, person_ids, valid_from, valid_to, recorded_at)
       VALUES ($1, $2, 'delegate', '{}', '2028-11-15', '2028-12-31', now())`,
      [unitId, taro],
    )
    expect(await undoLast(db, batchId)).toContain('指名が 1 件')
  })

  test('is refused while a head includes one of the people in the rounds', async () => {
    await owner.query(
      `INSERT INTO fiscal_year_inclusion (person_id, unit_id, works_at_terminal, valid_from, valid_to, recorded_at)
       VALUES ($1, $2, true, '2028-11-15', '2029-04-01', now())`,
      [taro, await unitCalled('S007')],
    )
    expect(await undoLast(db, batchId)).toContain('評価期間の対象にした会計年度任用職員が 1 人')
  })

  test('is refused while somebody holds a certificate', async () => {
    await owner.query(
      `INSERT INTO certificate_event (person_id, role, event, effective_on, state, recorded_at)
       VALUES ($1, 'DX_LEADER', 'grant', '2028-11-15', 'valid', now())`,
      [taro],
    )
    expect(await undoLast(db, batchId)).toContain('認定・任命が 1 件')
  })

  test('is refused while a later file builds on it, which is named', async () => {
    const later = await imported({ number: '300002', title: '係長', ordered: '2028-11-01' })
    expect(await undoLast(db, batchId)).toContain('あとの取込み「300002.csv」')
    expect(await undoLast(db, later)).toBeNull()
  })

  test('closes the accounts of the people it takes away', async () => {
    const open = { where: { personId: taro, disabledAt: null } }
    expect(await db.account.count(open)).toBe(1)
    expect(await undoLast(db, batchId)).toBeNull()
    expect(await db.account.count(open)).toBe(0)
  })
})

describe('who may bring in what', () => {
  test('職員課 brings in staff, and not the standard', async () => {
    const hr = await signIn(db, null, ['hr_section'])
    const request = () => hr('/admin/imports', {})
    const file = staffFile({ number: '400001' })
    expect(await startImport(request(), { kind: 'staff', file })).toMatchObject({ ok: true })
    expect(await startImport(request(), { kind: 'standard', file })).toMatchObject({
      ok: false,
      refused: expect.stringContaining('事務局'),
    })
  })

  test('a clerk without a function is turned away', async () => {
    const clerk = await signIn(db, null)
    const file = staffFile({ number: '400002' })
    await expect(startImport(clerk('/admin/imports', {}), { kind: 'staff', file })).rejects.toMatchObject({
      status: 403,
    })
  })
})

test('the command tells wrong arguments from files that cannot come in', async () => {
  expect(await exitStatus('no-such-file.csv')).toBe(2)
  expect(await exitStatus('staff-1-base.csv', '--unknown')).toBe(2)
  expect(await exitStatus()).toBe(2)
  expect((await bringIn('units', 'staff-1-base.csv')).status).toBe(1)
  expect(await db.importBatch.count({ where: { kind: 'units', state: 'committed' } })).toBe(0)
})

test('an operator finds an import by the command line and takes it back there, with a reason', async () => {
  const before = await whatStands(db)
  const { status, batch } = await bringIn('staff', 'staff-1-base.csv')
  expect(status).toBe(0)
  expect(await said(listImports, [])).toContain(
    `${batch} 番  2028-11-15  職員  staff-1-base.csv  新規 24、変更 0  コマンド`,
  )
  await expect(said(undoByCommand, [String(batch)])).rejects.toThrow('理由')
  await expect(said(undoByCommand, ['x', '--reason', '確認'])).rejects.toThrow('使い方')
  await expect(said(undoByCommand, ['99999', '--reason', '確認'])).rejects.toThrow('見つかりません')
  expect(await said(undoByCommand, [String(batch), '--reason', '先月のファイル'])).toContain('全部取り消しました')
  expect(await whatStands(db)).toEqual(before)
  const [listed = ''] = (await said(listImports, ['--json'])).split('\n')
  expect(JSON.parse(listed)).toMatchObject({ batch, kind: 'staff', state: 'undone', undoReason: '先月のファイル' })
})

async function said(command: PortalCommand, args: string[]): Promise<string> {
  const lines: string[] = []
  await command.run({ args, today, folder: IMPORT_FOLDER, out: (line) => lines.push(line) })
  return lines.join('\n')
}

function exitStatus(...args: string[]): Promise<number> {
  return importCommand('staff').run({ args, today, folder: IMPORT_FOLDER, out: () => {} })
}
