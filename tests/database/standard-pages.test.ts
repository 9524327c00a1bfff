import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { publishStandard, storeStandardDraft } from '~/facts/standard-draft'
import { handbookFile } from '~/features/standard/handbook-file.server'
import { publishedStandard } from '~/features/standard/published-standard.server'
import { roleComparison } from '~/features/standard/role-comparison.server'
import { rolePage } from '~/features/standard/role-page.server'
import { skillPage } from '~/features/standard/skill-page.server'
import reference from '../../prisma/demo/skill-standard.json'
import { person, STAMP, unit } from '../support/city-of'
import { testDatabase, todayIs } from '../support/database'
import { signIn, type Visitor } from '../support/signed-in'
import { statusOf } from '../support/status-of'

const { db } = testDatabase()
let staff: Visitor
let original: SkillStandardFile

beforeAll(async () => {
  await todayIs(cityDate('2028-11-15'))
  const read = readSkillStandard(reference)
  if (!read.ok) throw new Error('the reference standard cannot be read')
  original = read.standard
  await publish(original, '2026-11-01')
  await publish(
    {
      ...original,
      standard: { ...original.standard, version: '1.1.0' },
      levelScale: original.levelScale.map((one) => (one.level === 2 ? { ...one, anchor: '一人で任せられる。' } : one)),
      skills: original.skills.map((one) => (one.code === 'LIT-DXB' ? { ...one, name: { ja: 'DXの土台' } } : one)),
    },
    '2028-04-01',
  )
  const section = await unit(db, { code: 'S001', name: '介護保険課' })
  staff = await signIn(db, await person(db, { number: '100001', name: '石黒 美咲', unitId: section }))
})

async function publish(file: SkillStandardFile, from: string) {
  const draft = await storeStandardDraft(db, file, STAMP)
  if (!draft.stored) throw new Error(draft.reason)
  await publishStandard(db, draft.versionId, cityDate(from), STAMP)
}

describe('the pages of the standard', () => {
  test('show the version in force, and an earlier one as it was', async () => {
    const now = await publishedStandard(staff('/standard'), { q: '', version: '' })
    expect(now.standard?.shown).toEqual({ version: '1.1.0', effectiveFrom: '令和10年4月1日', isInForce: true })
    expect(now.standard?.scale[2]?.anchor).toBe('一人で任せられる。')
    const before = await publishedStandard(staff('/standard'), { q: '', version: '1.0.0' })
    expect(before.standard?.shown).toMatchObject({ version: '1.0.0', isInForce: false })
    expect(before.standard?.scale[2]?.anchor).toBe(original.levelScale[2]?.anchor)
    const skill = { code: 'LIT-DXB' }
    expect((await skillPage(staff('/'), { ...skill, version: '' })).name).toBe('DXの土台')
    expect((await skillPage(staff('/'), { ...skill, version: '1.0.0' })).name).toBe('DXの基礎理解')
  })

  test('a version that was never published is not there', async () => {
    expect(await statusOf(publishedStandard(staff('/standard'), { q: '', version: '9.9.9' }))).toBe(404)
    expect(await statusOf(skillPage(staff('/'), { code: 'LIT-DXB', version: '9.9.9' }))).toBe(404)
    expect(await statusOf(rolePage(staff('/'), { code: 'DX_LEADER', version: '9.9.9' }))).toBe(404)
    expect(await statusOf(handbookFile(staff('/'), { version: '9.9.9' }))).toBe(404)
  })

  test('a search finds by kanji, by kana of either script and by English', async () => {
    const found = async (q: string) => {
      const page = await publishedStandard(staff('/standard'), { q, version: '' })
      return page.standard?.categories.flatMap(({ skills }) => skills.map(({ code }) => code)) ?? []
    }
    expect(await found('個人情報')).toContain('SEC-PRV')
    expect(await found('おふぃすそふと')).toContain('LIT-OFC')
    expect(await found('office productivity')).toEqual(['LIT-OFC'])
    expect(await found('ありえない言葉')).toEqual([])
  })
})

describe('two roles compared', () => {
  test('are counted as their profiles ask, skill by skill', async () => {
    const page = await roleComparison(staff('/'), { a: 'DX_LEADER', b: 'DX_MASTER', version: '' })
    const levels = (code: string) => original.roles.find((role) => role.code === code)?.requiredLevels ?? {}
    const [leader, master] = [levels('DX_LEADER'), levels('DX_MASTER')]
    const asked = original.skills.map(({ code }) => [leader[code] ?? 0, master[code] ?? 0] as const)
    const count = (test: (a: number, b: number) => boolean) => asked.filter(([a, b]) => test(a, b)).length
    expect(page.counts).toEqual({
      both: count((a, b) => a > 0 && b > 0),
      onlyA: count((a, b) => a > 0 && b === 0),
      onlyB: count((a, b) => a === 0 && b > 0),
      higher: count((a, b) => a > 0 && b > a),
      lower: count((a, b) => b > 0 && a > b),
    })
    expect(page.counts.both).toBeGreaterThan(0)
  })

  test('are not compared before both are chosen', async () => {
    const page = await roleComparison(staff('/'), { a: 'DX_LEADER', b: 'nobody', version: '' })
    expect(page).toMatchObject({ a: { code: 'DX_LEADER' }, b: null, categories: [] })
  })
})

describe('the handbook', () => {
  test('holds every skill with its levels, and the contents name the page on which each stands', async () => {
    const { name, bytes } = await handbookFile(staff('/'), { version: '1.0.0' })
    expect(name).toBe('ITスキル標準_第1.0.0版.pdf')
    const pages = await pagesOf(bytes)
    const all = pages.join('')
    for (const skill of original.skills) {
      for (const { indicator } of skill.levels) expect(all).toContain(packed(indicator))
      const at = pages.findIndex((page, index) => index > 2 && page.includes(packed(skill.name.ja + skill.code)))
      expect(pages.slice(1, 3).join('')).toContain(packed(`${skill.name.ja}${at + 1}`))
    }
    for (const role of original.roles) expect(all).toContain(packed(role.name.ja))
  })
})

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      return packed(items.map((item) => ('str' in item ? item.str : '')).join(''))
    }),
  )
}

function packed(text: string): string {
  return text.replaceAll(/\s/g, '')
}
