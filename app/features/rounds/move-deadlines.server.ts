import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { type CityDate, withWeekday } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'
import { roundRow } from '~/features/rounds/population'
import { moveDeadlinesForm } from '~/features/rounds/round-forms'
import { seenDeadlines } from '~/features/rounds/seen-deadlines'

/** Gives a round that is open other deadlines; whoever has two weeks more keeps them, and all who have not handed in are told. */
export const moveDeadlines = command({
  action: 'round.move-deadlines',
  input: moveDeadlinesForm,
  subject: () => theCity,
  timeout: 30_000,
  async run({ sql, today }, input) {
    await sql.$queryRaw`SELECT id FROM round WHERE id = ${input.round} FOR UPDATE`
    const round = await roundRow(sql, input.round)
    if (round?.state !== 'open') return refuse('実施中の評価期間ではありません。画面を開き直してください。')
    if (input.seen !== seenDeadlines(round)) {
      return refuse(
        `ほかの人が先に変えました。いまのしめきりは、自己評価が${withWeekday(round.selfDueOn)}、確認が${withWeekday(round.confirmDueOn)}です。それでよいか確かめて、よければもう一度押してください。`,
      )
    }
    if (input.selfDueOn === round.selfDueOn && input.confirmDueOn === round.confirmDueOn) {
      return refuse('しめきりは、いまと同じです。')
    }
    if (input.selfDueOn !== round.selfDueOn && input.selfDueOn < today) {
      return refuse('自己評価のしめきりが、もう過ぎた日です。きょうか、きょうより後の日にしてください。')
    }
    if (input.confirmDueOn < today) {
      return refuse('確認のしめきりが、もう過ぎた日です。きょうか、きょうより後の日にしてください。')
    }
    await sql.$executeRaw`
      UPDATE round SET self_due_on = ${input.selfDueOn}::date, confirm_due_on = ${input.confirmDueOn}::date WHERE id = ${round.roundId}`
    const told = await moveOwnDays(sql, round.roundId, round.selfDueOn, input.selfDueOn)
    return {
      did: { people: told.length },
      audit: {
        subjectKind: 'round',
        subjectId: round.roundId,
        detail: { selfDueOn: input.selfDueOn, confirmDueOn: input.confirmDueOn, was: seenDeadlines(round) },
      },
      events: [...new Set(told.map(({ dueOn }) => dueOn))].map((dueOn) => ({
        kind: 'round-deadline-moved' as const,
        personIds: told.filter((one) => one.dueOn === dueOn).map((one) => one.personId),
        roundName: round.name,
        dueOn,
      })),
    }
  },
})

/** Each participant's own last day moves by as many days; those who are still to hand in, with their new day. */
async function moveOwnDays(
  sql: Sql,
  roundId: number,
  was: CityDate,
  now: CityDate,
): Promise<{ personId: number; dueOn: CityDate }[]> {
  if (was === now) return []
  const moved = await sql.$queryRaw<{ personId: number; dueOn: CityDate; state: string }[]>`
    UPDATE round_participant SET self_due_on = self_due_on + (${now}::date - ${was}::date) WHERE round_id = ${roundId}
    RETURNING person_id AS "personId", self_due_on::text AS "dueOn", state`
  return moved.filter(({ state }) => state !== 'submitted' && state !== 'confirmed')
}
