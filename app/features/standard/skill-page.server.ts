import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import { fiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { assessedIn, NO_COUNTS, type ShownCounts, sumOf } from '~/domain/skill-map'
import { coursesOn } from '~/facts/courses'
import { cellsOfPublication, cellsOnDay, publications } from '~/facts/skill-map-cells'
import type { Standard, StandardSkill } from '~/facts/standard'
import { askedVersion, type VersionShown, versionParam } from './asked-version'

/** How many in the city stand at each level; live, or as last published. null: nothing to show yet, or too few. */
export type CityLevels = { counts: number[]; assessed: number; people: number; publishedAs: string | null } | null

export type SkillPage = {
  shown: VersionShown
  code: string
  name: string
  nameEn: string | null
  category: string
  tier: 'core' | 'extended'
  definition: string
  evidenceExamples: string[]
  indicators: string[]
  tool: { name: string; inUse: string } | null
  /** Roles that ask for it, by the level asked. */
  askedBy: { code: string; name: string; level: number; mustHave: boolean; mustHaveByRenewal: boolean }[]
  /** Courses that support reaching a level of it, the lowest first. */
  courses: { code: string; title: string; toLevel: number }[]
  city: CityLevels
  opensMap: boolean
}

/** One skill of the standard: what each level looks like, who is expected to hold it, how many do. */
export const skillPage = read({
  action: 'standard.read',
  params: z.object({ code: z.string().max(40), version: versionParam }),
  subject: () => theCity,
  async run(given, { code, version }): Promise<{ page: SkillPage } | null> {
    const asked = await askedVersion(given, version)
    const skill = asked?.standard.skills.find((each) => each.code === code)
    if (!asked || !skill) return null
    const { standard, shown } = asked
    return {
      page: {
        shown,
        code: skill.code,
        name: skill.name,
        nameEn: skill.nameEn,
        category: standard.categories.find((each) => each.code === skill.categoryCode)?.name ?? '',
        tier: skill.tier,
        definition: skill.definition,
        evidenceExamples: skill.evidenceExamples,
        indicators: skill.indicators,
        tool: toolOf(standard, skill),
        askedBy: askedBy(standard, skill),
        // What is taught and who holds it is told of the standard that the city goes by.
        courses: shown.isInForce ? await coursesFor(given, skill) : [],
        city: shown.isInForce ? await cityLevels(given, skill) : null,
        opensMap: seesLive(given),
      },
    }
  },
})

function toolOf(standard: Standard, { toolCode }: StandardSkill): SkillPage['tool'] {
  const tool = standard.tools.find(({ code }) => code === toolCode)
  if (!tool) return null
  const from = tool.fullFromFiscalYear
  return {
    name: tool.name,
    inUse: from === null ? '全庁導入の時期は未定' : `${fiscalYearInWareki(fiscalYear(from))}から全庁で利用`,
  }
}

function askedBy(standard: Standard, skill: StandardSkill): SkillPage['askedBy'] {
  return standard.profiles.flatMap(({ code, name, requirements }) => {
    const asked = requirements.find((requirement) => requirement.skillId === skill.skillId)
    if (!asked) return []
    const { requiredLevel, mustHave, mustHaveByRenewal } = asked
    return [{ code, name, level: requiredLevel, mustHave, mustHaveByRenewal }]
  })
}

async function coursesFor({ sql, today }: Reading, { code }: StandardSkill): Promise<SkillPage['courses']> {
  const courses = (await coursesOn(sql, today)).flatMap((course) => {
    const developed = course.develops.find(({ skillCode }) => skillCode === code)
    return developed ? [{ code: course.code, title: course.title, toLevel: developed.toLevel }] : []
  })
  return courses.sort((a, b) => a.toLevel - b.toLevel)
}

function seesLive({ relations }: Reading): boolean {
  return relations.has('dx_office') || relations.has('hr_section') || relations.has('technical_officer')
}

/** Live for those who see live figures; else what the latest publication shows (rule 6). */
async function cityLevels(given: Reading, skill: StandardSkill): Promise<CityLevels> {
  if (seesLive(given)) {
    const cells = await cellsOnDay(given.sql, given.today, null)
    const units = cells?.units ?? []
    const people = units.reduce((sum, unit) => sum + unit.people, 0)
    return levelsOf(sumOf(units.map((unit) => unit.cells[skill.position] ?? NO_COUNTS)), people, null)
  }
  const [latest] = await publications(given.sql)
  const cells = latest ? await cellsOfPublication(given.sql, latest.id, null) : null
  const city = cells?.units.find((unit) => unit.isTop)
  return city && latest ? levelsOf(city.cells[skill.position] ?? null, city.people, latest.title) : null
}

function levelsOf(cell: ShownCounts, people: number, publishedAs: string | null): CityLevels {
  if (cell === null) return null
  return { counts: cell.slice(0, 5), assessed: assessedIn(cell), people, publishedAs }
}
