import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { personNumbered } from '~/facts/person-number'
import { purposeNoticeOn } from '~/facts/purpose'
import { readEntryForColleague, roundParam } from '~/features/assessment/read-entry.server'

/** The form on paper for somebody without a terminal: what is asked, with every sentence, and what was confirmed. */
export const paperForm = read({
  action: 'proxy-entry.read',
  params: z.object({ staffNumber: z.string().max(20), round: roundParam }),
  subject: async ({ staffNumber }, sql) => {
    const personId = await personNumbered(sql, staffNumber)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run({ sql, today }, { staffNumber, round }) {
    const personId = await personNumbered(sql, staffNumber)
    const entry = personId === null ? null : await readEntryForColleague({ sql, today }, personId, round)
    if (personId === null || !entry) return null
    const [person] = await sql.$queryRaw<{ name: string; unitName: string | null }[]>`
      SELECT n.name, u.name AS "unitName" FROM particulars_on(${today}::date) n
      LEFT JOIN posts_on(${today}::date) p ON p.person_id = n.person_id AND p.kind = 'primary'
      LEFT JOIN units_on(${today}::date) u ON u.unit_id = p.unit_id WHERE n.person_id = ${personId}`
    const notice = await purposeNoticeOn(sql, today)
    const { sheet } = entry
    return {
      page: {
        staffNumber,
        name: person?.name ?? '',
        unitName: person?.unitName ?? '',
        roundName: sheet.round.name,
        due: sheet.round.due,
        printedOn: inWareki(today),
        purpose: notice?.text ?? null,
        sections: sheet.steps.map((step) => ({
          title: step.name,
          skills: sheet.skills
            .filter((skill) => skill.categoryCode === step.code)
            .map(({ code, name, indicators, confirmed }) => ({ code, name, indicators, confirmed })),
        })),
      },
      looked: [personId],
    }
  },
})
