import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import type { SkillLevel } from '~/domain/skill-standard'
import { readEntry, roundParam } from '~/features/assessment/read-entry.server'

export type ReviewSkill = {
  code: string
  name: string
  previous: SkillLevel
  previousNote: string
  sentence: string
  level: SkillLevel | null
  changed: boolean
}

/** 前回から変わりはありますか: every skill asked that has a level from before. */
export const quickReview = read({
  action: 'own-skills.read',
  params: z.object({ round: roundParam }),
  subject: () => theViewer,
  async run(given, { round }) {
    const { viewer } = given
    const entry = viewer.personId === null ? null : await readEntry(given, viewer.personId, round)
    if (!entry) return { page: null }
    const { sheet, standard } = entry
    const known = sheet.skills.flatMap((skill) => {
      const { code, categoryCode, name, previous, previousNote, level, changed, indicators } = skill
      if (previous === null) return []
      const sentence = indicators[previous] ?? ''
      return [{ code, categoryCode, name, previous, previousNote, sentence, level, changed }]
    })
    return {
      page: {
        purposeDue: viewer.purposeNoticeDue !== null,
        round: sheet.round,
        categories: standard.categories
          .map(({ code, name }) => ({ code, name, skills: known.filter((skill) => skill.categoryCode === code) }))
          .filter((category) => category.skills.length > 0),
        /** Entered at once by the button. */
        waiting: known.filter((skill) => !skill.changed && skill.level === null).length,
        changed: known.filter((skill) => skill.changed).length,
        unknown: sheet.skills.filter((skill) => skill.previous === null).map((skill) => skill.name),
        firstOpen: sheet.steps.find((step) => step.entered < step.asked)?.code ?? null,
      },
    }
  },
})

export type QuickReviewPage = NonNullable<Awaited<ReturnType<typeof quickReview>>>
