import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { roundForm } from '~/features/rounds/round-forms'

/** Gives up a round that has asked nobody yet; the audit log keeps that it was planned. */
export const discardPlan = command({
  action: 'round.plan',
  input: roundForm,
  subject: () => theCity,
  async run({ sql }, input) {
    const [row] = await sql.$queryRaw<{ gone: boolean }[]>`SELECT discard_round_plan(${input.round}::int) AS gone`
    if (!row?.gone) {
      return refuse('この評価期間はもう開いたか、取りやめになりました。画面を開き直してください。')
    }
    return {
      did: { roundId: input.round },
      audit: { subjectKind: 'round', subjectId: input.round, detail: { discarded: true } },
    }
  },
})
