import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { evidenceChecks } from '~/domain/practice-evidence'
import { inhouseTools } from '~/facts/inhouse-tools'
import { projectsOf } from '~/facts/projects'

/** The viewer's own projects, each with what it still lacks for a certificate, and the tools that they keep. */
export const ownPractices = read({
  action: 'own-practices.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    const { personId } = viewer
    if (personId === null) return null
    const [projects, tools] = await Promise.all([
      projectsOf(sql, personId, today),
      inhouseTools(sql, today, { retired: false, keeperId: personId }),
    ])
    return {
      page: {
        projects: projects.map((project) => ({ ...project, checks: evidenceChecks(project, project.role, today) })),
        tools: tools.map((tool) => ({ ...tool, own: tool.owner?.personId === personId })),
      },
    }
  },
})

export type OwnPracticesPage = Awaited<ReturnType<typeof ownPractices>>
