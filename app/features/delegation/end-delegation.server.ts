import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { addDays } from '~/domain/calendar'
import { endDelegationOn, unitOfDelegation } from '~/facts/delegations'
import { endDelegationForm } from '~/features/delegation/delegation-forms'

/** Ends a delegation: from today on the person confirms or enters no more. What they did stays. */
export const endDelegation = command({
  action: 'delegation.end',
  input: endDelegationForm,
  subject: async (input, sql) => {
    const unitId = await unitOfDelegation(sql, input.delegation)
    return unitId === null ? nothing : { about: 'unit', unitId }
  },
  async run({ sql, today, stamp }, input) {
    if ((await unitOfDelegation(sql, input.delegation)) === null) return refuse('この指名はもう終わっています。')
    await endDelegationOn(sql, input.delegation, addDays(today, -1), stamp)
    return {
      did: { delegationId: input.delegation },
      audit: { subjectKind: 'delegation', subjectId: input.delegation },
    }
  },
})
