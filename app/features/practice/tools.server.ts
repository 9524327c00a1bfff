import { z } from 'zod'
import { read } from '~/access/read'
import { organisationToday } from '~/access/relations'
import { theCity } from '~/access/subject'
import { TOOL_NEEDS } from '~/domain/tool-keeping'
import { inhouseTools } from '~/facts/inhouse-tools'

const PAGE_SIZE = 50

const toolsParams = z.object({
  q: z.string().max(100).catch(''),
  unit: z.string().max(40).catch(''),
  need: z.enum(['', ...TOOL_NEEDS]).catch(''),
  retired: z.enum(['', '1']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type ToolsState = z.output<typeof toolsParams>

/** The register of in-house tools (内製ツール台帳), those that ask for most first. */
export const tools = read({
  action: 'tools.read',
  params: toolsParams,
  subject: () => theCity,
  async run({ sql, viewer, today }, state) {
    const organisation = await organisationToday(sql, viewer)
    const unit = organisation.byCode.get(state.unit) ?? null
    const all = await inhouseTools(sql, today, {
      text: state.q,
      unitIds: unit && [unit.unitId],
      retired: state.retired === '1',
    })
    const asking = (need: (typeof TOOL_NEEDS)[number]) => all.filter(({ needs }) => needs.includes(need))
    const { need } = state
    const shown = need === '' ? all : asking(need)
    const departments = [...organisation.byId.values()].filter(({ kind }) => kind === 'department')
    return {
      page: {
        state,
        total: shown.length,
        pageSize: PAGE_SIZE,
        tools: shown.slice((state.page - 1) * PAGE_SIZE, state.page * PAGE_SIZE),
        counts: TOOL_NEEDS.map((each) => ({ need: each, tools: asking(each).length })),
        unit: unit && { code: unit.code, name: unit.name },
        departments: departments.map(({ code, name }) => ({ code, name })),
        mayRegister: viewer.personId !== null,
      },
    }
  },
})

export type ToolsPage = Awaited<ReturnType<typeof tools>>

export function toolsParamsOf(request: Request): z.input<typeof toolsParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof toolsParams>
}
