import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { sessionTokenHash } from '~/access/viewer'
import { recordId } from '~/domain/record-id'
import { instant } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { newSessionToken } from '~/platform/session-cookie.server'

const demoSignInForm = z
  .object({
    accountId: recordId().optional(),
    staffNumber: z
      .string()
      .transform((text) => text.normalize('NFKC').trim())
      .optional(),
  })
  .refine((input) => input.accountId !== undefined || (input.staffNumber ?? '') !== '', {
    path: ['staffNumber'],
    message: '職員番号を入れてください（先頭の 0 も要ります）。',
  })

/** Signs in without a password: exists in demo mode only. The token goes into a cookie, its hash into the table. */
export const beginDemoSession = command({
  action: 'session.begin',
  input: demoSignInForm,
  subject: () => theCity,
  async run({ sql }, input) {
    if (config.mode !== 'demo') return refuse('この入り方はデモだけのものです。')
    const [account] = await sql.$queryRaw<{ id: number }[]>`
      SELECT a.id FROM account a
      WHERE a.disabled_at IS NULL AND (
        a.id = ${input.accountId ?? null}::int AND EXISTS (SELECT 1 FROM demo_account d WHERE d.account_id = a.id)
        OR a.person_id = (SELECT n.person_id FROM person_number n WHERE n.number = ${input.staffNumber ?? null} AND n.voided_at IS NULL))
      LIMIT 1`
    if (!account) return refuse('その職員番号の人は見つかりません。先頭の 0 も入れて、もう一度試してください。')
    const token = newSessionToken()
    const now = instant()
    const session = await sql.session.create({
      data: { tokenHash: sessionTokenHash(token), accountId: account.id, createdAt: now, lastSeenAt: now },
      select: { id: true },
    })
    return {
      did: { token },
      audit: { subjectKind: 'session', subjectId: session.id, detail: { accountId: account.id } },
    }
  },
})
