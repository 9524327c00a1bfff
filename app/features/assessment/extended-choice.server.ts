import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { maySkipExtended } from '~/features/assessment/choose-extended.server'
import { readEntry, roundParam } from '~/features/assessment/read-entry.server'

/** The extended skills that a volunteer (希望者) may add to what the round asks. */
export const extendedChoice = read({
  action: 'own-skills.read',
  params: z.object({ round: roundParam }),
  subject: () => theViewer,
  async run(given, { round }) {
    const { viewer } = given
    const entry = viewer.personId === null ? null : await readEntry(given, viewer.personId, round)
    if (!entry?.sheet.round.tiers.includes('extended')) return { page: null }
    const { own, standard, sheet } = entry
    const asked = new Set(sheet.skills.map((skill) => skill.code))
    const rule = own.rounds.find((each) => each.roundId === sheet.round.roundId)?.rule ?? ''
    return {
      page: {
        purposeDue: viewer.purposeNoticeDue !== null,
        round: sheet.round,
        maySkip: maySkipExtended(rule),
        categories: standard.categories
          .map(({ code, name }) => ({
            code,
            name,
            skills: standard.skills
              .filter((skill) => skill.tier === 'extended' && skill.categoryCode === code)
              .map((skill) => ({
                code: skill.code,
                name: skill.name,
                definition: skill.definition,
                asked: asked.has(skill.code),
              })),
          }))
          .filter((category) => category.skills.length > 0),
      },
    }
  },
})
