import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { httpAddress } from '~/domain/http-address'
import { recordId } from '~/domain/record-id'
import { optional, unitCode, written } from './practice-forms'

/* Forms of the register of in-house tools, shared by browser and server. */

const id = recordId()
const NO_PROJECT = '業務改善の番号か、そのページのアドレスを入れてください。'

export const toolFields = {
  name: written('ツールの名前を入れてください。', 100),
  unit: unitCode,
  purpose: written('何をするツールかを書いてください。', 500),
  madeWith: written('何で作ったかを書いてください。', 100),
  documentsUrl: httpAddress().default(''),
  note: optional(1000),
  /** Number of the improvement project it came from; nothing: none. */
  sourceProject: z
    .string()
    .transform((text) =>
      text
        .normalize('NFKC')
        .replace(/^.*\/practices\//, '')
        .trim(),
    )
    .pipe(z.string().regex(/^\d{0,10}$/, NO_PROJECT))
    .transform((value) => (value === '' ? null : Number(value)))
    .pipe(z.number().int().min(1, NO_PROJECT).max(2_147_483_647, NO_PROJECT).nullable())
    .default(null),
}

export const registerToolForm = z.object({ ...toolFields, owner: optional(60) })
export const editToolForm = z.object({ ...toolFields, tool: id, revision: z.coerce.number().int().min(0) })

export const keeperForm = z.object({
  tool: id,
  role: z.enum(['owner', 'successor']),
  who: written('職員番号か氏名を入れてください。', 60),
})
export const takeOverForm = z.object({ tool: id })
export const trialForm = z.object({
  tool: id,
  on: dayField('令和10年11月15日、R10.11.15、2028-11-15', 'ためした日'),
  worked: z.enum(['yes', 'no'], '動いたかどうかを選んでください。'),
  note: optional(500),
})
export const retireToolForm = z.object({ tool: id })
