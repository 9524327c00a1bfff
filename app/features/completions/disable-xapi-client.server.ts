import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { disableClient } from '~/facts/xapi'
import { clientName } from '~/features/completions/admit-xapi-client.server'

/** Shuts a provider's system out; what it has sent stays. */
export const disableXapiClient = command({
  action: 'xapi-client.disable',
  input: z.object({ name: clientName }),
  subject: () => theCity,
  async run({ sql, stamp }, { name }) {
    const clientId = await disableClient(sql, name, stamp)
    if (clientId === null) return refuse(`「${name}」という連携はありません。名前を確かめてください。`)
    return { did: { name }, audit: { subjectKind: 'xapi_client', subjectId: clientId } }
  },
})
