import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { looseTerms, searchTerms } from '~/domain/practice-search'
import { practiceByFiscalYear } from '~/facts/practice-figures'
import { projectsFound, toolsNamed } from '~/facts/project-search'
import type { Sql } from '~/facts/sql'
import { practicesParams } from './practices-params'
import { namedTools } from './project-texts'

const PAGE_SIZE = 50

/** 「もうだれかが自動化していないか」: every project of the city, looked for by words and filters. */
export const practices = read({
  action: 'practices.read',
  params: practicesParams,
  subject: () => theCity,
  async run({ sql, viewer, today }, state) {
    const organisation = await organisationToday(sql, viewer)
    const unit = organisation.byCode.get(state.unit) ?? null
    const [found, years, used, named] = await Promise.all([
      foundByWords(sql, today, state.q, {
        unitId: unit?.unitId ?? null,
        tool: state.tool,
        state: state.state,
        specified: state.specified === '1',
        page: state.page,
        pageSize: PAGE_SIZE,
      }),
      practiceByFiscalYear(sql, today),
      toolsNamed(sql),
      namedTools(sql, today),
    ])
    const nameOf = (code: string) => named.find((tool) => tool.code === code)?.name ?? code
    const departments = [...organisation.byId.values()].filter(({ kind }) => kind === 'department')
    return {
      page: {
        state,
        total: found.total,
        /** What was looked for instead, where nothing holds the question as it was put. */
        loosely: found.loosely,
        pageSize: PAGE_SIZE,
        projects: found.projects.map((project) => ({ ...project, tools: project.tools.map(nameOf) })),
        years,
        unit: unit && { code: unit.code, name: unit.name },
        departments: departments.map(({ code, name }) => ({ code, name })),
        tools: used.map((code) => ({ code, name: nameOf(code) })),
        mayPropose: viewer.personId !== null,
      },
    }
  },
})

type Filters = Omit<Parameters<typeof projectsFound>[2], 'terms' | 'holding'>

/** What holds every word of a question; where nothing does, what holds any part of it. */
async function foundByWords(sql: Sql, day: CityDate, question: string, filters: Filters) {
  const found = await projectsFound(sql, day, { ...filters, terms: searchTerms(question), holding: 'all' })
  const loose = found.total === 0 ? looseTerms(question) : []
  if (loose.length === 0) return { ...found, loosely: [] }
  const near = await projectsFound(sql, day, { ...filters, terms: loose, holding: 'any' })
  return { ...near, loosely: near.total === 0 ? [] : loose.map(({ text }) => text) }
}

export type PracticesPage = Awaited<ReturnType<typeof practices>>
