import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { addClient } from '~/facts/xapi'
import { newSecretToken, secretTokenHash } from '~/platform/secret-token'

export const clientName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._ -]{1,60}$/u, '名前は 60 文字まで、文字・数字と . _ - で書いてください。')

/** Lets a provider's system send statements. Its token is told once and kept nowhere. */
export const admitXapiClient = command({
  action: 'xapi-client.admit',
  input: z.object({ name: clientName }),
  subject: () => theCity,
  async run({ sql, stamp }, { name }) {
    const token = newSecretToken()
    const clientId = await addClient(sql, { name, tokenHash: secretTokenHash(token) }, stamp)
    if (clientId === null)
      return refuse(`「${name}」は登録済みです。止めた名前も使えないので、別の名前にしてください。`)
    return { did: { name, token }, audit: { subjectKind: 'xapi_client', subjectId: clientId } }
  },
})
