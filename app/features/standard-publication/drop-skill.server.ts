import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { sourcesOf } from '~/domain/skill-origin'
import { successionOf } from '~/facts/standard-migration'
import { changeDropped } from '~/facts/standard-origins'
import { dropForm } from './origin-forms'
import { whyNotEdit } from './version-state'

/** Says that a skill of the version before ends with this one, and why. */
export const dropSkill = command({
  action: 'standard-draft.edit',
  input: dropForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, code, reason }) {
    const why = await whyNotEdit(sql, version)
    if (why) return refuse(why)
    const before = await successionOf(sql, version)
    if (!before.before.includes(code)) return refuse(`前の版に、スキル「${code}」はありません。`)
    const taker = before.skills.find(({ origin }) => origin !== null && sourcesOf(origin).includes(code))
    if (taker) return refuse(`「${code}」の結果は「${taker.code}」が引き継ぎます。先に、その引き継ぎを外してください。`)
    await changeDropped(sql, version, { code, reason, before }, stamp)
    return {
      did: { code },
      audit: { subjectKind: 'standard_version', subjectId: version, detail: { dropped: code } },
    }
  },
})
