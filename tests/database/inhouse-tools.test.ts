import { beforeEach, describe, expect, test } from 'vitest'
import { setConsequences } from '~/access/consequences'
import { cityDate } from '~/domain/calendar'
import { inhouseTool } from '~/facts/inhouse-tools'
import { record } from '~/facts/record'
import { editTool } from '~/features/practice/edit-tool.server'
import { nameKeeper } from '~/features/practice/name-keeper.server'
import { recordTrial } from '~/features/practice/record-trial.server'
import { registerTool } from '~/features/practice/register-tool.server'
import { retireTool } from '~/features/practice/retire-tool.server'
import { takeOverTool } from '~/features/practice/take-over-tool.server'
import { toolPage } from '~/features/practice/tool.server'
import { toolEdit } from '~/features/practice/tool-edit.server'
import { tools, toolsParamsOf } from '~/features/practice/tools.server'
import { toolsAsking } from '~/features/practice/tools-asking.server'
import { whatFollows } from '~/wiring/consequences'
import { formOf, head } from '../support/builders'
import { person, STAMP, transfer, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { tool } from '../support/practice'
import { signIn, type Visitor } from '../support/signed-in'

const { db } = testDatabase()
const TODAY = cityDate('2028-11-15')

let number = 500000
let city = 0
let section: number
let elsewhere: number
let ids: Record<'chief' | 'owner' | 'successor' | 'stranger', number>
let visitors: Record<'chief' | 'owner' | 'successor' | 'stranger' | 'office' | 'auditor', Visitor>

const someone = (name: string, unitId: number) => {
  number += 1
  return person(db, { number: String(number), name: `${name}${city}`, unitId })
}
const at = (toolId: number) => `/tools/${toolId}`
const asking = async (who: Visitor) => (await toolsAsking(who('/'), {})).map(({ toolId, mine }) => ({ toolId, mine }))

setConsequences(whatFollows)

beforeEach(async () => {
  city += 1
  await todayIs(TODAY)
  const department = await unit(db, { code: `TD${city}`, name: `財務部${city}` })
  section = await unit(db, { code: `TS${city}`, name: '納税課', parentId: department })
  elsewhere = await unit(db, { code: `TX${city}`, name: '資産税課', parentId: department })
  ids = {
    chief: await someone('中川 誠一', section),
    owner: await someone('石黒 美咲', section),
    successor: await someone('水野 啓介', section),
    stranger: await someone('黒田 修', elsewhere),
  }
  await head(db, section, ids.chief)
  visitors = {
    chief: await signIn(db, ids.chief),
    owner: await signIn(db, ids.owner),
    successor: await signIn(db, ids.successor),
    stranger: await signIn(db, ids.stranger),
    office: await signIn(db, await someone('事務局 花子', elsewhere), ['dx_office']),
    auditor: await signIn(db, null, ['auditor']),
  }
})

const kept = () => tool(db, { unitId: section, ownerId: ids.owner, successorId: ids.successor })

describe('after a transfer the tool asks for its new owner', () => {
  test('from the day of the transfer: its head and its successor are told at home, nobody else', async () => {
    const toolId = await kept()
    await transfer(db, ids.owner, elsewhere, cityDate('2028-12-01'))
    expect(await asking(visitors.chief)).toEqual([])
    await todayIs(cityDate('2028-12-01'))
    expect(await asking(visitors.chief)).toEqual([{ toolId, mine: false }])
    expect(await asking(visitors.successor)).toEqual([{ toolId, mine: true }])
    expect(await asking(visitors.stranger)).toEqual([])
    expect(await inhouseTool(db, toolId, cityDate('2028-12-01'))).toMatchObject({
      owner: { place: 'elsewhere', unitName: '資産税課' },
      needs: ['owner', 'trial', 'documents'],
    })
  })

  test('also when the owner is on leave, and no longer once they are back', async () => {
    const toolId = await kept()
    const leave = {
      personId: ids.owner,
      kind: 'childcare',
      validFrom: cityDate('2028-11-01'),
      validTo: cityDate('2028-12-01'),
    }
    await record(db, 'leave_status', [leave], STAMP)
    expect(await asking(visitors.chief)).toEqual([{ toolId, mine: false }])
    await todayIs(cityDate('2028-12-01'))
    expect(await asking(visitors.chief)).toEqual([])
  })

  test('not while the owner keeps a post in a subunit of its unit', async () => {
    const subunit = await unit(db, { code: `TU${city}`, name: '第一係', parentId: section, kind: 'subunit' })
    await kept()
    await transfer(db, ids.owner, subunit, cityDate('2028-11-01'))
    expect(await asking(visitors.chief)).toEqual([])
  })

  test('the successor takes over in one press, from today on, and the one before is told', async () => {
    const toolId = await kept()
    await transfer(db, ids.owner, elsewhere, cityDate('2028-11-01'))
    expect(await takeOverTool(visitors.successor(at(toolId), {}), { tool: toolId })).toMatchObject({ ok: true })
    expect(await inhouseTool(db, toolId, TODAY)).toMatchObject({
      owner: { personId: ids.successor, place: 'here' },
      successor: null,
    })
    expect(await inhouseTool(db, toolId, cityDate('2028-11-14'))).toMatchObject({ owner: { personId: ids.owner } })
    expect(await db.notice.count({ where: { personId: ids.owner, href: at(toolId) } })).toBe(1)
    expect(await asking(visitors.chief)).toEqual([])
    expect(await takeOverTool(visitors.successor(at(toolId), {}), { tool: toolId })).toMatchObject({
      refused: expect.any(String),
    })
  })

  test('the head names an owner instead; who was to follow is the owner then and follows nobody', async () => {
    const toolId = await kept()
    const name = (who: string) => nameKeeper(visitors.chief(at(toolId), {}), { tool: toolId, role: 'owner', who })
    expect(await name(`石黒美咲${city}`)).toMatchObject({ refused: expect.stringContaining('もう担当') })
    expect(await name(`水野 啓介${city}`)).toMatchObject({ ok: true })
    expect(await inhouseTool(db, toolId, TODAY)).toMatchObject({
      owner: { personId: ids.successor },
      successor: null,
    })
    expect(await db.notice.count({ where: { personId: ids.successor, href: at(toolId) } })).toBe(1)
  })
})

describe('who may do what', () => {
  test.each(['chief', 'owner', 'successor', 'office'] as const)('%s changes it', async (who) => {
    const toolId = await kept()
    expect(await toolEdit(visitors[who](`${at(toolId)}/edit`), { id: toolId })).toMatchObject({ toolId })
  })

  test.each(['stranger', 'auditor'] as const)('%s reads it and changes nothing', async (who) => {
    const toolId = await kept()
    expect(await toolPage(visitors[who](at(toolId)), { id: toolId })).toMatchObject({
      may: { edit: false, takeOver: false },
    })
    await expect(toolEdit(visitors[who](at(toolId)), { id: toolId })).rejects.toMatchObject({ status: 403 })
    const request = visitors[who](at(toolId), {})
    await expect(retireTool(request, { tool: toolId })).rejects.toMatchObject({ status: 403 })
  })

  test('only the successor takes it over, not even the head', async () => {
    const toolId = await kept()
    await expect(takeOverTool(visitors.chief(at(toolId), {}), { tool: toolId })).rejects.toMatchObject({ status: 403 })
    expect(await takeOverTool(visitors.owner(at(toolId), {}), { tool: toolId })).toMatchObject({
      refused: expect.stringContaining('後任'),
    })
  })

  test('a tool that there is not answers 404', async () => {
    await expect(toolPage(visitors.owner('/tools/9'), { id: 2147483647 })).rejects.toMatchObject({ status: 404 })
  })
})

describe('the register', () => {
  const form = (more: Record<string, string> = {}) =>
    formOf({ name: '督促状の宛名', unit: `TS${city}`, purpose: '宛名を作る', madeWith: 'Excel マクロ', ...more })

  test('takes a tool of whoever enters it, or of somebody named', async () => {
    const own = await registerTool(visitors.stranger('/tools/new', {}), form())
    const other = await registerTool(visitors.stranger('/tools/new', {}), form({ owner: `石黒 美咲${city}` }))
    if (!own.ok || !other.ok) throw new Error('not registered')
    expect(await inhouseTool(db, own.value.toolId, TODAY)).toMatchObject({ owner: { personId: ids.stranger } })
    expect(await inhouseTool(db, other.value.toolId, TODAY)).toMatchObject({ owner: { personId: ids.owner } })
    expect(
      await registerTool(visitors.stranger('/tools/new', {}), form({ sourceProject: '2147483647' })),
    ).toMatchObject({
      refused: expect.stringContaining('業務改善'),
    })
    await expect(registerTool(visitors.auditor('/tools/new', {}), form())).rejects.toMatchObject({ status: 403 })
  })

  test('lists what asks for an owner first, by need and by word, and leaves out the retired', async () => {
    const fine = await tool(db, {
      name: '通知書の印刷',
      unitId: section,
      ownerId: ids.owner,
      documentsUrl: 'https://a.jp',
    })
    const orphan = await tool(db, { name: '滞納者の集計', unitId: section })
    const listed = async (more: Record<string, string> = {}) => {
      const request = visitors.stranger(`/tools?${new URLSearchParams({ unit: `TS${city}`, ...more })}`)
      return (await tools(request, toolsParamsOf(request))).tools.map(({ toolId }) => toolId)
    }
    expect(await listed()).toEqual([orphan, fine])
    expect(await listed({ need: 'documents' })).toEqual([orphan])
    expect(await listed({ q: '印刷' })).toEqual([fine])
    expect(await retireTool(visitors.chief(at(orphan), {}), { tool: orphan })).toMatchObject({ ok: true })
    expect(await listed()).toEqual([fine])
    expect(await listed({ retired: '1' })).toEqual([fine, orphan])
    expect(await asking(visitors.chief)).toEqual([])
  })

  test('a trial that worked settles the need for a year, one that did not asks for repair', async () => {
    const toolId = await kept()
    const tried = (on: string, worked: 'yes' | 'no') =>
      recordTrial(visitors.owner(at(toolId), {}), { tool: toolId, on, worked })
    expect(await tried('2028-11-16', 'yes')).toMatchObject({ refused: expect.any(String) })
    await tried('2027-11-14', 'yes')
    expect((await inhouseTool(db, toolId, TODAY))?.needs).toEqual(['trial', 'documents'])
    await tried('令和10年11月1日', 'no')
    expect((await inhouseTool(db, toolId, TODAY))?.needs).toEqual(['repair', 'documents'])
    await tried('2028-11-15', 'yes')
    expect((await inhouseTool(db, toolId, TODAY))?.needs).toEqual(['documents'])
  })

  test('a change that met another one is told with what is kept now', async () => {
    const toolId = await kept()
    const edit = (who: Visitor, purpose: string) =>
      editTool(who(`${at(toolId)}/edit`, {}), form({ tool: String(toolId), revision: '1', purpose }))
    expect(await edit(visitors.owner, '月の集計と印刷')).toMatchObject({ ok: true })
    expect(await edit(visitors.chief, '別の目的')).toMatchObject({
      conflict: { purpose: '月の集計と印刷', revision: '2' },
    })
  })
})
