import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { sourcesOf } from '~/domain/skill-origin'
import { successionOf } from '~/facts/standard-migration'
import { changeOrigin } from '~/facts/standard-origins'
import { originForm } from './origin-forms'
import { whyNotEdit } from './version-state'

/** Decides where the results of one skill of the draft come from. */
export const decideOrigin = command({
  action: 'standard-draft.edit',
  input: originForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, code, origin, was }) {
    const why = await whyNotEdit(sql, version)
    if (why) return refuse(why)
    const before = await successionOf(sql, version)
    const skill = before.skills.find((one) => one.code === code)
    if (!skill) return refuse(`スキル「${code}」は、この下書きにありません。画面を開き直してください。`)
    const now = JSON.stringify(skill.origin)
    if (now !== was && now !== JSON.stringify(origin)) return conflictWith({ origin: skill.origin })
    const unknown = sourcesOf(origin).filter((source) => !before.before.includes(source))
    if (unknown.length > 0) return refuse(`前の版にないスキルです：${unknown.join('、')}。選び直してください。`)
    if (now !== JSON.stringify(origin)) await changeOrigin(sql, version, { code, origin, before }, stamp)
    return {
      did: { code },
      audit: { subjectKind: 'standard_version', subjectId: version, detail: { skill: code, origin: origin.kind } },
    }
  },
})
