import { inWareki } from '~/domain/calendar'
import { levelWord, roleWord, toSkillLevel } from '~/domain/terms'
import type { NeedReason } from '~/domain/training-demand'
import type { Planning } from './planning'

/** Why somebody needs a course, as the office reads it. */
export function reasonsShown(planning: Planning, personId: number, courseCode: string): string[] {
  const person = planning.personOf.get(personId)
  return person ? planning.demand.reasonsOf(person, courseCode).map((reason) => reasonWord(reason, planning)) : []
}

function reasonWord(reason: NeedReason, { standard }: Planning): string {
  switch (reason.why) {
    case 'certification':
      return `${roleWord(reason.role)}の認定に要る`
    case 'certification-choice':
      return `${roleWord(reason.role)}の認定に要る（${reason.group.join('・')} のどれか）`
    case 'renewal':
      return `${roleWord(reason.role)}の更新に要る（期限 ${inWareki(reason.validThrough)}）`
    case 'gap': {
      const skill = standard?.skills.find(({ code }) => code === reason.skill)?.shortName ?? reason.skill
      const level = toSkillLevel(reason.level)
      const now = level === null ? levelWord(null) : String(level)
      return `${roleWord(reason.role)}の差：${skill} ${now} → ${reason.requiredLevel}`
    }
  }
}
