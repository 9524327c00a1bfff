import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { personNumbered } from '~/facts/person-number'
import { acknowledgedOn, purposeNoticeOn } from '~/facts/purpose'
import type { Sql } from '~/facts/sql'
import { readEntryForColleague, roundParam } from '~/features/assessment/read-entry.server'

/** The same form for a person who is present, and what has to be read out to them first. */
export const proxyEntry = read({
  action: 'proxy-entry.read',
  params: z.object({ staffNumber: z.string().max(20), round: roundParam }),
  subject: async ({ staffNumber }, sql) => {
    const personId = await personNumbered(sql, staffNumber)
    return personId === null ? nothing : { about: 'person', personId }
  },
  async run({ sql, viewer, today, relations }, { staffNumber, round }) {
    const personId = await personNumbered(sql, staffNumber)
    const entry = personId === null ? null : await readEntryForColleague({ sql, today }, personId, round)
    const modes = entry?.own.rounds.find((each) => each.roundId === entry.sheet.round.roundId)?.modes ?? []
    if (personId === null || !entry || !(modes.includes('proxy') || modes.includes('paper'))) return null
    const { sheet } = entry
    const notice = await purposeNoticeOn(sql, today)
    const toldOn = notice && (await acknowledgedOn(sql, personId, notice.version))
    const handedIn = sheet.round.state === 'submitted' || sheet.round.state === 'confirmed'
    const mayEnter = relations.has('proxy')
    // What is handed in is between the person and the confirmer; a draft is nobody's but theirs who enter it.
    const showsEntry = mayEnter && !handedIn
    return {
      page: {
        staffNumber,
        name: await nameOf(sql, personId, today),
        enteredBy: viewer.name,
        mayEnter,
        modes,
        round: sheet.round,
        goalRole: sheet.goalRole,
        toldOn: toldOn && inWareki(toldOn),
        notice: notice && {
          version: notice.version,
          paragraphs: notice.text.split(/\n+/).filter((line) => line.trim() !== ''),
        },
        sections: sheet.steps.map((step) => ({
          title: step.name,
          skills: showsEntry ? sheet.skills.filter((skill) => skill.categoryCode === step.code) : [],
        })),
        unchanged: showsEntry
          ? sheet.skills.filter((skill) => skill.level === null && skill.previous !== null && !skill.changed).length
          : 0,
      },
      looked: [personId],
    }
  },
})

export type ProxyEntryPage = Awaited<ReturnType<typeof proxyEntry>>

async function nameOf(sql: Sql, personId: number, day: string): Promise<string> {
  const [row] = await sql.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM particulars_on(${day}::date) p WHERE p.person_id = ${personId}`
  return row?.name ?? ''
}
