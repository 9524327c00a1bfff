import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { namedTools } from './project-texts'
import { ownSection, unitChoices } from './unit-choices'

/** What the form of a new project offers. */
export const newProject = read({
  action: 'own-practices.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    const [units, unit, tools] = await Promise.all([
      unitChoices(sql, viewer),
      ownSection(sql, viewer),
      namedTools(sql, today),
    ])
    return { page: { units, unit, today, tools: tools.map(({ name }) => name) } }
  },
})
