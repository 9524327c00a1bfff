import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { checkPlan } from '~/features/rounds/check-plan'
import { changePlanForm } from '~/features/rounds/round-forms'

/** Puts the plan of a round right; nobody has been asked by it yet. */
export const changePlan = command({
  action: 'round.plan',
  input: changePlanForm,
  subject: () => theCity,
  async run({ sql, today }, input) {
    const checked = await checkPlan(sql, today, input)
    if ('problem' in checked) return refuse(checked.problem)
    const changed = await sql.$executeRaw`
      UPDATE round SET name = ${input.name}, fiscal_year = ${input.fiscalYear}, kind = ${input.kind}, tiers = ${input.tiers}::text[],
        department_codes = ${input.departments}::text[], standard_version_id = ${checked.standardId}, opens_on = ${input.opensOn}::date,
        self_due_on = ${input.selfDueOn}::date, confirm_due_on = ${input.confirmDueOn}::date
      WHERE id = ${input.round} AND state = 'planned'`
    if (changed === 0) {
      return refuse('この評価期間はもう開いたか、取りやめになりました。画面を開き直してください。')
    }
    return {
      did: { roundId: input.round },
      audit: {
        subjectKind: 'round',
        subjectId: input.round,
        detail: { kind: input.kind, tiers: input.tiers, opensOn: input.opensOn, selfDueOn: input.selfDueOn },
      },
    }
  },
})
