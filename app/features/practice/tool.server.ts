import { z } from 'zod'
import { read } from '~/access/read'
import { toolNumbered } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { inhouseTool, trialsOf } from '~/facts/inhouse-tools'

const EDITORS = ['tool_keeper', 'head', 'dx_office'] as const

/** One tool, and what the viewer may do with it. */
export const toolPage = read({
  action: 'tools.read',
  params: z.object({ id: recordId() }),
  subject: ({ id }, sql) => toolNumbered(sql, id),
  async run({ sql, viewer, today, relations }, { id }) {
    const [tool, trials] = await Promise.all([inhouseTool(sql, id, today), trialsOf(sql, id, today)])
    if (!tool) return null
    const isSuccessor = viewer.personId !== null && tool.successor?.personId === viewer.personId
    return {
      page: {
        ...tool,
        trials,
        today,
        may: {
          edit: EDITORS.some((relation) => relations.has(relation)),
          takeOver: isSuccessor && tool.state === 'operating',
        },
      },
    }
  },
})

export type ToolPage = Awaited<ReturnType<typeof toolPage>>
