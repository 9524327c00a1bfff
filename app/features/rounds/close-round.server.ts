import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { storeRoundSnapshot } from '~/facts/round-snapshot'
import { roundForm } from '~/features/rounds/round-forms'

/** Closes a round with its snapshot, which never changes again; what still waits is decided between rounds. */
export const closeRound = command({
  action: 'round.close',
  input: roundForm,
  subject: () => theCity,
  timeout: 120_000,
  async run({ sql, today }, input) {
    const closed = await sql.$executeRaw`
      UPDATE round SET state = 'closed', closed_on = ${today}::date WHERE id = ${input.round} AND state = 'open'`
    if (closed === 0) return refuse('実施中の評価期間ではありません。もう閉じられたかもしれません。')
    const people = await storeRoundSnapshot(sql, input.round, today)
    return {
      did: { people },
      audit: { subjectKind: 'round', subjectId: input.round, detail: { people } },
    }
  },
})
