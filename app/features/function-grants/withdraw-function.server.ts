import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { addDays } from '~/domain/calendar'
import { FUNCTION_WORDS } from '~/domain/terms'
import { endFunctionOn, functionHolders } from '~/facts/function-holders'
import { functionForm } from '~/features/function-grants/function-forms'

/** Takes a function away from today on, as from somebody who has moved on: the next page they open knows it. */
export const withdrawFunction = command({
  action: 'function.withdraw',
  input: functionForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, input) {
    const named = input.holder
    const holders = (await functionHolders(sql, today)).filter((held) => held.function === input.function)
    const found = holders.find((held) =>
      'staffNumber' in named
        ? held.staffNumbers.includes(named.staffNumber)
        : held.staffNumbers.length === 0 && held.name === named.displayName,
    )
    if (!found) {
      return refuse(`その人は、いま${FUNCTION_WORDS[input.function]}ではありません。functions で確かめてください。`)
    }
    await endFunctionOn(sql, found.grantId, addDays(today, -1), stamp)
    return {
      did: { name: found.name },
      audit: {
        subjectKind: 'function_grant',
        subjectId: found.grantId,
        subjectPersonId: found.personId,
        detail: { function: input.function, accountId: found.accountId },
      },
    }
  },
})
