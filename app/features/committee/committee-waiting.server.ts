import { z } from 'zod'
import { type Reading, read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { conflictOf } from '~/domain/committee'
import { dayInWords } from '~/domain/session-words'
import { applicationsBefore } from '~/facts/applications'
import { casesOf, committees, membersOf } from '~/facts/committees'
import { roundName } from './round-name'

type Told = { committeeId: number; name: string; heldOn: string; heldOnDay: CityDate; cases: number }

/** What rounds of the committee ask of the viewer, for home: papers to read, members to name, decisions to record. */
export const committeeWaiting = read({
  action: 'committees.read',
  params: z.object({}),
  subject: () => theCity,
  async run(given): Promise<{ page: CommitteeWaiting }> {
    const sits = given.viewer.functions.includes('committee_member')
    const toRead = sits ? await papersToRead(given) : []
    return { page: { toRead, ...(given.as === 'dx_office' ? await ofOffice(given) : NOTHING) } }
  },
})

export type CommitteeWaiting = {
  toRead: Told[]
  withoutMembers: Told[]
  undecided: Told[]
  /** Rounds were held, and no other is planned: nobody can apply for a first certificate. */
  needsRound: boolean
}

const NOTHING = { withoutMembers: [], undecided: [], needsRound: false }

/** Cases of rounds that have not met, but for those from which the viewer is excluded. */
async function papersToRead({ sql, viewer, today }: Reading): Promise<Told[]> {
  const rounds = (await committees(sql, viewer.accountId)).filter(
    ({ heldOn, waiting }) => heldOn >= today && waiting > 0,
  )
  const [first] = rounds
  if (!first) return []
  const waiting = await applicationsBefore(
    sql,
    rounds.map(({ committeeId }) => committeeId),
  )
  const cases = await casesOf(sql, waiting, today)
  const own = (await membersOf(sql, first, today)).find(({ accountId }) => accountId === viewer.accountId)
  if (!own) return []
  const theirs = waiting.filter(({ applicationId }) => {
    const about = cases.get(applicationId)
    return about && conflictOf(own, about) === null
  })
  return rounds.flatMap((round) => {
    const count = theirs.filter(({ committeeId }) => committeeId === round.committeeId).length
    return count === 0 ? [] : [told(round, count, today)]
  })
}

async function ofOffice({ sql, today }: Reading): Promise<Omit<CommitteeWaiting, 'toRead'>> {
  const all = await committees(sql, null)
  return {
    withoutMembers: all
      .filter(({ heldOn, members }) => heldOn >= today && members === 0)
      .map((round) => told(round, round.waiting, today)),
    undecided: all
      .filter(({ heldOn, waiting }) => heldOn <= today && waiting > 0)
      .map((round) => told(round, round.waiting, today)),
    needsRound: all.length > 0 && all.every(({ heldOn }) => heldOn < today),
  }
}

function told(
  { committeeId, heldOn, ...round }: Awaited<ReturnType<typeof committees>>[number],
  cases: number,
  today: CityDate,
): Told {
  return { committeeId, name: roundName(round), heldOn: dayInWords(heldOn, today), heldOnDay: heldOn, cases }
}
