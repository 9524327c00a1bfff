import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { readEntry, roundParam } from '~/features/assessment/read-entry.server'

/** What is looked over before it is handed in: what is missing, and what differs from 前回. */
export const submitCheck = read({
  action: 'own-skills.read',
  params: z.object({ round: roundParam }),
  subject: () => theViewer,
  async run(given, { round }) {
    const { viewer } = given
    const entry = viewer.personId === null ? null : await readEntry(given, viewer.personId, round)
    if (!entry) return { page: null }
    const { sheet } = entry
    const named = sheet.skills.map(({ code, categoryCode, name, level, previous, evidence, lacksEvidence }) => ({
      code,
      categoryCode,
      name,
      level,
      previous,
      evidence: evidence.length,
      lacksEvidence,
    }))
    return {
      page: {
        purposeDue: viewer.purposeNoticeDue !== null,
        round: sheet.round,
        revision: sheet.revision,
        missing: named.filter((skill) => skill.level === null),
        withoutEvidence: named.filter((skill) => skill.lacksEvidence),
        different: named.filter((skill) => skill.level !== null && skill.level !== skill.previous),
        same: named.filter((skill) => skill.level !== null && skill.level === skill.previous).length,
      },
    }
  },
})

export type SubmitCheckPage = NonNullable<Awaited<ReturnType<typeof submitCheck>>>
