import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { isReadable } from '~/domain/committee'
import { dayInWords } from '~/domain/session-words'
import { type CommitteeLine, committees } from '~/facts/committees'
import { roundName } from './round-name'

/** The rounds of the committee: all for 事務局, their own for members. */
export const committeeList = read({
  action: 'committees.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today, as }) {
    const isOffice = as === 'dx_office'
    const found = await committees(sql, isOffice ? null : viewer.accountId)
    const lines = isOffice ? found : found.filter(({ heldOn }) => isReadable(heldOn, today))
    return { page: { isOffice, says: insight(lines, today), lines: lines.map((line) => shownLine(line, today)) } }
  },
})

export type CommitteeListPage = Awaited<ReturnType<typeof committeeList>>

function shownLine(line: CommitteeLine, today: CityDate) {
  const { committeeId, members, chair, waiting, decided, all, heldOn } = line
  return {
    committeeId,
    name: roundName(line),
    applyBy: dayInWords(line.applyBy, today),
    heldOn: dayInWords(heldOn, today),
    isOver: heldOn < today,
    members,
    chair,
    waiting,
    decided,
    all,
  }
}

function insight(lines: readonly CommitteeLine[], today: CityDate): string {
  const late = lines.filter(({ heldOn, waiting }) => heldOn < today && waiting > 0)
  const [undecided] = late
  if (undecided) return `${roundName(undecided)}の ${undecided.waiting} 件の決定が、まだ記録されていません。`
  const next = lines.findLast(({ heldOn }) => heldOn >= today)
  if (!next) return 'これからの回は、まだ予定されていません。'
  const waiting =
    next.all === 0 ? 'まだ申請はありません' : `申請は ${next.all} 件、うち審査を待つものが ${next.waiting} 件です`
  const members = next.members === 0 ? '委員がまだ決まっていません。' : ''
  return `次は、${dayInWords(next.heldOn, today)}の${roundName(next)}です。${waiting}。${members}`
}
