import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import { FUNCTION_WORDS } from '~/domain/terms'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { type FunctionHolder, functionForm } from '~/features/function-grants/function-forms'

/** Gives a function from today on to an account, which is made where there is none: how a city's first office begins. */
export const grantFunction = command({
  action: 'function.grant',
  input: functionForm,
  subject: () => theCity,
  async run({ sql, today, stamp }, input) {
    const account = await accountOf(sql, input.holder, today)
    if (!account) return refuse('その職員番号の人は見つかりません。先頭の 0 も入れて、もう一度試してください。')
    const held = await sql.$queryRaw<unknown[]>`
      SELECT 1 FROM function_grants_on(${today}::date) g WHERE g.account_id = ${account.id} AND g.function = ${input.function}`
    if (held.length > 0) return refuse(`${account.displayName} は、もう${FUNCTION_WORDS[input.function]}です。`)
    const row = { accountId: account.id, function: input.function, validFrom: today, validTo: null }
    const [grantId = 0] = await record(sql, 'function_grant', [row], stamp)
    return {
      did: { displayName: account.displayName, accountId: account.id },
      audit: {
        subjectKind: 'function_grant',
        subjectId: grantId,
        subjectPersonId: account.personId,
        detail: { function: input.function, accountId: account.id },
      },
    }
  },
})

type Account = { id: number; personId: number | null; displayName: string }

async function accountOf(sql: Sql, holder: FunctionHolder, today: CityDate): Promise<Account | null> {
  const select = { id: true, personId: true, displayName: true }
  if ('displayName' in holder) {
    const { displayName } = holder
    const known = await sql.account.findFirst({ where: { personId: null, displayName, disabledAt: null }, select })
    return known ?? sql.account.create({ data: { displayName }, select })
  }
  const [person] = await sql.$queryRaw<{ personId: number; name: string }[]>`
    SELECT n.person_id AS "personId", p.name
      FROM person_number n JOIN particulars_on(${today}::date) p ON p.person_id = n.person_id
     WHERE n.number = ${holder.staffNumber} AND n.voided_at IS NULL`
  if (!person) return null
  const { personId, name } = person
  const known = await sql.account.findUnique({ where: { personId }, select })
  return known ?? sql.account.create({ data: { personId, displayName: name }, select })
}
