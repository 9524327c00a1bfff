import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { notRemindedOn } from '~/facts/notices'
import { roundRow } from '~/features/rounds/population'
import { roundForm } from '~/features/rounds/round-forms'

/** Tells everybody who has not handed in, at most once a day each. */
export const remindRound = command({
  action: 'round.remind',
  input: roundForm,
  subject: () => theCity,
  timeout: 30_000,
  async run({ sql, today }, input) {
    const round = await roundRow(sql, input.round)
    if (round?.state !== 'open') return refuse('実施中の評価期間ではありません。')
    const missing = await sql.$queryRaw<{ personId: number; dueOn: CityDate }[]>`
      SELECT p.person_id AS "personId", p.self_due_on::text AS "dueOn" FROM round_participant p
      JOIN posts_on(${today}::date) o ON o.person_id = p.person_id AND o.kind = 'primary'
      WHERE p.round_id = ${round.roundId} AND p.state IN ('not_started', 'draft', 'returned')
        AND NOT EXISTS (SELECT 1 FROM leaves_on(${today}::date) v WHERE v.person_id = p.person_id)`
    const told = new Set(
      await notRemindedOn(
        sql,
        missing.map((each) => each.personId),
        today,
      ),
    )
    if (told.size === 0) {
      return refuse(
        missing.length === 0 ? 'まだ出していない人はいません。' : 'きょうはもう知らせました。あすまた知らせられます。',
      )
    }
    const days = [...new Set(missing.map((each) => each.dueOn))]
    return {
      did: { people: told.size },
      audit: { subjectKind: 'round', subjectId: round.roundId, detail: { people: told.size } },
      events: days.map((dueOn) => ({
        kind: 'reminded' as const,
        personIds: missing
          .filter((each) => each.dueOn === dueOn && told.has(each.personId))
          .map((each) => each.personId),
        roundName: round.name,
        dueOn,
      })),
    }
  },
})
