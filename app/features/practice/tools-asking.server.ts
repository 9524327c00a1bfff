import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inhouseTools } from '~/facts/inhouse-tools'

/** The tools that ask the viewer for a new owner: as head of their unit, or as the one who follows the owner. */
export const toolsAsking = read({
  action: 'tools.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    if (viewer.personId === null) return { page: [] }
    const headed = viewer.heads.filter(({ kind }) => kind !== 'department').map(({ unitId }) => unitId)
    const tools = await inhouseTools(sql, today, { unitIds: headed, successorId: viewer.personId, retired: false })
    return {
      page: tools
        .filter(({ needs }) => needs.includes('owner'))
        .map(({ toolId, name, owner, successor }) => ({
          toolId,
          name,
          owner: owner && { name: owner.name, place: owner.place },
          mine: successor?.personId === viewer.personId,
        })),
    }
  },
})
