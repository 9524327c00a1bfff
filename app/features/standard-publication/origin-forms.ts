import { z } from 'zod'
import { recordId } from '~/domain/record-id'
import { ORIGIN_KINDS, type SkillOrigin, skillOrigin } from '~/domain/skill-origin'

const code = z.string().max(40)
const version = recordId()
/** The value that stood there when the form was opened: whoever changed it since is not overwritten. */
const was = z.string().max(4000).default('')

export const originForm = z
  .object({
    version,
    code,
    kind: z.enum(ORIGIN_KINDS, 'どう引き継ぐかを選んでください。'),
    from: z
      .array(code)
      .max(200)
      .default([])
      .transform((codes) => [...new Set(codes)]),
    cap: z.coerce.number().int().min(0).max(3).default(2),
    was,
  })
  .transform((form, context) => {
    const origin = originOf(form)
    if ('problem' in origin) {
      context.addIssue({ code: 'custom', path: [origin.field], message: origin.problem })
      return z.NEVER
    }
    const { version: versionId, code: skill, was: seen } = form
    return { version: versionId, code: skill, was: seen, origin: origin.read }
  })

export const dropForm = z.object({
  version,
  code,
  reason: z
    .string('廃止の理由を書いてください。')
    .trim()
    .min(1, '廃止の理由を書いてください。')
    .max(400, '400 字までで書いてください。'),
})

export const undropForm = z.object({ version, code })

type Written = { kind: SkillOrigin['kind']; from: string[]; cap: number }

function originOf({ kind, from, cap }: Written): { read: SkillOrigin } | { field: string; problem: string } {
  const [only, ...others] = from
  switch (kind) {
    case 'new':
      return only === undefined
        ? { read: { kind } }
        : {
            field: 'from',
            problem: '新設は、前のスキルを選びません。選んだものを外すか、別の引き継ぎ方にしてください。',
          }
    case 'merge_lower':
    case 'merge_higher':
      return others.length === 0
        ? { field: 'from', problem: '統合は、前のスキルを 2 つ以上選んでください。' }
        : { read: skillOrigin.parse({ kind, from }) }
    case 'reassess':
      return only === undefined
        ? { field: 'from', problem: '再評価は、どのスキルの結果があった人に聞くかを選んでください。' }
        : { read: skillOrigin.parse({ kind, from }) }
    default:
      if (only === undefined) return { field: 'from', problem: '引き継ぐ前のスキルを 1 つ選んでください。' }
      if (others.length > 0) {
        return { field: 'from', problem: '前のスキルは 1 つだけ選んでください。2 つ以上なら「統合」にします。' }
      }
      return { read: skillOrigin.parse(kind === 'carry_capped' ? { kind, from: only, cap } : { kind, from: only }) }
  }
}
