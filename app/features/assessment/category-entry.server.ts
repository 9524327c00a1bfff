import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { isKept } from '~/features/assessment/entry-sheet'
import { readEntry, roundParam } from '~/features/assessment/read-entry.server'

/** One category of what a round asks: every skill with its five sentences. */
export const categoryEntry = read({
  action: 'own-skills.read',
  params: z.object({ category: z.string().max(40), round: roundParam }),
  subject: () => theViewer,
  async run(given, { category, round }) {
    const { viewer } = given
    const entry = viewer.personId === null ? null : await readEntry(given, viewer.personId, round)
    if (!entry) return { page: null }
    const index = entry.sheet.steps.findIndex((step) => step.code === category)
    const step = entry.sheet.steps[index]
    if (!step) return null
    const { sheet } = entry
    return {
      page: {
        purposeDue: viewer.purposeNoticeDue !== null,
        round: sheet.round,
        revision: sheet.revision,
        goalRole: sheet.goalRole,
        steps: sheet.steps,
        step,
        before: sheet.steps[index - 1] ?? null,
        after: sheet.steps[index + 1] ?? null,
        skills: sheet.skills.filter((skill) => skill.categoryCode === category),
        kept: sheet.skills.filter(isKept).length,
      },
    }
  },
})

export type CategoryEntryPage = NonNullable<Awaited<ReturnType<typeof categoryEntry>>>
