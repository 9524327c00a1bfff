import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { practiceByFiscalYear } from '~/facts/practice-figures'
import { projectsFound, toolsNamed } from '~/facts/project-search'
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
      projectsFound(sql, today, {
        text: state.q,
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

export type PracticesPage = Awaited<ReturnType<typeof practices>>
