import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { successionOf } from '~/facts/standard-migration'
import { changeDropped } from '~/facts/standard-origins'
import { undropForm } from './origin-forms'
import { whyNotEdit } from './version-state'

/** A skill of the version before does not end after all: where its results go is open again. */
export const undropSkill = command({
  action: 'standard-draft.edit',
  input: undropForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, code }) {
    const why = await whyNotEdit(sql, version)
    if (why) return refuse(why)
    const before = await successionOf(sql, version)
    if (before.dropped.every((one) => one.code !== code)) {
      return refuse(`「${code}」は、廃止になっていません。画面を開き直してください。`)
    }
    await changeDropped(sql, version, { code, reason: null, before }, stamp)
    return {
      did: { code },
      audit: { subjectKind: 'standard_version', subjectId: version, detail: { kept: code } },
    }
  },
})
