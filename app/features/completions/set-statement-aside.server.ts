import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { setStatementAside } from '~/facts/statement-desk'
import { setAsideForm } from '~/features/completions/matching-forms'

/** Takes off the desk what will never find anybody: a guest, a course that is none of the city's. */
export const setAside = command({
  action: 'statement.set-aside',
  input: setAsideForm,
  subject: () => theCity,
  async run({ sql }, { statement }) {
    const clientId = await setStatementAside(sql, statement)
    if (clientId === null) return refuse('この記録は、もう待っていません。画面を開き直してください。')
    return {
      did: { statement },
      audit: { subjectKind: 'xapi_client', subjectId: clientId, detail: { statement } },
    }
  },
})
