import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import type { ParticipantOfRound } from '~/domain/round-population'
import { askedElsewhere, storeParticipants } from '~/facts/round-participants'
import { standardInForce } from '~/facts/standard'
import { roundPopulation, roundRow } from '~/features/rounds/population'
import { roundForm } from '~/features/rounds/round-forms'

/** Opens a round: who is asked for which skills is fixed as of this day, and they are told. */
export const openRound = command({
  action: 'round.open',
  input: roundForm,
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today }, input) {
    // It asks by the standard that is in force when it opens, whichever was when it was planned.
    const standard = await standardInForce(sql, today)
    // The row is taken first, so that a second click waits and then finds the round open.
    const opened = await sql.$executeRaw`
      UPDATE round SET state = 'open', opens_on = ${today}::date, standard_version_id = coalesce(${standard?.id ?? null}, standard_version_id)
      WHERE id = ${input.round} AND state = 'planned' AND self_due_on >= ${today}::date`
    const round = await roundRow(sql, input.round)
    if (!round) return refuse('この評価期間は見つかりません。')
    if (opened === 0) {
      return refuse(
        round.state === 'planned'
          ? '自己評価のしめきりがもう過ぎています。「計画を直す」で日付を変えてから開いてください。'
          : 'この評価期間はもう開いています。',
      )
    }
    const { asked } = await roundPopulation(sql, round, today)
    if (asked.length === 0) {
      return refuse('この条件では、聞く人がひとりもいません。職員の取込みと、種類・部局を確かめてください。')
    }
    const [elsewhere] = await askedElsewhere(
      sql,
      round.roundId,
      asked.map((each) => each.personId),
    )
    if (elsewhere) {
      return refuse(
        `実施中の「${elsewhere.name}」が、同じ人 ${elsewhere.people} 人に聞いています。先にそれを閉じてから開いてください。`,
      )
    }
    await storeParticipants(sql, round.roundId, asked)
    return {
      did: { people: asked.length },
      audit: { subjectKind: 'round', subjectId: round.roundId, detail: { people: asked.length } },
      events: [...byDueDay(asked).entries()].map(([dueOn, personIds]) => ({
        kind: 'round-opened' as const,
        personIds,
        roundName: round.name,
        dueOn,
      })),
    }
  },
})

function byDueDay(asked: readonly ParticipantOfRound[]): Map<CityDate, number[]> {
  const groups = new Map<CityDate, number[]>()
  for (const { selfDueOn, personId } of asked) {
    const group = groups.get(selfDueOn)
    if (group) group.push(personId)
    else groups.set(selfDueOn, [personId])
  }
  return groups
}
