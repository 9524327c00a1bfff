import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { storePublication } from '~/facts/publication'
import { roundRow } from '~/features/rounds/population'
import { publishRoundForm } from '~/features/rounds/round-forms'

/** Publishes a closed round's figures for those without rights to individuals, small groups left out. Once a round. */
export const publishRound = command({
  action: 'round.publish',
  input: publishRoundForm,
  subject: () => theCity,
  timeout: 120_000,
  async run({ sql, today, stamp }, input) {
    // The row is taken first, so that two clicks publish once.
    await sql.$executeRaw`UPDATE round SET name = name WHERE id = ${input.round}`
    const round = await roundRow(sql, input.round)
    if (round?.state !== 'closed') return refuse('公表できるのは、閉じた評価期間だけです。先に閉じてください。')
    const published = await sql.publication.count({ where: { roundId: round.roundId } })
    if (published > 0) return refuse('この評価期間の集計はもう公表されています。')
    const publicationId = await storePublication(sql, { roundId: round.roundId, day: today, title: input.title, stamp })
    if (publicationId === null) return refuse('公表できませんでした。画面を開き直してください。')
    return {
      did: { publicationId },
      audit: { subjectKind: 'publication', subjectId: publicationId, detail: { roundId: round.roundId } },
    }
  },
})
