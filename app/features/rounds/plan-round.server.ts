import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { checkPlan } from '~/features/rounds/check-plan'
import { planRoundForm } from '~/features/rounds/round-forms'

/** Sets a round down as planned; nobody is asked before it is opened. */
export const planRound = command({
  action: 'round.plan',
  input: planRoundForm,
  subject: () => theCity,
  async run({ sql, today }, input) {
    const checked = await checkPlan(sql, today, input)
    if ('problem' in checked) return refuse(checked.problem)
    const [round] = await sql.$queryRaw<{ id: number }[]>`
      INSERT INTO round (name, fiscal_year, kind, tiers, department_codes, standard_version_id, opens_on, self_due_on, confirm_due_on, state)
      VALUES (${input.name}, ${input.fiscalYear}, ${input.kind}, ${input.tiers}::text[], ${input.departments}::text[],
        ${checked.standardId}, ${input.opensOn}::date, ${input.selfDueOn}::date, ${input.confirmDueOn}::date, 'planned')
      RETURNING id`
    if (!round) throw new Error('the round was not stored')
    return {
      did: { roundId: round.id },
      audit: { subjectKind: 'round', subjectId: round.id, detail: { kind: input.kind, tiers: input.tiers } },
    }
  },
})
