import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { standardInForce } from '~/facts/standard'
import { planRoundForm } from '~/features/rounds/round-forms'

/** Sets a round down as planned; nobody is asked before it is opened. */
export const planRound = command({
  action: 'round.plan',
  input: planRoundForm,
  subject: () => theCity,
  async run({ sql, today }, input) {
    if (input.selfDueOn < today) return refuse('自己評価のしめきりがもう過ぎています。きょうより後の日にしてください。')
    const standard = await standardInForce(sql, input.opensOn)
    if (!standard) {
      return refuse(
        '開始日に使える ITスキル標準がありません。先に標準を公開してください（npm run portal -- publish-standard）。',
      )
    }
    const known = await sql.$queryRaw<{ code: string }[]>`
      SELECT u.code FROM units_on(${input.opensOn}::date) u WHERE u.kind = 'department' AND u.code = ANY (${input.departments}::text[])`
    if (known.length < new Set(input.departments).size)
      return refuse('開始日にない部局が選ばれています。選び直してください。')
    const [round] = await sql.$queryRaw<{ id: number }[]>`
      INSERT INTO round (name, fiscal_year, kind, tiers, department_codes, standard_version_id, opens_on, self_due_on, confirm_due_on, state)
      VALUES (${input.name}, ${input.fiscalYear}, ${input.kind}, ${input.tiers}::text[], ${input.departments}::text[],
        ${standard.id}, ${input.opensOn}::date, ${input.selfDueOn}::date, ${input.confirmDueOn}::date, 'planned')
      RETURNING id`
    if (!round) throw new Error('the round was not stored')
    return {
      did: { roundId: round.id },
      audit: { subjectKind: 'round', subjectId: round.id, detail: { kind: input.kind, tiers: input.tiers } },
    }
  },
})
